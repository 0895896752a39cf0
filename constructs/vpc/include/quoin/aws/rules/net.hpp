// The one-line messages of the network rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_NET_01                                                                                   \
  "QN-NET-01: a VPC's range is private, a true network address, and between /16 and /24. Fix: .layout = " \
  "vpc_layout(\"10.20.0.0/16\"_cidr, zones<2>)"

#define QUOIN_QN_NET_02                                                                             \
  "QN-NET-02: subnets lie inside their VPC and do not overlap one another. Fix: ranges inside the " \
  "VPC's, each used once; a wider VPC or smaller subnets where a computed layout has no room"

#define QUOIN_QN_NET_03                                                                               \
  "QN-NET-03: two VPCs of one app do not share or overlap a range. Fix: a range of its own for each " \
  "VPC, best from one address_plan"

#define QUOIN_QN_NET_04                                                                               \
  "QN-NET-04: a VPC spans at least two zones, each with a public, a private and an isolated subnet. " \
  "Fix: zones<2> or more, with all three tiers in each"

#define QUOIN_QN_NET_05                                                                                   \
  "QN-NET-05: an isolated subnet has no default route, to no gateway of any kind. Fix: a private subnet " \
  "for what must reach the internet; endpoints for AWS's services"

#define QUOIN_QN_NET_06                                                                                   \
  "QN-NET-06: DNS resolution and DNS hostnames are on. Fix: enable_dns_support and enable_dns_hostnames " \
  "are true"

#define QUOIN_QN_NET_07                                                                                   \
  "QN-NET-07: S3 is reached through a gateway endpoint with an endpoint policy. Fix: a gateway endpoint " \
  "for S3 with a policy of its own"

#define QUOIN_QN_NET_08                                                                                   \
  "QN-NET-08: public subnets do not assign public addresses at launch; a bastion asks for its own. Fix: " \
  "map_public_ip_on_launch = false"

#define QUOIN_QN_NET_09                                                                               \
  "QN-NET-09: VPC flow logs are on, encrypted, with a retention time. Fix: flow logs of all traffic " \
  "into an encrypted log group with a retention time"

#define QUOIN_QN_NET_10                                                                                 \
  "QN-NET-10: each tier has its own network ACL, and the default security group has no rules. Fix: an " \
  "ACL per tier; aws_default_security_group without rules"

#define QUOIN_QN_NET_11                                                                                  \
  "QN-NET-11: private subnets leave through NAT only, over IPv6 through an egress-only gateway. Fix: a " \
  "NAT gateway for IPv4, an egress-only gateway for IPv6"
