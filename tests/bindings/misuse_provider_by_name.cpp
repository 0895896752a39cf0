// The name of a provider's configuration where the configuration itself is wanted.
#include <quoin/tf/aws/provider.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

using namespace quoin;

// the compiler's own words
// expect: ProviderChoice
tf::aws::SqsQueue jobs(Scope stack, const tf::aws::Provider& audit) {
#ifdef MISUSE
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.provider = "aws.audit"}};
#else
  return tf::aws::SqsQueue{stack, "Jobs", {}, {.provider = audit}};
#endif
}
