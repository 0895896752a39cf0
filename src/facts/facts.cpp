// Facts of what is emitted.
#include "facts/facts.hpp"

namespace quoin::facts {

void write(detail::JsonWriter& out, const Facts& facts) {
  out.begin_object();
  for (const auto& [kind, rows] : facts) {
    out.key(kind);
    out.begin_array();
    for (const Fact& row : rows) {
      out.begin_object();
      for (const auto& [name, value] : row) out.member(name, value);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

}  // namespace quoin::facts
