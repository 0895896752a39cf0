// What every account in production has: one trail, one configuration recorder per region, a budget. And where
// data may lie.
#include "core/place.hpp"
#include "facts/facts.hpp"
#include "facts/set_aside.hpp"

#include <quoin/aws/rules/aud.hpp>
#include <quoin/aws/rules/ops.hpp>
#include <quoin/aws/rules/sta.hpp>
#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace quoin::facts {
namespace {

using detail::Resource;

/// Rules of AWS Config that look at a security group whenever it changes.
/// Source: AWS, "List of AWS Config Managed Rules", those of the type AWS::EC2::SecurityGroup.
constexpr std::array<std::string_view, 5> evaluate_groups{
    "INCOMING_SSH_DISABLED", "RESTRICTED_INCOMING_TRAFFIC", "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
    "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS", "VPC_SG_PORT_RESTRICTION_CHECK"};

/// What AWS keeps in us-east-1 or in no region: it may stand outside of the residency, there only.
constexpr std::array<std::string_view, 17> global_types{"aws_acm_certificate",
                                                        "aws_budgets_",
                                                        "aws_cloudfront_",
                                                        "aws_cloudwatch_log_",
                                                        "aws_iam_",
                                                        "aws_kms_",
                                                        "aws_route53_",
                                                        "aws_wafv2_",
                                                        "AWS::Budgets::",
                                                        "AWS::CertificateManager::",
                                                        "AWS::CloudFront::",
                                                        "AWS::IAM::",
                                                        "AWS::KMS::",
                                                        "AWS::Logs::",
                                                        "AWS::Route53::",
                                                        "AWS::WAFv2::",
                                                        "aws_shield_"};

bool is_global(std::string_view type) {
  return std::ranges::any_of(global_types, [type](std::string_view each) { return type.starts_with(each); });
}

/// CloudFront's metrics are in us-east-1, and so is who is told of them.
bool tells_of_global_metrics(const Resource& resource) {
  return resource.owner->kind == "Alarms" || resource.owner->kind == "MetricAlarm";
}

/// "{chat/Media}/" → "chat/Media": the bucket whose objects are meant.
std::string_view inside_braces(std::string_view text) {
  return text.starts_with('{') ? text.substr(1, text.find('}') - 1) : text;
}

class AccountJudge {
public:
  AccountJudge(const Facts& facts, const assembly::Assembly& assembly, const SetAside& set_aside,
               Diagnostics& diagnostics)
      : facts_{facts},
        assembly_{assembly},
        tree_{*assembly.tree},
        target_{assembly.target},
        diagnostics_{diagnostics},
        set_aside_{set_aside} {
    each_resource([&](const Resource& each) { accounts_.insert(account_of(each)); });
    // A stack that names no account lies in one of those that the others name.
    if (accounts_.size() > 1) accounts_.erase(std::string{});
  }

  void judge() {
    refuse_data_outside_of_the_residency();
    if (!tree_.is_production()) return;
    refuse_local_state();
    for (const std::string& account : accounts_) {
      judge_trails(account);
      judge_recorders(account);
      judge_budget(account);
    }
  }

private:
  template <class Visit> void each_resource(const Visit& visit) const {
    for (const assembly::Template& each : assembly_.templates)
      for (const Resource* resource : each.resources)
        if (resource->type->category == bindings::Category::resource) visit(*resource);
  }

  const std::set<Fact>& of_kind(std::string_view kind) const {
    static const std::set<Fact> none;
    const auto found = facts_.find(kind);
    return found == facts_.end() ? none : found->second;
  }

  static const std::string& account_of(const Resource& resource) {
    return resource.owner->stack->stack_data->account;
  }

  const Resource* resource(std::string_view path) const { return assembly::resource_at(assembly_, path); }

  bool lies_in(const Fact& fact, std::string_view name, const std::string& account) const {
    const Resource* found = resource(field(fact, name));
    return found != nullptr && (account_of(*found) == account || account_of(*found).empty());
  }

  Diagnostic message(const RuleText& rule, std::string got) const {
    return {.rule = std::string{rule.id()},
            .summary = std::string{rule.title()},
            .got = std::move(got),
            .fix = std::string{rule.fix()}};
  }

  /// The program lacks something: it is said of the line that made the app.
  void refuse_app(const RuleText& rule, std::string got, const std::string& account) {
    if (set_aside_.has(rule, "")) return;
    if (!account.empty() && accounts_.size() > 1) got += " in account " + account;
    diagnostics_.push_back(tree_.placed(message(rule, std::move(got)), nullptr, tree_.program));
  }

  void refuse(const RuleText& rule, const Resource& what, std::string got) {
    if (set_aside_.has(rule, what.owner->path)) return;
    Diagnostic diagnostic = message(rule, std::move(got));
    diagnostic.path = what.path;
    diagnostics_.push_back(detail::placed(std::move(diagnostic), *what.owner));
  }

  /// Terraform keeps a state beside the template where nothing else is said. A program that makes the bucket
  /// moves its state there by hand, once.
  void refuse_local_state() {
    const bool makes_one = std::ranges::any_of(
        tree_.nodes, [](const detail::NodeData& node) { return node.kind == "StateBackend"; });
    if (target_ != Target::terraform || makes_one ||
        tree_.state.kind != detail::StateLocation::Kind::unstated)
      return;
    refuse_app(QUOIN_QN_STA_01, "no .state, so Terraform would keep it in a file beside the template", "");
  }

