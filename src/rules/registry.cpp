// Gathers the tables into the registry. The list is explicit: a static library drops what registers itself.
#include "rules/registry.hpp"

#include <algorithm>
#include <vector>

#include "rules/tables.hpp"

namespace quoin::rules {

std::span<const Area> areas() {
  static const Area all[] = {
      {"NET", "Network", net_rows()},
      {"SG", "Security groups", sg_rows()},
      {"TLS", "Load balancer and TLS", tls_rows()},
      {"CDN", "CloudFront site", cdn_rows()},
      {"S3", "S3", s3_rows()},
      {"KMS", "KMS", kms_rows()},
      {"RDS", "RDS", rds_rows()},
      {"CCH", "Cache", cch_rows()},
      {"BST", "Bastion", bst_rows()},
      {"SEC", "Secrets", sec_rows()},
      {"IAM", "IAM", iam_rows()},
      {"ECS", "ECS", ecs_rows()},
      {"AUD", "Audit", aud_rows()},
      {"STA", "State", sta_rows()},
      {"OPS", "Operations", ops_rows()},
  };
  return all;
}

std::span<const Rule> registry() {
  static const std::vector<Rule> sorted = [] {
    std::vector<Rule> rules;
    for (const Area& area : areas()) rules.insert(rules.end(), area.rows.begin(), area.rows.end());
    std::ranges::sort(rules, {}, &Rule::id);
    return rules;
  }();
  return sorted;
}

const Rule* find(std::string_view id) {
  const auto rules = registry();
  const auto at = std::ranges::lower_bound(rules, id, {}, &Rule::id);
  return at != rules.end() && at->id() == id ? &*at : nullptr;
}

}  // namespace quoin::rules
