// What an account has before anything is built in it: trail, configuration recorder, budget, alarms, state backend.
#include <quoin/app.hpp>
#include <quoin/aws/account_baseline.hpp>
#include <quoin/aws/alarms.hpp>
#include <quoin/aws/state_backend.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv, {.residency = {eu_central_1, eu_west_1}, .tags = {{"system", "landing-zone"}}}};
  Stack stack{app, "account", {.region = eu_central_1, .account = "123456789012"}};

  AccountBaseline account{stack, "Baseline", {
      .monthly_budget = usd<800>,
      .notify = {"ops@example.com"},
  }};
  StateBackend state{stack, "State", {
      .bucket = "example-terraform-state",
      .mfa_delete = mfa_delete_by_root,  // false does not compile: QN-S3-06
      .lock_table = true,
  }};
  Alarms alarms{stack, "Alarms", {.notify = {mail("ops@example.com")}}};
  alarms.watch(account);  // failed sign-ins at the console, and calls that are denied
  alarms.on("StateLockErrors", {
      .metric_namespace = "AWS/DynamoDB",
      .metric = "SystemErrors",
      .dimensions = {{"TableName", Text{"example-terraform-state-lock"}}, {"Operation", Text{"PutItem"}}},
      .statistic = Statistic::sum,
      .periods = 1,
      .missing_data = MissingData::not_breaching,
      .description = "Terraform's locks are not taken: wait before you apply anything.",
  });

  Output bucket{stack, "StateBucket", {.value = state.bucket(), .description = "For the backends of other stacks."}};
  return app.synth();
}
