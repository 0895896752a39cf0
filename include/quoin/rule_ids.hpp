// Which rules there are, for checks at compile time. The texts lie elsewhere and cost nothing here.
#pragma once

#include <string_view>

namespace quoin::rules {

/// An area and its last rule. Rules are numbered from 01 without a gap; a retired rule keeps its number.
struct AreaSize {
  std::string_view code;
  int last;
};

inline constexpr AreaSize area_sizes[] = {
    {"NET", 11}, {"SG", 10}, {"TLS", 8}, {"CDN", 8},  {"S3", 8},  {"KMS", 5}, {"RDS", 15}, {"CCH", 3},
    {"BST", 2},  {"SEC", 8}, {"IAM", 9}, {"ECS", 10}, {"AUD", 9}, {"STA", 1}, {"OPS", 4},
};

/// `id` names a rule of the catalogue: "QN-SG-05".
constexpr bool is_rule_id(std::string_view id) {
  if (id.size() < 6 || id.substr(0, 3) != "QN-" || id[id.size() - 3] != '-') return false;
  const char tens = id[id.size() - 2];
  const char ones = id[id.size() - 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return false;
  const int number = (tens - '0') * 10 + (ones - '0');
  const auto code = id.substr(3, id.size() - 6);
  for (const AreaSize& area : area_sizes)
    if (area.code == code) return number >= 1 && number <= area.last;
  return false;
}

}  // namespace quoin::rules
