// A digest that was copied in its short form.
#include <quoin/aws/digest.hpp>

using namespace quoin;

#ifdef MISUSE
constexpr auto digest = "sha256:0123456789ab"_digest;
#else
constexpr auto digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_digest;
#endif

static_assert(digest.text.size() == 71);
