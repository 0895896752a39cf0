// The one-line messages of the key rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_KMS_01                                                                 \
  "QN-KMS-01: a database is encrypted with a customer-managed key. Fix: .encryption = " \
  "KmsKey<Database>{stack, \"DbKey\"}"

#define QUOIN_QN_KMS_02                                                                       \
  "QN-KMS-02: each database has a key of its own. Fix: make the key in place: .encryption = " \
  "KmsKey<Database>{stack, \"DbKey\"}"

#define QUOIN_QN_KMS_03                                                                    \
  "QN-KMS-03: there is one key per class of secret. Fix: a key of the secret's class, as " \
  "KmsKey<SmtpSecrets> for mail credentials"

#define QUOIN_QN_KMS_04                                                                                   \
  "QN-KMS-04: registries, logs and buckets have customer-managed keys in production. Fix: .encryption = " \
  "KmsKey<Logs>{stack, \"LogKey\"}"

#define QUOIN_QN_KMS_05                                                                                   \
  "QN-KMS-05: keys rotate, and their policies name principals and services, never an unconditioned '*'. " \
  "Fix: enable_key_rotation = true and a policy that names who may use the key"
