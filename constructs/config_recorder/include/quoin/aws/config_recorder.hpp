// ConfigRecorder: what the account's resources looked like and who changed them, with rules on security
// groups.
#pragma once

#include <quoin/aws/audit_trail.hpp>
#include <quoin/construct.hpp>

#include <initializer_list>
#include <source_location>
#include <string_view>

namespace quoin::aws {

struct ConfigRecorderProps {
  /// How long the history of configurations is kept in its bucket. Default: 365 days.
  RecordRetention retention{};
  /// The key of the history, of the class Trail. Default: the recorder makes it, `<recorder>/Key`.
  TrailKey encryption{};
  /// TCP ports that a security group may open to the internet: any other one is found non-compliant. At
  /// most 40. Default: 80 and 443.
  std::initializer_list<int> open_ports{};
  /// Record what belongs to no region (IAM), too. In an account with recorders in several regions, one does.
  /// Default: true.
  bool global_resources = true;
};

namespace detail {
Node make_config_recorder(const Scope& scope, std::string_view id, const ConfigRecorderProps& props,
                          std::source_location where);
}

/// The AWS Config recorder of an account and region: every resource, continuously, delivered to an encrypted
/// bucket of its own, and rules that evaluate each change of a security group (QN-AUD-03). One per account
/// and region.
struct [[maybe_unused]] ConfigRecorder {
  Scope scope;
  std::string_view id;
  ConfigRecorderProps props{};
  Node node = detail::make_config_recorder(scope, id, props, std::source_location::current());
};

}  // namespace quoin::aws
