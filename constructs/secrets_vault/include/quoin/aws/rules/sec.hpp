// The one-line messages of the secret rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_SEC_01                                                                            \
  "QN-SEC-01: a secret is never a plain environment variable. Fix: .secrets = {{\"DB_PASSWORD\", " \
  "db.application_user(\"chat\").password()}}"

#define QUOIN_QN_SEC_02                                                                                   \
  "QN-SEC-02: no secret value is written in the source. Fix: vault.database_master(), or another secret " \
  "that the cloud generates"

#define QUOIN_QN_SEC_03                                                                         \
  "QN-SEC-03: a secret is encrypted with the key of its class. Fix: the key of that class, as " \
  "KmsKey<DatabaseSecrets>{stack, \"DatabaseSecretsKey\"}"

#define QUOIN_QN_SEC_04                                                                                 \
  "QN-SEC-04: signing keys rotate at least every 30 days, and every other secret states its rotation. " \
  "Fix: .rotation = days<30>, or no_rotation(\"why\") where nothing can rotate it"

#define QUOIN_QN_SEC_05                                                                                  \
  "QN-SEC-05: secrets are replicated to at least one other region inside the residency. Fix: .replicas " \
  "= {eu_central_1}, or no_replica(\"why\")"

#define QUOIN_QN_SEC_06                                                                                 \
  "QN-SEC-06: access to a secret is granted both by the role and by the secret's own resource policy. " \
  "Fix: a grant by a construct, which writes both"

#define QUOIN_QN_SEC_07                                                                                 \
  "QN-SEC-07: a token in Parameter Store is a SecureString with a key. Fix: .type = SecureString with " \
  ".encryption = KmsKey<Tokens>{stack, \"TokenKey\"}"

#define QUOIN_QN_SEC_08                                                                             \
  "QN-SEC-08: no secret value appears in a template, a plan or Terraform state. Fix: a write-only " \
  "argument or a dynamic reference"
