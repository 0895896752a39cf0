// The messages about sites, their files and key groups.
#include "messages/cloudfront_messages.hpp"

#include "messages/diagnostics.hpp"

#include <fmt/core.h>

namespace quoin::messages {
namespace {

Diagnostic under(std::string_view rule, std::string summary, std::string got, std::string fix) {
  Diagnostic diagnostic = error(std::move(summary), std::move(got), std::move(fix));
  diagnostic.rule = rule;
  return diagnostic;
}

}  // namespace

Diagnostic private_key_in_the_source() {
  return under("QN-SEC-02", "this is a private key, and no secret stands in the source", "a private key",
               "the public half, as openssl rsa -in key.pem -pubout prints it; then replace the key, since "
               "others may have read it");
}

Diagnostic public_key_malformed() {
  return under("QN-CDN-08", "a public key is PEM: RSA with 2,048 bits, or ECDSA on P-256", "something else",
               "the whole text from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----");
}

Diagnostic content_is_no_folder(std::string_view folder) {
  return error("there is no such folder of files", fmt::format("\"{}\"", folder),
               ".content = folder(\"public\"), relative to the folder of quoin.yaml; build the site first");
}

Diagnostic content_is_empty(std::string_view folder) {
  return error("the folder has no files", fmt::format("\"{}\"", folder),
               "build the site first, or remove .content where others put the files into the bucket");
}

Diagnostic content_unreadable(std::string_view file) {
  return error("a file of the site cannot be read", fmt::format("\"{}\"", file),
               "a plain file that this user may read");
}

Diagnostic content_key_too_long(std::string_view key, std::size_t most) {
  return error(fmt::format("the name of an object has at most {} bytes", most),
               fmt::format("{} bytes, \"{}…\"", key.size(), key.substr(0, 40)),
               "a shorter path in the folder");
}

Diagnostic content_too_many_files(std::size_t got, std::size_t most) {
  return error(fmt::format("a site carries at most {} files in its template", most), fmt::format("{}", got),
               "leave .content out, and put the files into bucket_name() by another tool");
}

Diagnostic site_certificate_is_no_arn(std::string_view got) {
  return under("QN-CDN-03", "a certificate is named by its ARN", fmt::format("\"{}\"", got),
               "existing_certificate(\"arn:aws:acm:us-east-1:123456789012:certificate/…\")");
}

Diagnostic site_alias_malformed(std::string_view got) {
  return error("an alias is a host name, as the certificate has it", fmt::format("\"{}\"", got),
               ".aliases = {\"www.example.com\"}");
}

Diagnostic site_alias_without_certificate(std::string_view alias) {
  return under("QN-CDN-03", "CloudFront's own certificate is for CloudFront's own names",
               fmt::format("the alias \"{}\"", alias),
               ".certificate = Certificate<us_east_1>{…}, or no .aliases");
}

Diagnostic site_alias_not_covered(std::string_view alias, std::string_view names) {
  return error("the certificate covers every alias",
               fmt::format("\"{}\", and the certificate is for {}", alias, names),
               fmt::format(".alternative_names = {{\"{}\"}} at the certificate", alias));
}

Diagnostic origin_certificate_for_another_name(std::string_view alias, std::string_view load_balancer,
                                               std::string_view name) {
  return {
      .summary = "a site calls a load balancer that has no certificate for the site's name, and answers 502",
      .got = fmt::format("{}; that of {} is for {}", alias, load_balancer, name),
      .fix = fmt::format(".alternative_names = {{\"{}\"}} in the load balancer's certificate", alias)};
}

Diagnostic site_aliases_too_many(std::size_t got, std::size_t most) {
  return error(fmt::format("a distribution has at most {} aliases", most), fmt::format("{}", got),
               "a second site");
}

Diagnostic cache_time_out_of_range(std::string_view property, int got) {
  return error("CloudFront keeps a file for 0 to 31,536,000 seconds", fmt::format("{} seconds", got),
               fmt::format("{} = seconds<86400>", property));
}

Diagnostic price_class_unknown(std::string_view got) {
  return error("a price class is PriceClass_100, PriceClass_200 or PriceClass_All",
               fmt::format("\"{}\"", got), ".price_class = north_america_and_europe");
}

Diagnostic country_unknown(std::string_view got) {
  return error("a country is named by its code of ISO 3166-1, two capitals", fmt::format("\"{}\"", got),
               ".countries = only_in<\"DE\", \"AT\">");
}

Diagnostic countries_empty() {
  return error("a limit to countries names at least one", "none", ".countries = only_in<\"DE\", \"AT\">");
}

Diagnostic site_path_malformed(std::string_view got) {
  return error("a path of a site starts with '/' and has at most 255 letters, digits and _-.*$/~\"'@:+&",
               fmt::format("\"{}\"", got), "path(\"/api/*\")");
}

Diagnostic site_path_claimed_twice(std::string_view path, std::string_view first, std::string_view second) {
  return error("a path of a site is answered by one",
               fmt::format("\"{}\" by {} and by {}", path, first, second),
               "site >> on(path(\"/other/*\")) >> alb");
}

Diagnostic site_route_has_a_host(std::string_view host) {
  return error("a distribution tells requests apart by their paths, not by their hosts",
               fmt::format("host(\"{}\")", host), "site >> on(path(\"/api/*\")) >> alb, or a second site");
}

Diagnostic site_route_has_a_priority(int priority) {
  return error("a distribution tries its longest paths first", fmt::format("priority({})", priority),
               "leave the priority out");
}

Diagnostic site_behaviours_too_many(std::size_t got, std::size_t most) {
  return error(fmt::format("a distribution has at most {} paths beside its pages", most),
               fmt::format("{}", got), "fewer paths with '*'");
}

Diagnostic site_origin_without_key() {
  return error("a site's bucket stands in the same account and is made by this program", "another one",
               ".origin = bucket, a Bucket");
}

}  // namespace quoin::messages
