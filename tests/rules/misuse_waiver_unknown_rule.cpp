// A waiver of a rule that does not exist.
#include <quoin/waiver.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: a waiver names a rule of the catalogue
constexpr auto waiver = waive<"QN-SG-99", "the office has no fixed address">(until<2027, 3, 1>);
#else
constexpr auto waiver = waive<"QN-SG-05", "the office has no fixed address">(until<2027, 3, 1>);
#endif

static_assert(waives<decltype(waiver), "QN-SG-05">);
