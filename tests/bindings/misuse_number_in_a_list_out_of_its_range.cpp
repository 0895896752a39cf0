// A number in a list beyond what the schema allows.
#include <quoin/cfn/iot/security_profile.hpp>

using namespace quoin;

// the compiler's own words
// expect: ports
#ifdef MISUSE
[[maybe_unused]] const cfn::iot::SecurityProfileArgs::MetricValue inside{.ports = {{443, 65536}}};
#else
const int more = 8443;
[[maybe_unused]] const cfn::iot::SecurityProfileArgs::MetricValue inside{.ports = {{443, more, 0}}};
#endif
