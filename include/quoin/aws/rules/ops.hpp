// The one-line messages of the operations rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_OPS_01                                                                                \
  "QN-OPS-01: a stack can be synthesized hibernated, contained and restored, and its runbook has its " \
  "real names. Fix: quoin synth --state hibernated, contained or running"

#define QUOIN_QN_OPS_02                                                                                   \
  "QN-OPS-02: everything stays in the regions of the app's stated residency, but for AWS's global parts " \
  "in us-east-1. Fix: a region of the residency, or a wider residency in App's .residency"

#define QUOIN_QN_OPS_03                                                                                  \
  "QN-OPS-03: a production app has a budget. Fix: AccountBaseline{stack, \"Account\", {.monthly_budget " \
  "= usd<800>}}"

#define QUOIN_QN_OPS_04                                                                                  \
  "QN-OPS-04: data has a backup plan with a copy in a second region and a restoration procedure in the " \
  "runbook. Fix: a backup plan with a copy to a second region of the residency"