  void judge_trails(const std::string& account) {
    const Fact* first = nullptr;
    for (const Fact& trail : of_kind("trail")) {
      if (!lies_in(trail, "trail", account)) continue;
      const Resource& found = *resource(field(trail, "trail"));
      if (first != nullptr)
        refuse(QUOIN_QN_AUD_01, found, "a second trail beside " + std::string{field(*first, "trail")});
      first = first != nullptr ? first : &trail;
      if (field(trail, "all_regions") == "false")
        refuse(QUOIN_QN_AUD_01, found, "it records one region only");
      if (field(trail, "global_services") == "false")
        refuse(QUOIN_QN_AUD_01, found, "it leaves out global services");
      if (field(trail, "validated") == "false") refuse(QUOIN_QN_AUD_01, found, "its files are not validated");
      if (field(trail, "key") == "none") refuse(QUOIN_QN_AUD_01, found, "it is not encrypted with a key");
      if (field(trail, "on") == "false") refuse(QUOIN_QN_AUD_01, found, "it is switched off");
    }
    if (first == nullptr)
      refuse_app(QUOIN_QN_AUD_01, "no trail", account);
    else
      judge_data_events(account);
  }

  /// Buckets that say they hold user data, and that no trail of the account records.
  void judge_data_events(const std::string& account) {
    std::set<std::string_view> recorded;
    for (const Fact& each : of_kind("trail_data")) recorded.insert(inside_braces(field(each, "of")));
    for (const auto& entry : tree_.relations) {
      const detail::Relation& relation = entry.second;
      if (relation.kind != detail::relation::holds_user_data || relation.from == nullptr) continue;
      const Resource* bucket = resource(relation.from->path);
      if (bucket != nullptr && (account_of(*bucket) == account || account_of(*bucket).empty()) &&
          !recorded.contains(relation.from->path))
        refuse(QUOIN_QN_AUD_01, *bucket, "it holds user data, and no trail records who reads it");
    }
  }

  /// A region has something to record where security groups stand.
  void judge_recorders(const std::string& account) {
    std::set<std::string_view> regions;
    each_resource([&](const Resource& each) {
      if ((each.type->name == std::string_view{"aws_security_group"} ||
           each.type->name == std::string_view{"AWS::EC2::SecurityGroup"}) &&
          (account_of(each) == account || account_of(each).empty()))
        regions.insert(detail::region_name_of(each));
    });
    std::map<std::string_view, const Resource*> recorders;
    for (const Fact& fact : of_kind("recorder")) {
      if (!lies_in(fact, "recorder", account)) continue;
      const Resource& found = *resource(field(fact, "recorder"));
      const auto [first, is_first] = recorders.try_emplace(detail::region_name_of(found), &found);
      if (!is_first)
        refuse(QUOIN_QN_AUD_03, found,
               "a second recorder beside " + std::string{first->second->path} + " in " +
                   std::string{first->first});
    }
    std::set<std::string_view> evaluated;
    for (const Fact& fact : of_kind("evaluation"))
      if (lies_in(fact, "evaluation", account) &&
          std::ranges::find(evaluate_groups, field(fact, "of")) != evaluate_groups.end())
        evaluated.insert(detail::region_name_of(*resource(field(fact, "evaluation"))));

    if (regions.empty() && recorders.empty()) refuse_app(QUOIN_QN_AUD_03, "no recorder", account);
    for (const std::string_view region : regions)
      if (!recorders.contains(region))
        refuse_app(QUOIN_QN_AUD_03, "no recorder in " + std::string{region} + ", where security groups stand",
                   account);
    for (const auto& [region, recorder] : recorders)
      if (!evaluated.contains(region))
        refuse(QUOIN_QN_AUD_03, *recorder, "no rule evaluates security groups in " + std::string{region});
  }

  void judge_budget(const std::string& account) {
    const bool has_one = std::ranges::any_of(
        of_kind("budget"), [&](const Fact& budget) { return lies_in(budget, "budget", account); });
    if (!has_one) refuse_app(QUOIN_QN_OPS_03, "no budget", account);
  }

  bool is_allowed(std::string_view region) const {
    return std::ranges::any_of(tree_.residency, [region](Region each) { return name_of(each) == region; });
  }

  void refuse_data_outside_of_the_residency() {
    if (tree_.residency.empty()) return;
    each_resource([&](const Resource& each) {
      const std::string_view region = detail::region_name_of(each);
      const bool is_of_aws =
          region == "us-east-1" && (is_global(each.type->name) || tells_of_global_metrics(each));
      if (!is_allowed(region) && !is_of_aws)
        refuse(QUOIN_QN_OPS_02, each, "it lies in " + std::string{region});
    });
    for (const Fact& copy : of_kind("replica"))
      if (const Resource* secret = resource(field(copy, "secret"));
          secret != nullptr && field(copy, "region") != "unknown" && !is_allowed(field(copy, "region")))
        refuse(QUOIN_QN_OPS_02, *secret, "a copy lies in " + std::string{field(copy, "region")});
  }

  const Facts& facts_;
  const assembly::Assembly& assembly_;
  const detail::Tree& tree_;
  Target target_;
  Diagnostics& diagnostics_;
  const SetAside& set_aside_;
  std::set<std::string> accounts_;  ///< That something is emitted for.
};

}  // namespace

void check_account(const Facts& facts, const assembly::Assembly& assembly, const SetAside& set_aside,
                   Diagnostics& diagnostics) {
  AccountJudge{facts, assembly, set_aside, diagnostics}.judge();
}

}  // namespace quoin::facts
