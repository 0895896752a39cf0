// A number where a required text is wanted.
#include <quoin/tf/aws/sns_topic_subscription.hpp>

using namespace quoin;

// the compiler's own words
// expect: endpoint_argument
#ifdef MISUSE
const tf::aws::SnsTopicSubscriptionArgs orders{.endpoint = 7, .protocol = "sqs", .topic_arn = "t"};
#else
const tf::aws::SnsTopicSubscriptionArgs orders{.endpoint = "7", .protocol = "sqs", .topic_arn = "t"};
#endif
