// Zones and records of Route 53: DnsZone zone{stack, "Zone", {.domain = "example.com"}}.
#pragma once

#include <quoin/aws/zone_reference.hpp>
#include <quoin/construct.hpp>
#include <quoin/rule.hpp>
#include <quoin/seconds.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin::aws {

/// The name of a zone or a record. Required.
class DnsName {
public:
  template <class U = int> DnsName() {
    static_assert(never<U>,
                  "property 'domain' or 'name' is required: a zone or a record has a name. Fix: .domain = "
                  "\"example.com\", .name = \"www.example.com\"");
  }
  template <quoin::detail::Characters T> DnsName(const T& name) : name_{name} {}
  constexpr std::string_view name() const { return name_; }

private:
  std::string_view name_;
};

struct DnsZoneProps {
  /// "example.com". Required.
  DnsName domain;
  /// What the zone is for, at most 256 characters. Default: its path.
  std::string_view comment{};
};

namespace detail {
Node make_dns_zone(const Scope& scope, std::string_view id, const DnsZoneProps& props,
                   std::source_location where);
Ref<HostedZoneId> hosted_zone_id(const Node& zone);
}  // namespace detail

/// A public hosted zone. The domain's registrar must name its name servers, which the stack shows as the
/// output
/// `<zone>NameServers`; until then nobody finds it.
///
/// It is not emptied when its stack goes: records that others made keep it.
struct DnsZone {
  Scope scope;
  std::string_view id;
  DnsZoneProps props;
  Node node = detail::make_dns_zone(scope, id, props, std::source_location::current());

  /// The zone's id, "Z0123456789ABCDEFGHIJ".
  Ref<HostedZoneId> zone_id() const { return detail::hosted_zone_id(node); }
};

/// A host that takes a domain's mail.
struct MailServer {
  int priority = 10;  ///< 0 to 65,535; the lowest is tried first.
  std::string_view host;
};

/// What a record says.
class RecordValue {
public:
  enum class Kind : std::uint8_t { none, alias, ipv4, ipv6, cname, mx, txt };

  template <class U = int> RecordValue() {
    static_assert(never<U>,
                  "property 'to' is required: a record says something. Fix: .to = alias_of(site), "
                  "addresses({\"203.0.113.10\"}), canonical_name(…), mail_servers({…}) or texts({…})");
  }
  RecordValue(Kind kind, std::initializer_list<std::string_view> values) : kind_{kind}, values_(values) {}
  RecordValue(Text name, Text zone, bool asks_health)
      : kind_{Kind::alias},
        name_{static_cast<Text&&>(name)},
        zone_{static_cast<Text&&>(zone)},
        asks_health_{asks_health} {}
  RecordValue(Kind kind, std::initializer_list<MailServer> servers) : kind_{kind}, servers_(servers) {}

  Kind kind() const { return kind_; }
  std::initializer_list<std::string_view> values() const { return values_; }
  std::initializer_list<MailServer> servers() const { return servers_; }
  const Text& alias_name() const { return name_; }
  const Text& alias_zone() const { return zone_; }
  bool asks_health() const { return asks_health_; }

private:
  Kind kind_ = Kind::none;
  std::initializer_list<std::string_view> values_{};
  std::initializer_list<MailServer> servers_{};
  Text name_{};
  Text zone_{};
  bool asks_health_ = false;
};

/// `.to = alias_of(site)`, `alias_of(alb)`: an A and an AAAA record that follow what AWS answers for it.
template <Construct To>
  requires requires(const To& to) {
    to.dns_name();
    to.zone_id();
  }
RecordValue alias_of(const To& to) {
  constexpr bool asks_health = !requires { To::is_global; };  // CloudFront has no health to ask for
  return {Text{to.dns_name()}, Text{to.zone_id()}, asks_health};
}
/// `.to = addresses({"203.0.113.10"})`: an A record.
inline RecordValue addresses(std::initializer_list<std::string_view> ipv4) {
  return {RecordValue::Kind::ipv4, ipv4};
}
/// `.to = addresses_v6({"2001:db8::10"})`: an AAAA record.
inline RecordValue addresses_v6(std::initializer_list<std::string_view> ipv6) {
  return {RecordValue::Kind::ipv6, ipv6};
}
/// `.to = canonical_name({"shop.example.net"})`: a CNAME record; not for the zone's own name.
inline RecordValue canonical_name(std::initializer_list<std::string_view> host) {
  return {RecordValue::Kind::cname, host};
}
/// `.to = mail_servers({{10, "mail.example.com"}})`: an MX record.
inline RecordValue mail_servers(std::initializer_list<MailServer> servers) {
  return {RecordValue::Kind::mx, servers};
}
/// `.to = texts({"v=spf1 -all"})`: a TXT record, one value each, at most 4,000 characters.
inline RecordValue texts(std::initializer_list<std::string_view> values) {
  return {RecordValue::Kind::txt, values};
}

/// How long others may remember a record: 0 to 2,147,483,647 seconds.
class RecordTtl {
public:
  static constexpr bool is_allowed(int count) { return count >= 0; }
  RecordTtl() = default;
  template <int Count> RecordTtl(SecondsConstant<Count>) : seconds_{is_allowed(Count) ? Count : 300} {
    static_assert(is_allowed(Count),
                  "a record is remembered for 0 to 2,147,483,647 seconds. Fix: .ttl = seconds<300>");
  }
  RecordTtl(Seconds seconds) : seconds_{seconds.count} {}
  constexpr int count() const { return seconds_; }

private:
  int seconds_ = 300;
};

struct DnsRecordProps {
  /// A DnsZone, or the id of one that stands already: "Z0123456789ABCDEFGHIJ". Required.
  ZoneReference zone;
  /// The whole name: "www.example.com". Required.
  DnsName name;
  /// What the record says: alias_of(site), addresses({…}), canonical_name({…}), mail_servers({…}),
  /// texts({…}). Required. Use it in the same statement: it holds views.
  RecordValue to;
  /// How long others may remember it; an alias has none. Default: 300 seconds.
  RecordTtl ttl{};
};

namespace detail {
Node make_dns_record(const Scope& scope, std::string_view id, const DnsRecordProps& props,
                     std::source_location where);
}  // namespace detail

/// A record of a zone.
struct DnsRecord {
  Scope scope;
  std::string_view id;
  DnsRecordProps props;
  Node node = detail::make_dns_record(scope, id, props, std::source_location::current());
};

}  // namespace quoin::aws
