// A required argument that is missing in a nested block.
#include <quoin/tf/aws/lb.hpp>

using namespace quoin;

// expect: argument 'bucket' of access_logs in aws_lb is required
#ifdef MISUSE
const tf::aws::LbArgs lb{.access_logs = {{.enabled = true}}};
#else
const tf::aws::LbArgs lb{.access_logs = {{.bucket = "logs", .enabled = true}}};
#endif
