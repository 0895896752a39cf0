// Address ranges, IPv4 and IPv6, checked where they are written: "10.0.0.0/16"_cidr.
#pragma once

#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <string_view>

namespace quoin {

/// The text of a range, held by value.
struct CidrText {
  char characters[48]{};
  std::uint8_t size = 0;

  constexpr std::string_view view() const { return {characters, size}; }
  constexpr operator std::string_view() const { return view(); }  // NOLINT(google-explicit-constructor)
};

/// An address range: a network address and the length of its prefix. IPv4 addresses lie in `low`.
struct Cidr {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  std::uint8_t prefix = 0;
  bool ipv6 = false;

  constexpr bool operator==(const Cidr&) const = default;

  /// Bits of an address of this family.
  constexpr int width() const { return ipv6 ? 128 : 32; }
  /// The same range with the bits behind the prefix cleared.
  constexpr Cidr network() const;
  /// No bit is set behind the prefix.
  constexpr bool is_network() const { return *this == network(); }
  /// Every address of `other` lies in this range.
  constexpr bool contains(const Cidr& other) const;
  constexpr bool overlaps(const Cidr& other) const { return contains(other) || other.contains(*this); }
  /// The range is the whole internet of its family.
  constexpr bool is_everything() const { return prefix == 0; }
  /// IPv4 from RFC 1918 or RFC 6598.
  constexpr bool is_private() const;
  /// How many ranges of that prefix length fit into this one (at most 2^32 are counted).
  constexpr std::uint64_t count_of(int other_prefix) const;
  /// The range number `index` of that prefix length inside this one; `index` is below count_of().
  constexpr Cidr part(int other_prefix, std::uint64_t index) const;
  /// The canonical text, "10.0.0.0/16" or "2001:db8::/32".
  constexpr CidrText text() const;
};

namespace detail {

constexpr std::uint64_t high_mask(int bits) {
  return bits <= 0    ? 0
         : bits >= 64 ? ~std::uint64_t{0}
                      : ~std::uint64_t{0} << (static_cast<unsigned>(64 - bits) & 63U);
}

/// Decimal digits without a leading zero, at most `most`; false otherwise.
constexpr bool parse_decimal(std::string_view text, int most, int& value) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0')) return false;
  value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return value <= most;
}

constexpr bool parse_ipv4(std::string_view text, std::uint64_t& address) {
  address = 0;
  for (int part = 0; part < 4; ++part) {
    const auto dot = text.find('.');
    if ((part < 3) != (dot != std::string_view::npos)) return false;
    int value = 0;
    if (!parse_decimal(text.substr(0, dot), 255, value)) return false;
    address = address << 8 | static_cast<std::uint64_t>(value);
    if (part < 3) text.remove_prefix(dot + 1);
  }
  return true;
}

constexpr bool parse_group(std::string_view text, std::uint16_t& value) {
  if (text.empty() || text.size() > 4) return false;
  unsigned sum = 0;
  for (const char c : text) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return false;
    sum = sum * 16 + static_cast<unsigned>(digit);
  }
  value = static_cast<std::uint16_t>(sum);
  return true;
}

/// Colon-separated groups into `groups`; their number, or -1.
constexpr int parse_groups(std::string_view text, std::uint16_t (&groups)[8]) {
  if (text.empty()) return 0;
  for (int count = 0; count < 8;) {
    const auto colon = text.find(':');
    if (!parse_group(text.substr(0, colon), groups[count++])) return -1;
    if (colon == std::string_view::npos) return count;
    text.remove_prefix(colon + 1);
  }
  return -1;
}

constexpr bool parse_ipv6(std::string_view text, std::uint64_t& high, std::uint64_t& low) {
  std::uint16_t front[8]{};
  std::uint16_t back[8]{};
  const auto gap = text.find("::");
  const int in_front = parse_groups(text.substr(0, gap), front);
  const int in_back = gap == std::string_view::npos ? 0 : parse_groups(text.substr(gap + 2), back);
  if (in_front < 0 || in_back < 0) return false;
  if (gap == std::string_view::npos ? in_front != 8 : in_front + in_back > 7) return false;
  for (int i = 0; i < in_back; ++i) front[8 - in_back + i] = back[i];
  high = low = 0;
  for (int i = 0; i < 4; ++i) high = high << 16 | front[i];
  for (int i = 4; i < 8; ++i) low = low << 16 | front[i];
  return true;
}

}  // namespace detail

constexpr Cidr Cidr::network() const {
  Cidr result = *this;
  if (ipv6) {
    result.high &= detail::high_mask(prefix);
    result.low &= detail::high_mask(prefix - 64);
  } else {
    result.low &= detail::high_mask(prefix) >> 32;
  }
  return result;
}

constexpr bool Cidr::contains(const Cidr& other) const {
  if (ipv6 != other.ipv6 || other.prefix < prefix) return false;
  Cidr cut = other;
  cut.prefix = prefix;
  return cut.network() == network();
}

