// The one-line messages of the state rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_STA_01                                                                                   \
  "QN-STA-01: Terraform state lies in S3: versioned, encrypted, public access blocked, locked. Fix: the " \
  "S3 backend with use_lockfile; a local state only outside production"
