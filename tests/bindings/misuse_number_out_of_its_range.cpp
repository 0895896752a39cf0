// A number beyond what the schema allows.
#include <quoin/cfn/sqs/queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: delay_seconds
#ifdef MISUSE
[[maybe_unused]] const cfn::sqs::QueueArgs queue{.delay_seconds = 901};
#else
constexpr int longest = 900;
[[maybe_unused]] const cfn::sqs::QueueArgs queue{.delay_seconds = longest,
                                                 .maximum_message_size = 256 * 1024};
[[maybe_unused]] const auto of_a_run = [](int seconds, int times) {
  const long long more = seconds;
  return cfn::sqs::QueueArgs{.delay_seconds = more,
                             .message_retention_period = bindings::at_run_time(seconds * times),
                             .receive_message_wait_time_seconds = seconds};
};
#endif
