// What a public header needs in order to refuse something under a rule, at compile time and at synthesis.
#pragma once

#include <string_view>

namespace quoin {

/// False whatever its arguments are: for a static_assert that fires only where a template is used.
template <class...> inline constexpr bool never = false;

/// The message of one rule, taken apart: "QN-RDS-01: what holds. Fix: what to write".
///
/// It is made from the rule's literal only (`RuleText{QUOIN_QN_RDS_01}`), so the text that a compiler prints
/// and the text that synthesis prints are one. A literal of another shape does not compile.
class RuleText {
public:
  // Implicit on purpose: functions that refuse something take a RuleText, and are called with the literal.
  consteval RuleText(const char* message) : message_{message} {  // NOLINT(google-explicit-constructor)
    if (message_.find('\n') != std::string_view::npos) throw "a rule's message is one line";
    const auto colon = message_.find(": ");
    const auto fix = message_.find(fix_mark);
    if (colon == std::string_view::npos || !has_id_shape(message_.substr(0, colon)))
      throw "a rule's message starts with its ID, as in 'QN-RDS-01: '";
    if (fix == std::string_view::npos || fix <= colon + 2)
      throw "a rule's message has a title and then '. Fix: '";
    if (message_.find(fix_mark, fix + 1) != std::string_view::npos) throw "a rule's message has one fix";
    if (fix + fix_mark.size() == message_.size()) throw "a rule's fix is not empty";
    if (message_.back() == '.' || message_.back() == ' ') throw "a rule's message ends without a full stop";
    id_length_ = colon;
    title_length_ = fix - colon - 2;
  }

  /// The whole line, as compilers print it.
  constexpr std::string_view message() const { return message_; }
  /// "QN-RDS-01"
  constexpr std::string_view id() const { return message_.substr(0, id_length_); }
  /// What holds, as a sentence without capital and full stop.
  constexpr std::string_view title() const { return message_.substr(id_length_ + 2, title_length_); }
  /// What to write instead.
  constexpr std::string_view fix() const {
    return message_.substr(id_length_ + 2 + title_length_ + fix_mark.size());
  }

  /// 'QN-', two to four capitals or digits, '-', two digits.
  static constexpr bool has_id_shape(std::string_view id) {
    if (!id.starts_with("QN-")) return false;
    id.remove_prefix(3);
    const auto dash = id.find('-');
    if (dash == std::string_view::npos || dash < 2 || dash > 4 || id.size() != dash + 3) return false;
    for (const char c : id.substr(0, dash))
      if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return false;
    for (const char c : id.substr(dash + 1))
      if (c < '0' || c > '9') return false;
    return true;
  }

private:
  static constexpr std::string_view fix_mark = ". Fix: ";

  std::string_view message_;
  decltype(sizeof(0)) id_length_ = 0;
  decltype(sizeof(0)) title_length_ = 0;
};

}  // namespace quoin

/// The message of a required property that is missing. All three are literals; the id is that of the rule
/// that demands the property: `QUOIN_REQUIRED("QN-RDS-01", "subnets", ".subnets = vpc.isolated_subnets()")`.
#define QUOIN_REQUIRED(id, property, fix) id ": property '" property "' is required. Fix: " fix

/// The message of a value that has not the form that the rule's property takes; the rule's own message would
/// not say what is wrong with it: `QUOIN_MALFORMED("QN-ECS-04", "a digest has 64 digits", "copy it whole")`.
#define QUOIN_MALFORMED(id, what, fix) id ": " what ". Fix: " fix
