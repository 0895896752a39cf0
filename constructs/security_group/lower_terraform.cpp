// Security groups in Terraform: a group without inline rules, and each rule as a resource.
#include "constructs/security_group/security_group.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/security_group.hpp>
#include <quoin/tf/aws/vpc_security_group_egress_rule.hpp>
#include <quoin/tf/aws/vpc_security_group_ingress_rule.hpp>

namespace quoin::aws {

namespace {

template <class Args> void set_peer(Args& args, const SecurityRule& rule) {
  if (!rule.group.empty())
    args.referenced_security_group_id = rule.group;
  else if (!rule.prefix_list.empty())
    args.prefix_list_id = rule.prefix_list;
  else if (rule.range->ipv6)
    args.cidr_ipv6 = rule.range->text().view();
  else
    args.cidr_ipv4 = rule.range->text().view();
}

void provide_rule(tf::Resources& out, const SecurityRule& rule, const bindings::Attributes& made) {
  const Value reference = Value::reference(made.target(), "");
  out.provide(rule_key(rule.local), reference);
  constexpr std::string_view from = "From ";
  if (rule.ingress && !rule.group.empty() && rule.description.starts_with(from))
    out.provide(admission_key(std::string_view{rule.description}.substr(from.size()), rule.port), reference);
}

}  // namespace

void add_security_rules(tf::Resources& out, const SecurityGroupIntent& intent,
                        const Ref<SecurityGroupId>& group) {
  for (const SecurityRule& rule : intent.rules) {
    const Ref<SecurityGroupId> of = rule.of.empty() ? group : rule.of;
    if (rule.ingress) {
      tf::aws::VpcSecurityGroupIngressRuleArgs args{.description = rule.description,
                                                    .from_port = rule.port,
                                                    .ip_protocol = rule.protocol,
                                                    .security_group_id = of,
                                                    .to_port = rule.port};
      set_peer(args, rule);
      provide_rule(out, rule, out.add<tf::aws::VpcSecurityGroupIngressRule>(rule.local, args));
    } else {
      tf::aws::VpcSecurityGroupEgressRuleArgs args{.description = rule.description,
                                                   .from_port = rule.port,
                                                   .ip_protocol = rule.protocol,
                                                   .security_group_id = of,
                                                   .to_port = rule.port};
      set_peer(args, rule);
      provide_rule(out, rule, out.add<tf::aws::VpcSecurityGroupEgressRule>(rule.local, args));
    }
  }
}

Ref<SecurityGroupId> add_security_group(tf::Resources& out, const SecurityGroupIntent& intent) {
  // Without an egress block the provider removes the rule that AWS makes, which lets everything out.
  const auto group = out.add<tf::aws::SecurityGroup>(
      intent.local,
      {.description = intent.description, .name_prefix = group_name_prefix(intent), .vpc_id = intent.vpc},
      {.lifecycle = {.create_before_destroy = true}});
  add_security_rules(out, intent, group.id());
  out.provide(intent.local + ".id", group.id());
  return group.id();
}

}  // namespace quoin::aws
