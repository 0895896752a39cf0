// A nested block with an argument of the wrong type.
#include <quoin/tf/aws/lb.hpp>

using namespace quoin;

// the compiler's own words
// expect: arg::access_logs
#ifdef MISUSE
const tf::aws::LbArgs lb{.access_logs = {{.bucket = "logs", .enabled = "yes"}}};
#else
const tf::aws::LbArgs lb{.access_logs = {{.bucket = "logs", .enabled = true}}};
#endif
