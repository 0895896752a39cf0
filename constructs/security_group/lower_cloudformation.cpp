// Security groups in CloudFormation: a group that is closed both ways, and each rule as a resource.
#include "constructs/security_group/security_group.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/ec2/security_group.hpp>
#include <quoin/cfn/ec2/security_group_egress.hpp>
#include <quoin/cfn/ec2/security_group_ingress.hpp>

namespace quoin::aws {

namespace {

/// A group without an egress rule of its own gets one from AWS that lets everything out. One that leads
/// nowhere keeps that away: the range is the sender's own loopback, and no packet to it leaves the machine.
constexpr std::string_view nowhere = "127.0.0.1/32";

void provide_rule(cfn::Resources& out, const SecurityRule& rule, const bindings::Attributes& made) {
  const Value reference = Value::reference(made.target(), "");
  out.provide(rule_key(rule.local), reference);
  constexpr std::string_view from = "From ";
  if (rule.ingress && !rule.group.empty() && rule.description.starts_with(from))
    out.provide(admission_key(std::string_view{rule.description}.substr(from.size()), rule.port), reference);
}

void add_ingress(cfn::Resources& out, const SecurityRule& rule, const Ref<SecurityGroupId>& of) {
  cfn::ec2::SecurityGroupIngressArgs args{.description = rule.description,
                                          .from_port = rule.port,
                                          .group_id = of,
                                          .ip_protocol = rule.protocol,
                                          .to_port = rule.port};
  if (!rule.group.empty())
    args.source_security_group_id = rule.group;
  else if (!rule.prefix_list.empty())
    args.source_prefix_list_id = rule.prefix_list;
  else if (rule.range->ipv6)
    args.cidr_ipv6 = rule.range->text().view();
  else
    args.cidr_ip = rule.range->text().view();
  provide_rule(out, rule, out.add<cfn::ec2::SecurityGroupIngress>(rule.local, args));
}

void add_egress(cfn::Resources& out, const SecurityRule& rule, const Ref<SecurityGroupId>& of) {
  cfn::ec2::SecurityGroupEgressArgs args{.description = rule.description,
                                         .from_port = rule.port,
                                         .group_id = of,
                                         .ip_protocol = rule.protocol,
                                         .to_port = rule.port};
  if (!rule.group.empty())
    args.destination_security_group_id = rule.group;
  else if (!rule.prefix_list.empty())
    args.destination_prefix_list_id = rule.prefix_list;
  else if (rule.range->ipv6)
    args.cidr_ipv6 = rule.range->text().view();
  else
    args.cidr_ip = rule.range->text().view();
  provide_rule(out, rule, out.add<cfn::ec2::SecurityGroupEgress>(rule.local, args));
}

}  // namespace

void add_security_rules(cfn::Resources& out, const SecurityGroupIntent& intent,
                        const Ref<SecurityGroupId>& group) {
  for (const SecurityRule& rule : intent.rules) {
    const Ref<SecurityGroupId> of = rule.of.empty() ? group : rule.of;
    if (rule.ingress)
      add_ingress(out, rule, of);
    else
      add_egress(out, rule, of);
  }
}

Ref<SecurityGroupId> add_security_group(cfn::Resources& out, const SecurityGroupIntent& intent) {
  const auto group = out.add<cfn::ec2::SecurityGroup>(
      intent.local,
      {.group_description = intent.description,
       .security_group_egress = {{.cidr_ip = nowhere,
                                  .description = "Nowhere: it keeps the default rule to everywhere away",
                                  .from_port = 1,
                                  .ip_protocol = "tcp",
                                  .to_port = 1}},
       .vpc_id = intent.vpc});
  add_security_rules(out, intent, group.group_id());
  out.provide(intent.local + ".id", group.group_id());
  return group.group_id();
}

}  // namespace quoin::aws
