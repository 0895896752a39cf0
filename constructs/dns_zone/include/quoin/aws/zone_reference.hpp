// A hosted zone as a property takes it: a DnsZone, or the id of one that stands already.
#pragma once

#include <quoin/construct.hpp>
#include <quoin/value.hpp>

#include <concepts>

namespace quoin::aws {

struct HostedZoneId;  // <quoin/aws_ids.hpp>

/// A DnsZone, or an id: "Z0123456789ABCDEFGHIJ". Ids that are known are checked at synthesis.
class ZoneReference {
public:
  ZoneReference() = default;
  template <class T>
    requires std::convertible_to<const T&, Text>
  ZoneReference(const T& id) : id_{static_cast<Text>(id)} {}
  template <Construct Zone>
    requires requires(const Zone& zone) { zone.zone_id(); }
  ZoneReference(const Zone& zone) : id_{zone.zone_id()} {}

  const Text& id() const { return id_; }

private:
  Text id_;
};

}  // namespace quoin::aws
