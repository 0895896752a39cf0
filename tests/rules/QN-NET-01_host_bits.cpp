// A range that does not start at its network address.
#include <quoin/cidr.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: starts at its network address
constexpr Cidr range = "10.20.0.1/16"_cidr;
#else
constexpr Cidr range = "10.20.0.0/16"_cidr;
#endif

static_assert(range.prefix == 16);
