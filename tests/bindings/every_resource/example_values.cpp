// Makes a value for an argument from nothing but its schema.
#include "example_values.hpp"

#include "example_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace quoin::every_resource {

using namespace bindgen;

namespace {

// Names that say more than "text" does: what ends in one of these gets a text of that form, so that the
// validators of the provider see more than the first of them. The first row that fits counts.
constexpr auto forms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"role_arn", "arn:aws:iam::123456789012:role/example"},
    {"kms_key_arn", "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"},
    {"arn", "arn:aws:sns:eu-west-1:123456789012:example"},
    {"account_id", "123456789012"},
    {"cidr_block", "10.0.0.0/16"},
    {"cidr", "10.0.0.0/16"},
    {"cidr_blocks", "10.0.0.0/16"},
    {"cidrs", "10.0.0.0/16"},
    {"vpc_id", "vpc-0123456789abcdef0"},
    {"subnet_id", "subnet-0123456789abcdef0"},
    {"subnet_ids", "subnet-0123456789abcdef0"},
    {"security_group_id", "sg-0123456789abcdef0"},
    {"security_group_ids", "sg-0123456789abcdef0"},
    {"availability_zone", "eu-west-1a"},
    {"region", "eu-west-1"},
    {"email", "somebody@example.com"},
    {"policy", R"({"Version":"2012-10-17","Statement":[]})"},
    {"policy_document", R"({"Version":"2012-10-17","Statement":[]})"},
    {"url", "https://example.com/"},
});

bool says(std::string_view name, std::string_view form) {
  return name == form ||
         (name.size() > form.size() && name.ends_with(form) && name[name.size() - form.size() - 1] == '_');
}

/// The second of several texts is another one: a set has nothing twice.
std::string text_for(const std::string& field, std::uint32_t number) {
  const std::string suffix = number == 1 ? "" : fmt::format("{}", number);
  for (const auto& [name, text] : forms) {
    if (says(field, name)) return std::string{text} + (text.ends_with("/16") ? "" : suffix);
  }
  return "example" + suffix;
}

class Values {
public:
  Values(const Schema& schema, const Layout& layout) : schema_{schema}, layout_{layout} {}

  std::string argument(const Member& member) {
    const std::string outer = outer_of(member);
    if (outer.empty() && member.type.leaf == Leaf::shape) return "{" + struct_of(member.type.shape) + "}";
    if (outer.empty()) return leaf(member);
    return collection(member, outer);
  }

  std::string struct_of(std::uint32_t shape) {
    // A property type that requires itself has no finite value; the compiler says so.
    if (depth_ > deepest_nesting) return "{}";
    ++depth_;
    std::string text;
    for (const Layout::Field& field : layout_.fields_of(shape)) {
      if (!field.member->required) continue;
      text += fmt::format("{}.{} = {}", text.empty() ? "" : ", ", field.name, argument(*field.member));
    }
    --depth_;
    return "{" + text + "}";
  }

private:
  std::string leaf(const Member& member) const {
    switch (member.type.leaf) {
      case Leaf::boolean:
        return "true";
      case Leaf::number:
      case Leaf::integer:
        return member.limits.least.empty() || number_ != 1 ? fmt::format("{}", number_) : member.limits.least;
      case Leaf::any:
        return free_form(layout_.field_name(member.name));
      default:
        return text(member);
    }
  }

  /// A text within the schema's limits; where none is found, the usual one, and the compiler will say so.
  std::string text(const Member& member) const {
    if (!member.values.empty()) return cpp_literal(member.values[(number_ - 1) % member.values.size()]);
    const std::string usual = text_for(layout_.field_name(member.name), number_);
    return cpp_literal(text_within(member.limits, usual).value_or(usual));
  }

  /// Terraform's dynamic values are of any type; CloudFormation's are objects almost always.
  std::string free_form(const std::string& field) const {
    if (schema_.target == Target::terraform) return R"("example")";
    if (says(field, "policy") || says(field, "policy_document"))
      return R"(bindings::object({{"Version", "2012-10-17"}, {"Statement", bindings::list({})}}))";
    return R"(bindings::object({{"Key", "example"}}))";
  }

  std::string collection(const Member& member, std::string_view outer) {
    const auto item = [&] {
      return outer.size() > 1                  ? collection(member, outer.substr(1))
             : member.type.leaf == Leaf::shape ? struct_of(member.type.shape)
                                               : leaf(member);
    };
    if (outer.front() == 'm') return "{{\"example\", " + item() + "}}";
    std::string items = item();
    for (std::uint32_t i = 2; i <= member.min && outer.size() == 1; ++i) {
      const std::uint32_t before = std::exchange(number_, i);
      items += ", " + item();
      number_ = before;
    }
    return "{" + items + "}";
  }

  const Schema& schema_;
  const Layout& layout_;
  int depth_ = 0;
  std::uint32_t number_ = 1;  // of the item in its collection
};

}  // namespace

std::string value_of(const Schema& schema, const Layout& layout, const Member& member) {
  return Values{schema, layout}.argument(member);
}

std::string required_arguments(const Schema& schema, const Layout& layout, std::uint32_t shape) {
  return Values{schema, layout}.struct_of(shape);
}

}  // namespace quoin::every_resource
