// What Terraform's state has already: imports, moves and removals.
#include <gtest/gtest.h>

#include "core_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/aws/log_group.hpp>
#include <quoin/terraform/state.hpp>
#include <quoin/tf/aws/data/sqs_queue.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

#include <nlohmann/json.hpp>

namespace quoin::bindings_state_test {

using nlohmann::json;

TEST(State, IsTakenOverMovedAndGivenUp) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.name = "jobs"}};
    tf::aws::SqsQueue each{stack, "Each", {.name = "each"}, {.for_each = {"a", "b"}}};
    tf::import_existing(jobs, "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs");
    tf::import_existing({each, "", "a"}, "https://sqs.eu-west-1.amazonaws.com/111122223333/each");
    tf::moved({each, "", "b"}, "module.queues[0].aws_sqs_queue.this");
    tf::removed(stack, "aws_sqs_queue.old");
    tf::removed(stack, "aws_sqs_queue.older", tf::Removal::destroy);
  });
  EXPECT_EQ(result.messages(), "");
  json all = result.only();
  EXPECT_EQ(all["import"], json::parse(R"([
    {"id": "https://sqs.eu-west-1.amazonaws.com/111122223333/each", "to": "aws_sqs_queue.each[\"a\"]"},
    {"id": "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs", "to": "aws_sqs_queue.jobs"}
  ])"));
  EXPECT_EQ(all["moved"], json::parse(R"([
    {"from": "module.queues[0].aws_sqs_queue.this", "to": "aws_sqs_queue.each[\"b\"]"}
  ])"));
  EXPECT_EQ(all["removed"], json::parse(R"([
    {"from": "aws_sqs_queue.old", "lifecycle": {"destroy": false}},
    {"from": "aws_sqs_queue.older", "lifecycle": {"destroy": true}}
  ])"));
}

TEST(State, RefusesWhatIsNotThere) {
  const auto result = test::synthesize(Target::terraform, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::aws::SqsQueue jobs{stack, "Jobs", {.name = "jobs"}};
    tf::aws::data::SqsQueue read{stack, "Read", {.name = "read"}};
    tf::import_existing({jobs, "other"}, "id");
    tf::import_existing(read, "id");
    tf::import_existing(jobs, "id");
    tf::import_existing(jobs, "id");
    tf::moved(jobs, "aws_sqs_queue");
    tf::moved(jobs, "aws_sqs_queue.a b");
    tf::removed(stack, "aws_sqs_queue.old");
    tf::removed(stack, "aws_sqs_queue.old");
  });
  EXPECT_EQ(test::without_lines(result.messages()),
            R"(error: the resource "other" is not what the construct emits
  at jobs/Jobs (bindings_state_test.cpp:N)
  got: it emits: ""
  fix: one of these names
error: aws_sqs_queue is only read: it cannot be imported
  at jobs/Read (bindings_state_test.cpp:N)
  fix: leave the import out
error: a resource is imported twice
  at jobs/Jobs (bindings_state_test.cpp:N)
  fix: one import for each resource
error: an address in Terraform's state is names with dots between them
  at jobs/Jobs (bindings_state_test.cpp:N)
  got: "aws_sqs_queue"
  fix: an address as `terraform state list` shows it: aws_sqs_queue.old, module.queues.aws_sqs_queue.this[0]
error: an address in Terraform's state is names with dots between them
  at jobs/Jobs (bindings_state_test.cpp:N)
  got: "aws_sqs_queue.a b"
  fix: an address as `terraform state list` shows it: aws_sqs_queue.old, module.queues.aws_sqs_queue.this[0]
error: aws_sqs_queue.old is moved or removed twice
  at jobs (bindings_state_test.cpp:N)
  fix: one of them
)");
}

TEST(State, IsNoConcernOfCloudFormation) {
  const auto result = test::synthesize(Target::cloudformation, [](App& app) {
    Stack stack{app, "jobs", {.region = eu_west_1}};
    tf::removed(stack, "aws_sqs_queue.old");
  });
  EXPECT_EQ(result.only().contains("removed"), false);
}

}  // namespace quoin::bindings_state_test
