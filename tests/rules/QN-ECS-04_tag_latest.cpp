// The tag that means another image every day.
#include <quoin/aws/digest.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: never latest
constexpr auto tag = "latest"_tag;
#else
constexpr auto tag = "v1.4.2"_tag;
#endif

static_assert(!tag.text.empty());
