// Countries, as a distribution limits its viewers: .countries = only_in<"DE", "AT">.
#pragma once

#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace quoin::aws {

/// The code is one of ISO 3166-1, two capitals: "DE".
constexpr bool is_country_code(std::string_view code) {
  constexpr std::string_view codes =
      "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV "
      "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES "
      "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE "
      "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY "
      "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU "
      "NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM "
      "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE "
      "VG VI VN VU WF WS YE YT ZA ZM ZW";
  if (code.size() != 2 || code.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = 0; at < codes.size(); at += 3)
    if (codes.substr(at, 2) == code) return true;
  return false;
}

/// Which countries a distribution serves.
struct Countries {
  enum class Mode : std::uint8_t { all, only, all_but };

  Mode mode = Mode::all;
  const std::string_view* codes = nullptr;
  std::size_t count = 0;
};

namespace detail {
template <FixedText... Codes> struct CountryCodes {
  static constexpr bool known = (is_country_code(Codes.view()) && ...);
  static_assert(
      sizeof...(Codes) > 0 && known,
      "a country is named by its code of ISO 3166-1, two capitals. Fix: .countries = only_in<\"DE\", "
      "\"AT\">");
  static constexpr std::string_view list[] = {(known ? Codes.view() : std::string_view{"DE"})...};
};
}  // namespace detail

/// `.countries = only_in<"DE", "AT">`: viewers elsewhere get 403.
template <FixedText... Codes>
inline constexpr Countries only_in{Countries::Mode::only, detail::CountryCodes<Codes...>::list,
                                   sizeof...(Codes)};
/// `.countries = not_in<"XX">`: viewers there get 403.
template <FixedText... Codes>
inline constexpr Countries not_in{Countries::Mode::all_but, detail::CountryCodes<Codes...>::list,
                                  sizeof...(Codes)};
/// The run-time path, to be used in the same statement: `only_in_these({app.context("country", "DE")})`.
constexpr Countries only_in_these(std::initializer_list<std::string_view> codes) {
  return {Countries::Mode::only, codes.begin(), codes.size()};
}
constexpr Countries not_in_these(std::initializer_list<std::string_view> codes) {
  return {Countries::Mode::all_but, codes.begin(), codes.size()};
}

}  // namespace quoin::aws
