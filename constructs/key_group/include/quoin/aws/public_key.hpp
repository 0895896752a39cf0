// Public keys as PEM, read by the compiler: "-----BEGIN PUBLIC KEY-----…"_public_key.
#pragma once

#include <quoin/fixed_text.hpp>
#include <quoin/rule.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::aws {

/// What a PEM text holds.
enum class PemContent : std::uint8_t { rsa_2048, ecdsa_p256, private_key, other_key, malformed };

namespace detail {

constexpr int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace detail

/// Reads a PEM text: CloudFront takes public keys of RSA with 2,048 bits and of ECDSA on P-256.
constexpr PemContent content_of_pem(std::string_view pem) {
  constexpr std::string_view first = "-----BEGIN PUBLIC KEY-----\n";
  constexpr std::string_view last = "-----END PUBLIC KEY-----";
  if (pem.find("PRIVATE KEY-----") != std::string_view::npos) return PemContent::private_key;
  while (!pem.empty() && pem.back() == '\n') pem.remove_suffix(1);
  if (!pem.starts_with(first) || !pem.ends_with(last)) return PemContent::malformed;
  pem = pem.substr(first.size(), pem.size() - first.size() - last.size());

  unsigned char start[27] = {};  // of the bytes that the text stands for: algorithm and size
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t length = 0;
  bool padded = false;
  for (const char c : pem) {
    if (c == '\n' || c == '\r') continue;
    if (c == '=') {
      padded = true;
      continue;
    }
    const int value = detail::base64_value(c);
    if (value < 0 || padded) return PemContent::malformed;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    if (length < sizeof start) start[length] = static_cast<unsigned char>(bits >> count & 0xFF);
    ++length;
  }
  // SubjectPublicKeyInfo, RFC 5280: rsaEncryption and id-ecPublicKey on prime256v1.
  constexpr unsigned char rsa[] = {0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86,
                                   0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x03, 0x82, 0x01, 0x0f, 0x00};
  constexpr unsigned char p256[] = {0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48,
                                    0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
                                    0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};
  const auto begins_with = [&](const unsigned char* wanted, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
      if (start[i] != wanted[i]) return false;
    return true;
  };
  if (length == 294 && begins_with(rsa, sizeof rsa)) return PemContent::rsa_2048;
  if (length == 91 && begins_with(p256, sizeof p256)) return PemContent::ecdsa_p256;
  return length > 2 && start[0] == 0x30 ? PemContent::other_key : PemContent::malformed;
}

constexpr bool is_key_of_cloudfront(PemContent content) {
  return content == PemContent::rsa_2048 || content == PemContent::ecdsa_p256;
}

/// A public key. Its private half never passes through Quoin.
struct PublicKey {
  std::string_view pem;
};

/// The run-time path: `public_key(app.context("media key", ""))`. Checked at synthesis.
constexpr PublicKey public_key(std::string_view pem) { return {pem}; }

/// `R"(-----BEGIN PUBLIC KEY-----
/// …
/// -----END PUBLIC KEY-----)"_public_key`, as `openssl rsa -pubout` prints it.
template <FixedText Pem> consteval PublicKey operator""_public_key() {
  constexpr PemContent content = content_of_pem(Pem.view());
  static_assert(content != PemContent::private_key,
                QUOIN_MALFORMED("QN-SEC-02", "this is a private key, and no secret stands in the source",
                                "the public half, as openssl rsa -in key.pem -pubout prints it; then replace "
                                "the key, since others may have read it"));
  static_assert(
      content == PemContent::private_key || is_key_of_cloudfront(content),
      QUOIN_MALFORMED("QN-CDN-08", "a public key is PEM: RSA with 2,048 bits, or ECDSA on P-256",
                      "the whole text from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----"));
  return {Pem.view()};
}

}  // namespace quoin::aws
