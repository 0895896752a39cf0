// A precondition that does not say what is wrong where it does not hold.
#include <quoin/terraform/expression.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// expect: argument 'error_message' of lifecycle is required
tf::aws::SqsQueue jobs(Scope stack) {
#ifdef MISUSE
  return tf::aws::SqsQueue{
      stack, "Jobs", {}, {.lifecycle = {.precondition = {{.condition = tf::expression({"1 < 2"})}}}}};
#else
  return tf::aws::SqsQueue{
      stack,
      "Jobs",
      {},
      {.lifecycle = {.precondition = {{.condition = tf::expression({"1 < 2"}), .error_message = "No."}}}}};
#endif
}
