// An argument that only release 6 of the provider has: what is lowered must work with both.
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: region
#ifdef MISUSE
const tf::aws::SqsQueueArgs jobs{.name = "jobs", .region = "eu-west-1"};
#else
const tf::aws::SqsQueueArgs jobs{.name = "jobs"};
#endif
