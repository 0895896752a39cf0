// Fuzzes text on its way into templates: the JSON is JSON and holds what was given, and Terraform reads the
// literal.
#include "core/json_writer.hpp"
#include "terraform/escape.hpp"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace {

/// Reads a template of Terraform that holds no expression.
std::string read_literal(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("$${") || rest.starts_with("%%{")) {
      out += rest.substr(1, 2);
      i += 3;
    } else if (rest.starts_with("${") || rest.starts_with("%{")) {
      std::abort();  // an expression or a directive came through
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  if (read_literal(quoin::terraform::escaped(text)) != text) std::abort();

  std::string printed;
  quoin::detail::append_json_string(printed, text);
  const auto read = nlohmann::json::parse(printed, nullptr, false);
  if (!read.is_string()) std::abort();
  // nlohmann judges what is UTF-8 by itself: it drops what is not.
  const std::string kept = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore);
  const bool is_utf8 = nlohmann::json::parse(kept).get<std::string>() == text;
  if (is_utf8 && read.get<std::string>() != text) std::abort();

  quoin::detail::JsonWriter out;
  out.begin_object();
  out.key(text);
  out.begin_array();
  out.string(text);
  out.end_array();
  out.end_object();
  if (!nlohmann::json::accept(out.take())) std::abort();
  return 0;
}
