// The network ACLs of the three tiers. ACLs are stateless: the replies to every allowed connection are
// allowed, too.
#include "constructs/vpc/network_acl.hpp"

#include "assembly/names.hpp"

#include <algorithm>

namespace quoin::aws {
namespace {

using Peer = AclEntry::Peer;

// Load balancers, NAT gateways and functions call from any port above this; what they get back arrives there.
constexpr int first_ephemeral_port = 1024;
constexpr int last_port = 65535;

constexpr int vpc_number = 100;
constexpr int https_number = 200;
constexpr int http_number = 210;
constexpr int replies_number = 300;
constexpr int too_big_number = 400;
constexpr int high_ports_number = 900;
constexpr int port_number = 1000;    // and twice the port: 1,002 to 3,046
constexpr int joined_number = 5000;  // and a number from the range itself

/// The pair of entries that says the same for IPv4 and IPv6.
void add_pair(std::vector<AclEntry>& out, AclEntry entry, Peer ipv4, Peer ipv6) {
  entry.peer = ipv4;
  out.push_back(entry);
  entry.peer = ipv6;
  entry.local += "_ipv6";
  entry.number += 1;
  if (entry.protocol == "icmp") {
    entry.protocol = "icmpv6";
    entry.icmp_type = 2;  // packet too big
    entry.icmp_code = 0;
  }
  out.push_back(entry);
}

void add_internet(std::vector<AclEntry>& out, AclEntry entry) {
  add_pair(out, std::move(entry), Peer::internet, Peer::internet_ipv6);
}

AclEntry tcp(std::string local, bool egress, int number, int from, int to) {
  return {.local = std::move(local), .egress = egress, .number = number, .from_port = from, .to_port = to};
}

/// A router on the way says that a packet does not fit; without it, connections hang.
AclEntry too_big(std::string local) {
  return {.local = std::move(local),
          .number = too_big_number,
          .protocol = "icmp",
          .icmp_type = 3,
          .icmp_code = 4};
}

/// Everything inside the VPC: security groups decide there.
void add_vpc(std::vector<AclEntry>& out) {
  add_pair(out, {.local = "in_vpc", .number = vpc_number, .protocol = "all"}, Peer::vpc, Peer::vpc_ipv6);
  add_pair(out, {.local = "out_vpc", .egress = true, .number = vpc_number, .protocol = "all"}, Peer::vpc,
           Peer::vpc_ipv6);
}

/// What the tier may call, other than HTTPS, which every tier with a way out may.
void add_ports_out(std::vector<AclEntry>& out, const AclWishes& wishes, bool high_ports_are_open) {
  bool high = false;
  for (const std::uint16_t port : wishes.ports_out) {
    if (port == 443) continue;
    if (port >= first_ephemeral_port)
      high = true;
    else
      add_internet(out, tcp("out_port_" + std::to_string(port), true, port_number + 2 * port, port, port));
  }
  if (high && !high_ports_are_open)
    add_internet(out, tcp("out_high_ports", true, high_ports_number, first_ephemeral_port, last_port));
}

/// A number for a range that does not depend on the other ranges, as long as no two collide.
int number_of(const Cidr& range, std::set<int>& taken) {
  const std::string text{range.text().view()};
  int number = joined_number + static_cast<int>(std::stoul(assembly::short_hash(text), nullptr, 16) % 20'000);
  while (!taken.insert(number).second) ++number;
  return number;
}

std::string local_of(const Cidr& range) {
  std::string text{range.text().view()};
  std::ranges::replace_if(text, [](char c) { return c == '.' || c == '/' || c == ':'; }, '_');
  return text;
}

void add_joined(std::vector<AclEntry>& out, const std::vector<Cidr>& ranges) {
  std::set<int> taken;
  for (const Cidr& range : ranges) {
    const int number = number_of(range, taken);
    const std::string name = local_of(range);
    out.push_back(
        {.local = "in_" + name, .number = number, .peer = Peer::range, .range = range, .protocol = "all"});
    out.push_back({.local = "out_" + name,
                   .egress = true,
                   .number = number,
                   .peer = Peer::range,
                   .range = range,
                   .protocol = "all"});
  }
}

void add_public(std::vector<AclEntry>& out, const AclWishes& wishes) {
  add_internet(out, tcp("in_https", false, https_number, 443, 443));
  add_internet(out, tcp("in_http", false, http_number, 80, 80));  // for the redirect to HTTPS
  add_internet(out, tcp("in_replies", false, replies_number, first_ephemeral_port, last_port));
  add_internet(out, too_big("in_too_big"));
  add_internet(out, tcp("out_https", true, https_number, 443, 443));
  add_internet(out, tcp("out_replies", true, replies_number, first_ephemeral_port, last_port));
  add_ports_out(out, wishes, true);
}

void add_private(std::vector<AclEntry>& out, const AclWishes& wishes) {
  if (wishes.reaches_internet) {
    add_internet(out, tcp("in_replies", false, replies_number, first_ephemeral_port, last_port));
    add_internet(out, too_big("in_too_big"));
    add_internet(out, tcp("out_https", true, https_number, 443, 443));
    add_ports_out(out, wishes, false);
  } else if (wishes.reaches_s3) {
    // S3 answers from public IPv4 addresses, although no route leads to any other of them.
    AclEntry replies = tcp("in_replies", false, replies_number, first_ephemeral_port, last_port);
    out.push_back(replies);
    out.push_back(tcp("out_https", true, https_number, 443, 443));
  }
}

}  // namespace

std::vector<AclEntry> acl_entries(const AclWishes& wishes) {
  std::vector<AclEntry> out;
  add_vpc(out);
  if (wishes.tier == Tier::public_tier) {
    add_public(out, wishes);
  } else {
    // An isolated tier has no way to the internet; where something in it needs S3, its entries are those of a
    // private tier without NAT.
    AclWishes inner = wishes;
    inner.reaches_internet = wishes.tier == Tier::private_tier && wishes.reaches_internet;
    add_private(out, inner);
  }
  add_joined(out, wishes.joined);
  std::ranges::sort(out, [](const AclEntry& a, const AclEntry& b) {
    return std::tie(a.egress, a.number) < std::tie(b.egress, b.number);
  });
  return out;
}

}  // namespace quoin::aws
