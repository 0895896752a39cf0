// Fuzzes address ranges: what is accepted is canonical, prints, and reads back as the same.
#include <quoin/cidr.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const quoin::ParsedCidr parsed = quoin::parse_cidr(text);
  if (parsed.error == quoin::CidrError::malformed) return 0;

  const quoin::Cidr& range = parsed.value;
  if (!range.is_network() || range.prefix > range.width()) std::abort();
  const quoin::CidrText printed = range.text();
  const quoin::ParsedCidr again = quoin::parse_cidr(printed.view());
  if (!again || !(again.value == range)) std::abort();
  if (!range.contains(range) || !range.overlaps(range)) std::abort();
  if (range.prefix < range.width()) {
    const quoin::Cidr low = range.part(range.prefix + 1, 0);
    const quoin::Cidr high = range.part(range.prefix + 1, 1);
    if (!range.contains(low) || !range.contains(high) || low.overlaps(high)) std::abort();
  }
  return 0;
}
