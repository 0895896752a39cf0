// A waiver for ever.
#include <quoin/waiver.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: a waiver has a reason and an end
constexpr auto waiver = waive<"QN-SG-05", "the office has no fixed address">();
#else
constexpr auto waiver = waive<"QN-SG-05", "the office has no fixed address">(until<2027, 3, 1>);
#endif

static_assert(waives<decltype(waiver), "QN-SG-05">);
