// The one-line messages of the CloudFront rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_CDN_01                                                                             \
  "QN-CDN-01: a distribution reads a bucket through an origin access control, or not at all. Fix: " \
  ".origin = bucket, which makes the origin access control"

#define QUOIN_QN_CDN_02                                                                              \
  "QN-CDN-02: the bucket's policy admits that one distribution only. Fix: the service principal of " \
  "CloudFront with the distribution's ARN as the source"

#define QUOIN_QN_CDN_03                                                                                  \
  "QN-CDN-03: viewers are redirected to HTTPS or refused, with TLSv1.2_2021 at least and a certificate " \
  "of its own in production. Fix: .viewers = redirect_to_https, .certificate = "                         \
  "Certificate<us_east_1>{...}"

#define QUOIN_QN_CDN_04                                                                             \
  "QN-CDN-04: a certificate for CloudFront lives in us-east-1. Fix: Certificate<us_east_1>{stack, " \
  "\"SiteCert\", {.domain = \"www.example.com\"}}"

#define QUOIN_QN_CDN_05                                                                                  \
  "QN-CDN-05: a web ACL has the scope of what it protects: cloudfront for a distribution, regional for " \
  "the rest. Fix: WebAcl<regional> for a load balancer or an API gateway, WebAcl<cloudfront> for a "     \
  "distribution"

#define QUOIN_QN_CDN_06                                                                                   \
  "QN-CDN-06: responses carry HSTS and a strict content security policy. Fix: a response headers policy " \
  "with both"

#define QUOIN_QN_CDN_07 \
  "QN-CDN-07: a distribution logs its accesses to the log bucket. Fix: logging to the log bucket"

#define QUOIN_QN_CDN_08                                                                          \
  "QN-CDN-08: private media is served by signed URL through a trusted key group. Fix: .media = " \
  "signed_urls(key_group)"
