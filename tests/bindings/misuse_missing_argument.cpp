// A required argument that is missing.
#include <quoin/tf/aws/sns_topic_subscription.hpp>

using namespace quoin;

// expect: argument 'endpoint' of aws_sns_topic_subscription is required
#ifdef MISUSE
const tf::aws::SnsTopicSubscriptionArgs orders{.protocol = "sqs",
                                               .topic_arn = "arn:aws:sns:eu-west-1:111122223333:t"};
#else
const tf::aws::SnsTopicSubscriptionArgs orders{.endpoint = "arn:aws:sqs:eu-west-1:111122223333:q",
                                               .protocol = "sqs",
                                               .topic_arn = "arn:aws:sns:eu-west-1:111122223333:t"};
#endif
