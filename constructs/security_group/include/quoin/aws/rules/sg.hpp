// The one-line messages of the security-group rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_SG_01                                                                                   \
  "QN-SG-01: the internet reaches an entry only: a load balancer on 80 and 443, a distribution, an API " \
  "gateway. Fix: internet >> alb >> service"

#define QUOIN_QN_SG_02                                                                                \
  "QN-SG-02: a service takes traffic from its load balancer or a declared caller only, on its port. " \
  "Fix: alb >> service, or caller >> service"

#define QUOIN_QN_SG_03 \
  "QN-SG-03: the database port takes traffic from named services and a bastion only. Fix: service >> db"

#define QUOIN_QN_SG_04 \
  "QN-SG-04: a cache takes traffic from named services and a bastion only. Fix: service >> cache"

#define QUOIN_QN_SG_05                                                                            \
  "QN-SG-05: a bastion takes SSH from named address ranges, none wider than /8 (IPv6 /32). Fix: " \
  "cidr(\"203.0.113.0/24\"_cidr, 22) >> bastion, or a waiver with a reason"

#define QUOIN_QN_SG_06 "QN-SG-06: a load balancer sends to its target services only. Fix: alb >> service"

#define QUOIN_QN_SG_07                                                                       \
  "QN-SG-07: a service sends to declared destinations only. Fix: service >> db, service >> " \
  "outside(https), service >> cidr(\"198.51.100.0/24\"_cidr, 443)"

#define QUOIN_QN_SG_08 "QN-SG-08: no rule spans all protocols or all ports. Fix: the one port that is needed"

#define QUOIN_QN_SG_09                                                                                \
  "QN-SG-09: inside the VPC, rules name security groups or prefix lists of AWS, not address ranges. " \
  "Fix: a chain between constructs, as service >> db"

#define QUOIN_QN_SG_10                                                                                    \
  "QN-SG-10: no path leads from the internet to a private or isolated tier but the declared chain. Fix: " \
  "remove the rule, route or ACL entry that the report names"
