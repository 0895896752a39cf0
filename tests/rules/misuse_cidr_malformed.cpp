// A text that is no address range.
#include <quoin/cidr.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: this is not an address range
constexpr Cidr range = "10.20.0.0"_cidr;
#else
constexpr Cidr range = "10.20.0.0/16"_cidr;
#endif

static_assert(range.is_network());
