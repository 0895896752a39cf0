// What an entry does with plain HTTP: redirect_to_https, or reject.
#pragma once

#include <cstdint>

namespace quoin::aws {

/// What port 80 does (QN-TLS-02, QN-CDN-03).
enum class HttpMode : std::uint8_t { redirect, none, forward };
template <HttpMode Mode> struct HttpModeConstant {};
/// Every plain request is answered with a redirect (301) to HTTPS.
inline constexpr HttpModeConstant<HttpMode::redirect> redirect_to_https{};
/// There is no plain HTTP.
inline constexpr HttpModeConstant<HttpMode::none> reject{};
/// Here so that an entry can say why it refuses it (QN-TLS-02).
inline constexpr HttpModeConstant<HttpMode::forward> forward{};

}  // namespace quoin::aws
