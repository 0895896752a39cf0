// A waiver until a day that the calendar does not have.
#include <quoin/waiver.hpp>

using namespace quoin;

#ifdef MISUSE
// expect: there is no such day
constexpr auto waiver = waive<"QN-SG-05", "the office has no fixed address">(until<2027, 2, 29>);
#else
constexpr auto waiver = waive<"QN-SG-05", "the office has no fixed address">(until<2027, 2, 28>);
#endif

static_assert(waives<decltype(waiver), "QN-SG-05">);
