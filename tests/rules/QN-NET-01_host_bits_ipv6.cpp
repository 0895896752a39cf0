// An IPv6 range that does not start at its network address.
#include <quoin/cidr.hpp>

using namespace quoin;

#ifdef MISUSE
constexpr Cidr range = "2001:db8::1/64"_cidr;
#else
constexpr Cidr range = "2001:db8::/64"_cidr;
#endif

static_assert(range.prefix > 0);
