// The one-line messages of the bastion rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_BST_01                                                                             \
  "QN-BST-01: a bastion's key pair is ED25519, and its private half never passes through Quoin, a " \
  "template or the state. Fix: the public key as text, made outside with ssh-keygen -t ed25519"

#define QUOIN_QN_BST_02                                                                                \
  "QN-BST-02: a bastion has IMDSv2 only, an encrypted volume, and logged Session Manager sessions as " \
  "the preferred way in. Fix: http_tokens = required, an encrypted root volume, session logs"
