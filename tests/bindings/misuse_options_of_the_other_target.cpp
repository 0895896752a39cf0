// A CloudFormation option on a Terraform resource.
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: deletion_policy
tf::aws::SqsQueue jobs(Scope stack) {
#ifdef MISUSE
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.deletion_policy = "Retain"}};
#else
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.lifecycle = {.prevent_destroy = true}}};
#endif
}
