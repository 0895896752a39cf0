// The one-line messages of the cache rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_CCH_01 \
  "QN-CCH-01: a cache stands in isolated subnets only. Fix: .subnets = vpc.isolated_subnets()"

#define QUOIN_QN_CCH_02                                                                            \
  "QN-CCH-02: a cache is encrypted at rest with a customer-managed key, in transit with TLS, and " \
  "authenticated. Fix: a key of its own, transit encryption, and a user or token"

#define QUOIN_QN_CCH_03                                                                               \
  "QN-CCH-03: a production cache spans several zones and fails over by itself. Fix: .availability = " \
  "multi_az, or outside_production(single_az)"
