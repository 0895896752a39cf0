// An override with a text where the argument is a flag.
#include <quoin/aws/log_group.hpp>
#include <quoin/override.hpp>
#include <quoin/tf/aws/cloudwatch_log_group.hpp>

using namespace quoin;

// expect: the value does not fit the argument that the override names. Fix: what the resource itself takes
void keep(const aws::LogGroup& logs) {
#ifdef MISUSE
  override_argument(logs, "", &tf::aws::CloudwatchLogGroupArgs::skip_destroy, "yes");
#else
  override_argument(logs, "", &tf::aws::CloudwatchLogGroupArgs::skip_destroy, true);
#endif
}