constexpr bool Cidr::is_private() const {
  constexpr Cidr blocks[] = {
      {0, 0x0A000000, 8, false},   // 10.0.0.0/8, RFC 1918
      {0, 0xAC100000, 12, false},  // 172.16.0.0/12, RFC 1918
      {0, 0xC0A80000, 16, false},  // 192.168.0.0/16, RFC 1918
      {0, 0x64400000, 10, false},  // 100.64.0.0/10, RFC 6598
  };
  for (const Cidr& block : blocks)
    if (block.contains(*this)) return true;
  return false;
}

constexpr std::uint64_t Cidr::count_of(int other_prefix) const {
  const int bits = other_prefix - prefix;
  if (bits < 0 || other_prefix > width()) return 0;
  return std::uint64_t{1} << (bits > 32 ? 32 : bits);
}

constexpr Cidr Cidr::part(int other_prefix, std::uint64_t index) const {
  Cidr result = network();
  result.prefix = static_cast<std::uint8_t>(other_prefix);
  const int shift = width() - other_prefix;
  if (shift < 64) result.low += index << shift;
  if (ipv6 && shift >= 64) result.high += index << (shift - 64);
  if (ipv6 && shift < 64 && shift > 0) result.high += index >> (64 - shift);
  return result;
}

constexpr CidrText Cidr::text() const {
  CidrText out;
  const auto put = [&out](char c) { out.characters[out.size++] = c; };
  const auto number = [&put](unsigned value, unsigned base) {
    char digits[8]{};
    int count = 0;
    do digits[count++] = "0123456789abcdef"[value % base];
    while ((value /= base) != 0);
    while (count > 0) put(digits[--count]);
  };
  if (!ipv6) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      number(static_cast<unsigned>(low >> shift & 0xFF), 10);
      if (shift > 0) put('.');
    }
  } else {
    unsigned groups[8]{};
    for (int i = 0; i < 8; ++i)
      groups[i] = static_cast<unsigned>((i < 4 ? high : low) >> (48 - 16 * (i % 4)) & 0xFFFF);
    int gap = -1;  // the longest run of at least two zero groups, the first one of equal length
    int length = 1;
    for (int i = 0; i < 8; ++i) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) ++run;
      if (run > length) {
        gap = i;
        length = run;
      }
    }
    for (int i = 0; i < 8; ++i) {
      if (i == gap) {
        put(':');
        put(':');
        i += length - 1;
        continue;
      }
      if (i > 0 && i != gap + length) put(':');
      number(groups[i], 16);
    }
  }
  put('/');
  number(prefix, 10);
  return out;
}

/// What a text is when it is not a range.
enum class CidrError : std::uint8_t {
  none,
  malformed,  ///< not 'address/prefix'
  host_bits,  ///< bits are set behind the prefix; `value` is the range with them cleared
};

/// What parse_cidr() found.
struct ParsedCidr {
  Cidr value;
  CidrError error = CidrError::malformed;

  constexpr explicit operator bool() const { return error == CidrError::none; }
};

/// The run-time path for ranges that come from configuration. Strict: canonical decimal parts, no spaces.
constexpr ParsedCidr parse_cidr(std::string_view text) {
  ParsedCidr parsed;
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return parsed;
  Cidr& cidr = parsed.value;
  const auto address = text.substr(0, slash);
  cidr.ipv6 = address.find(':') != std::string_view::npos;
  int prefix = 0;
  const bool well_formed =
      detail::parse_decimal(text.substr(slash + 1), cidr.width(), prefix) &&
      (cidr.ipv6 ? detail::parse_ipv6(address, cidr.high, cidr.low) : detail::parse_ipv4(address, cidr.low));
  if (!well_formed) return {};
  cidr.prefix = static_cast<std::uint8_t>(prefix);
  parsed.error = cidr.is_network() ? CidrError::none : CidrError::host_bits;
  cidr = cidr.network();
  return parsed;
}

/// A range that is known at compile time, in its type, so that a property can refuse it there.
template <Cidr Value> struct CidrConstant {
  static constexpr Cidr value = Value;
  constexpr operator Cidr() const { return Value; }  // NOLINT(google-explicit-constructor)
};

/// `"10.0.0.0/16"_cidr`. After an error it is a harmless private range, so that no second error follows.
template <FixedText Text> consteval auto operator""_cidr() {
  constexpr ParsedCidr parsed = parse_cidr(Text.view());
  static_assert(
      parsed.error != CidrError::malformed,
      "this is not an address range. Fix: an address, '/', and a prefix length, as \"10.0.0.0/16\"_cidr");
  static_assert(parsed.error != CidrError::host_bits,
                QUOIN_MALFORMED(
                    "QN-NET-01",
                    "an address range starts at its network address, and bits behind the prefix are set here",
                    "clear them, as \"10.0.0.0/16\"_cidr for \"10.0.0.1/16\"_cidr"));
  return CidrConstant<parsed ? parsed.value : Cidr{0, 0x0A000000, 16, false}>{};
}

}  // namespace quoin
