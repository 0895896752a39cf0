// Text where true or false is wanted.
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: arg::fifo_queue
#ifdef MISUSE
const tf::aws::SqsQueueArgs jobs{.fifo_queue = "yes"};
#else
const tf::aws::SqsQueueArgs jobs{.fifo_queue = true};
#endif
