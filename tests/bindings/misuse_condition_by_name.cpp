// The name of a condition where the condition itself is wanted.
#include <quoin/cfn/sqs/queue.hpp>
#include <quoin/cloudformation/condition.hpp>

using namespace quoin;

// the compiler's own words
// expect: ConditionChoice
cfn::sqs::Queue jobs(Scope stack, const cfn::Condition& is_large) {
#ifdef MISUSE
  return cfn::sqs::Queue{stack, "Jobs", {}, {.condition = "IsLarge"}};
#else
  return cfn::sqs::Queue{stack, "Jobs", {}, {.condition = is_large}};
#endif
}
