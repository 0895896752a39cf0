// The one-line messages of the load-balancer and TLS rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_TLS_01                                                                               \
  "QN-TLS-01: an HTTPS listener has a certificate. Fix: .certificate = Certificate{stack, \"Cert\", " \
  "{.domain = \"api.example.com\"}}"

#define QUOIN_QN_TLS_02                                                                  \
  "QN-TLS-02: a plain HTTP listener redirects to HTTPS, or there is none. Fix: .http = " \
  "redirect_to_https, or .http = reject"

#define QUOIN_QN_TLS_03 "QN-TLS-03: a listener speaks TLS 1.2 at least. Fix: .tls_policy = tls_1_2_and_1_3"

#define QUOIN_QN_TLS_04                                                                                      \
  "QN-TLS-04: a load balancer drops invalid header fields. Fix: remove this line, it always does; on a raw " \
  "resource drop_invalid_header_fields = true"

#define QUOIN_QN_TLS_05                                                                               \
  "QN-TLS-05: a load balancer logs its accesses and is protected against deletion. Fix: remove this " \
  "line, --state unlocked lifts the protection; on a raw resource access_logs to the log bucket and " \
  "enable_deletion_protection = true"

#define QUOIN_QN_TLS_06                                                                            \
  "QN-TLS-06: a public entry names its web ACL. Fix: .web_acl = WebAcl<regional>{stack, \"Waf\", " \
  "{.rate_limit = per_5_minutes<2000>}}"

#define QUOIN_QN_TLS_07                                                                                  \
  "QN-TLS-07: a load balancer states who reaches it: the internet an internet-facing one, services and " \
  "CloudFront an internal one. Fix: Alb<internet_facing>, or Alb<internal>"

#define QUOIN_QN_TLS_08                                                                                   \
  "QN-TLS-08: how a service's port speaks is stated: TLS or plain text. Fix: .port = tls_port<3443>, or " \
  ".port = plain_text_port<3000>"
