// The one-line messages of the audit rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_AUD_01                                                                              \
  "QN-AUD-01: a production app has one CloudTrail in all regions, validated, encrypted, with data "  \
  "events for the buckets that hold user data. Fix: AccountBaseline{stack, \"Account\", {...}}, or " \
  "App's .baseline = elsewhere(\"the organization's trail\")"

#define QUOIN_QN_AUD_02                                                                                  \
  "QN-AUD-02: the trail's bucket is immutable and holds nothing else. Fix: a bucket of its own with an " \
  "object lock"

#define QUOIN_QN_AUD_03                                                                                \
  "QN-AUD-03: a production app has an AWS Config recorder, and security-group changes are evaluated. " \
  "Fix: AccountBaseline{stack, \"Account\", {...}}, or App's .baseline = elsewhere(\"why\")"

#define QUOIN_QN_AUD_04                                                                               \
  "QN-AUD-04: alarms on failures go to an encrypted SNS topic with its subscriptions. Fix: an alarm " \
  "topic with a key and at least one subscription"

#define QUOIN_QN_AUD_05                                                                              \
  "QN-AUD-05: failed authentications are counted from the logs and alarmed. Fix: alarms.watch(api, " \
  "{.failed_logins = \"login_failed\"_log_pattern}), or no_logins(\"why\")"

#define QUOIN_QN_AUD_06                                                                   \
  "QN-AUD-06: sensitive fields are masked in the logs by a data protection policy. Fix: " \
  ".masked_in_logs = {email_addresses, json_web_tokens}"

#define QUOIN_QN_AUD_07                                                                                   \
  "QN-AUD-07: every log and every store of records has a stated retention. Fix: .retention = days<365>, " \
  "or keep_forever(\"why\")"

#define QUOIN_QN_AUD_08                                                                                 \
  "QN-AUD-08: web ACLs, APIs, load balancers and bastion sessions log. Fix: a log destination on each " \
  "of them"

#define QUOIN_QN_AUD_09                                                                                \
  "QN-AUD-09: anomaly alarms for requests, resource use and traffic stand beside the failure alarms. " \
  "Fix: alarms.watch(api, {.anomaly_band = 3}), or a waiver of QN-AUD-09 there"
