// A number where true or false is wanted.
#include <quoin/cfn/sqs/queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: arg::fifo_queue
#ifdef MISUSE
const cfn::sqs::QueueArgs jobs{.fifo_queue = 1};
#else
const cfn::sqs::QueueArgs jobs{.fifo_queue = true};
#endif
