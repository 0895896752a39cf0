// A public key as a signer of CloudFront has it, for tests of key groups and of what trusts them.
#pragma once

#include <string_view>

namespace quoin::test {

inline constexpr std::string_view p256 =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEo+mRFKXWeLr1VKPkk2/tiBoc2soK\n"
    "hwv8T/UvdjslTCNh/YTdGBdGpjAOee6Q7gi1EbbHl9FPCbyunL236Uh6lQ==\n"
    "-----END PUBLIC KEY-----";

}  // namespace quoin::test
