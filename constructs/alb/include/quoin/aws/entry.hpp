// What the internet may not reach: everything that is no entry, said under QN-SG-01.
#pragma once

#include <quoin/aws/rules/sg.hpp>
#include <quoin/chain.hpp>

namespace quoin {

namespace detail {

/// The internet as the left side of an edge whose right side takes no part in the chain.
struct InternetCaller {
  InternetCaller(const Internet&) {}
};

}  // namespace detail

/// Chosen only where the right side has no `>>` of its own: then it is no entry.
template <Construct To> const To& operator>>(const detail::InternetCaller&, const To& to) {
  static_assert(never<To>, QUOIN_QN_SG_01);
  return to;
}

}  // namespace quoin
