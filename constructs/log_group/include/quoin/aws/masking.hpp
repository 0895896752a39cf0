// What is masked in a log: addresses, tokens, keys (QN-AUD-06).
#pragma once

#include <string_view>

namespace quoin::aws {

/// A kind of text that CloudWatch finds in log entries and shows as asterisks, to everybody without the
/// permission logs:Unmask. It looks at entries that come in after it was told.
///
/// AWS knows many more, by country: `MaskedData{"PhoneNumber-DE"}`. One of your own has a pattern:
/// `MaskedData{"MemberNumber", "M-[0-9]{8}"}`.
struct MaskedData {
  /// AWS's name, or one of your own beside a pattern: 1 to 128 letters, digits, '-' and '_'.
  std::string_view name;
  /// A regular expression of at most 200 characters, without groups. Empty: AWS knows the name.
  std::string_view pattern{};
};

inline constexpr MaskedData email_addresses{"EmailAddress"};
inline constexpr MaskedData person_names{"Name"};
inline constexpr MaskedData postal_addresses{"Address"};
inline constexpr MaskedData ip_addresses{"IpAddress"};
inline constexpr MaskedData credit_card_numbers{"CreditCardNumber"};
inline constexpr MaskedData aws_secret_keys{"AwsSecretKey"};
/// Sessions and identities, as "eyJhbGciOi….eyJzdWIiOi….c2lnbmF0dXJl".
inline constexpr MaskedData json_web_tokens{"JsonWebToken",
                                            R"(eyJ[a-zA-Z0-9_-]+\.eyJ[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]+)"};

}  // namespace quoin::aws
