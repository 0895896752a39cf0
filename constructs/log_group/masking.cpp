// Data protection policies of log groups: what is looked for, and that it is masked.
#include "constructs/log_group/masking.hpp"

#include "core/ascii.hpp"
#include "core/value_access.hpp"
#include "messages/log_group_messages.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::Surroundings;
using quoin::detail::ValueAccess;

namespace {

constexpr std::size_t longest_identifier_name = 128;
constexpr std::size_t longest_pattern = 200;
constexpr std::size_t most_patterns = 10;

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_identifier_name && std::ranges::all_of(name, [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '_';
  });
}

/// The characters that CloudWatch takes: no groups, no look-around.
bool is_pattern(std::string_view pattern) {
  constexpr std::string_view others = "_#=@/;,- ^$?[]{}|\\*+.";
  return pattern.size() <= longest_pattern && std::ranges::all_of(pattern, [&](char c) {
           return ascii::is_letter_or_digit(c) || others.find(c) != std::string_view::npos;
         });
}

}  // namespace

std::map<std::string, std::string> checked_masks(std::initializer_list<MaskedData> masked,
                                                 const quoin::detail::NodeData& node,
                                                 std::source_location where) {
  std::map<std::string, std::string> masks;
  std::size_t patterns = 0;
  for (const MaskedData& each : masked) {
    if (!is_name(each.name)) {
      node.tree->report(messages::masked_name_malformed(each.name), &node, where);
    } else if (!is_pattern(each.pattern)) {
      node.tree->report(messages::masked_pattern_malformed(each.pattern), &node, where);
    } else if (masks.emplace(each.name, each.pattern).second && !each.pattern.empty()) {
      ++patterns;
    }
  }
  if (patterns > most_patterns) node.tree->report(messages::too_many_masked_patterns(patterns), &node, where);
  return masks;
}

Value masking_policy(const std::map<std::string, std::string>& masks, const Surroundings& around) {
  std::vector<Value> looked_for;
  std::vector<Value> own;
  for (const auto& [name, pattern] : masks) {
    if (pattern.empty()) {
      looked_for.push_back(
          Value::string("arn:" + around.partition + ":dataprotection::aws:data-identifier/" + name));
    } else {
      looked_for.push_back(Value::string(name));
      own.push_back(Value::object({{"Name", Value::string(name)}, {"Regex", Value::string(pattern)}}));
    }
  }
  const Value data = ValueAccess::list(std::move(looked_for));
  const Value nothing = Value::object({});
  // AWS demands both, with the same list: one that counts what it finds, one that masks it.
  const Value find = Value::object(
      {{"DataIdentifier", data},
       {"Operation", Value::object({{"Audit", Value::object({{"FindingsDestination", nothing}})}})},
       {"Sid", Value::literal("Find")}});
  const Value mask =
      Value::object({{"DataIdentifier", data},
                     {"Operation", Value::object({{"Deidentify", Value::object({{"MaskConfig", nothing}})}})},
                     {"Sid", Value::literal("Mask")}});
  const Value statements = Value::list({find, mask});
  const Value configuration =
      own.empty() ? Value{} : Value::object({{"CustomDataIdentifier", ValueAccess::list(std::move(own))}});
  return Value::object({{"Configuration", configuration},
                        {"Name", Value::literal("masking")},
                        {"Statement", statements},
                        {"Version", Value::literal("2021-06-01")}});
}

}  // namespace quoin::aws
