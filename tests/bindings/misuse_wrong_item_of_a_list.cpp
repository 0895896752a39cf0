// A number in a list of texts.
#include <quoin/tf/aws/lb.hpp>

using namespace quoin;

// the compiler's own words
// expect: arg::subnets
#ifdef MISUSE
const tf::aws::LbArgs lb{.subnets = {"subnet-1", 2}};
#else
const tf::aws::LbArgs lb{.subnets = {"subnet-1", "subnet-2"}};
#endif
