// A text where a number of instances is wanted.
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: option::count
tf::aws::SqsQueue jobs(Scope stack) {
#ifdef MISUSE
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.count = "two"}};
#else
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.count = 2}};
#endif
}
