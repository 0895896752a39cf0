// An argument that the resource does not have.
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: visibility_timeout_secs
#ifdef MISUSE
const tf::aws::SqsQueueArgs jobs{.visibility_timeout_secs = 30};
#else
const tf::aws::SqsQueueArgs jobs{.visibility_timeout_seconds = 30};
#endif
