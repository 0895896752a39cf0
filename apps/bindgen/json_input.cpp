// Reads JSON that others wrote: refuses duplicate names, too much nesting, and anything truncated.
#include "json_input.hpp"

#include "model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace quoin::bindgen {

namespace {

constexpr std::size_t deepest_document = 512;

/// Builds the document while it watches for what a well-meant schema never has.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(std::int64_t value) override { return put(value); }
  bool number_unsigned(std::uint64_t value) override { return put(value); }
  bool number_float(double value, const std::string&) override { return put(value); }
  bool string(std::string& value) override { return put(std::move(value)); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(nlohmann::json::object()); }
  bool start_array(std::size_t) override { return open(nlohmann::json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& name) override {
    const auto [it, added] = stack_.back()->get_ref<nlohmann::json::object_t&>().try_emplace(name);
    if (!added) {
      error_ = fmt::format("the name \"{}\" stands twice in one object", name);
      return false;
    }
    slot_ = &it->second;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    position_ = position;
    error_ = error.what();
    if (const std::size_t end = error_.find("] "); end != std::string::npos) error_.erase(0, end + 2);
    return false;
  }

  nlohmann::json document;
  const std::string& error() const { return error_; }
  std::size_t position() const { return position_; }

private:
  nlohmann::json* place() {
    if (stack_.empty()) return &document;
    if (stack_.back()->is_array()) return &stack_.back()->get_ref<nlohmann::json::array_t&>().emplace_back();
    return slot_;
  }
  bool put(nlohmann::json value) {
    *place() = std::move(value);
    return true;
  }
  bool open(nlohmann::json value) {
    if (stack_.size() == deepest_document) {
      error_ = fmt::format("it nests deeper than {} levels", deepest_document);
      return false;
    }
    nlohmann::json* at = place();
    *at = std::move(value);
    stack_.push_back(at);
    return true;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  std::vector<nlohmann::json*> stack_;
  nlohmann::json* slot_ = nullptr;
  std::string error_;
  std::size_t position_ = 0;
};

}  // namespace

nlohmann::json read_json(std::string_view text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    throw SchemaError(fmt::format("this is no JSON that can be read: {}", builder.error()));
  }
  return std::move(builder.document);
}

}  // namespace quoin::bindgen
