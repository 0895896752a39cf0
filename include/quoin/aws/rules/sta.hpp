// The one-line messages of the state rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_STA_01                                                                                      \
  "QN-STA-01: Terraform state lies in S3: versioned, encrypted, public access blocked, locked; a local one " \
  "only outside production. Fix: App's .state = TerraformState{.bucket = \"acme-terraform-state\", .region " \
  "= eu_central_1}, or elsewhere(\"Terraform Cloud\")"
