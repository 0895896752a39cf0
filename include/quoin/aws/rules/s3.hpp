// The one-line messages of the bucket rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_S3_01 \
  "QN-S3-01: no bucket is public. Fix: remove this line; viewers are served by a CloudFrontSite"

#define QUOIN_QN_S3_02                                                                                    \
  "QN-S3-02: a bucket is encrypted at rest, in production with a customer-managed key. Fix: .encryption " \
  "= KmsKey<Objects>{stack, \"MediaKey\"}"

#define QUOIN_QN_S3_03 "QN-S3-03: a bucket is versioned. Fix: versioning is Enabled"

#define QUOIN_QN_S3_04                                                                  \
  "QN-S3-04: a bucket's policy denies plain HTTP and old TLS. Fix: Deny statements on " \
  "aws:SecureTransport and s3:TlsVersion"

#define QUOIN_QN_S3_05                                                                             \
  "QN-S3-05: a bucket logs accesses to a separate log bucket, which does not log to itself. Fix: " \
  "logging to the stack's log bucket"

#define QUOIN_QN_S3_06                                                                               \
  "QN-S3-06: a state bucket demands MFA to delete, or a waiver says why not. Fix: MFA delete, or a " \
  "waiver with a reason"

#define QUOIN_QN_S3_07                                                                                   \
  "QN-S3-07: a service's bucket is reached from that service's role through the VPC endpoint only, and " \
  "by those on an explicit list. Fix: the service's role, the VPC endpoint, and an explicit list of "    \
  "others"

#define QUOIN_QN_S3_08                                                                                  \
  "QN-S3-08: what happens to old objects is stated: they expire, move, or are kept for a reason. Fix: " \
  ".old_objects = expire_after(days<365>), or keep_forever(\"why\")"
