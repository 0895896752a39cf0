// What a service tells the load balancers before it: how they ask for its health, and send it requests.
#include "constructs/fargate_service/target_traffic.hpp"

#include "messages/alb_messages.hpp"

#include <optional>

namespace quoin::aws {
namespace {

using quoin::detail::Endpoint;
using quoin::detail::NodeData;

constexpr std::size_t longest_health_path = 1024;

/// What differs by version.
struct HttpVersionRow {
  HttpVersion version;
  std::string_view name;  ///< As AWS calls it.
  std::string_view health_path;
  std::string_view health_codes;
  int least_code;
  int most_code;
};
constexpr HttpVersionRow http_versions[] = {
    {HttpVersion::http_1_1, "HTTP1", "/", "200-299", 200, 499},
    {HttpVersion::http_2, "HTTP2", "/", "200-299", 200, 499},
    {HttpVersion::grpc, "GRPC", "/AWS.ALB/healthcheck", "12", 0, 99},
};

const HttpVersionRow& row_of(HttpVersion version) { return http_versions[static_cast<std::size_t>(version)]; }

std::optional<int> number_of(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// "200" or "200-299".
bool is_code_or_range(std::string_view text, const HttpVersionRow& row) {
  const auto dash = text.find('-');
  const std::optional<int> first = number_of(text.substr(0, dash));
  const std::optional<int> last = dash == std::string_view::npos ? first : number_of(text.substr(dash + 1));
  return first && last && *first >= row.least_code && *first <= *last && *last <= row.most_code;
}

std::string_view cookie_kind(Stickiness::Kind kind) {
  switch (kind) {
    case Stickiness::Kind::load_balancer_cookie:
      return "lb_cookie";
    case Stickiness::Kind::application_cookie:
      return "app_cookie";
    case Stickiness::Kind::off:
      break;
  }
  return "";
}

/// Goes on without sticky sessions where AWS would not take them.
void take_stickiness(const NodeData& node, const LoadBalancing& wanted, Endpoint& endpoint,
                     std::source_location where) {
  const Stickiness& sticky = wanted.stickiness;
  if (sticky.kind == Stickiness::Kind::off) return;
  if (!detail::stickiness_is_allowed(sticky.lasts.count))
    return node.tree->report(messages::stickiness_out_of_range(sticky.lasts.count), &node, where);
  if (sticky.kind == Stickiness::Kind::application_cookie && !detail::cookie_name_is_allowed(sticky.cookie))
    return node.tree->report(messages::cookie_name_malformed(sticky.cookie), &node, where);
  if (wanted.version == HttpVersion::grpc)
    node.tree->report(messages::grpc_clients_keep_no_cookies(), &node, where);
  endpoint.traffic.cookie_kind = cookie_kind(sticky.kind);
  endpoint.traffic.cookie_name = sticky.cookie;
  endpoint.traffic.cookie_seconds = sticky.lasts.count;
}

}  // namespace

std::string_view health_path(const ServiceHealth& health, HttpVersion version) {
  return health.path.empty() ? row_of(version).health_path : health.path;
}

std::string_view health_codes(const ServiceHealth& health, HttpVersion version) {
  return health.codes.empty() ? row_of(version).health_codes : health.codes;
}

bool health_path_is_allowed(std::string_view path, HttpVersion version) {
  if (!path.starts_with('/') || path.size() > longest_health_path) return false;
  if (version != HttpVersion::grpc) return true;
  const auto second = path.find('/', 1);
  return second != std::string_view::npos && second > 1 && second + 1 < path.size() &&
         path.find('/', second + 1) == std::string_view::npos;
}

bool health_codes_are_allowed(std::string_view codes, HttpVersion version) {
  for (std::string_view rest = codes;;) {
    const auto comma = rest.find(',');
    if (!is_code_or_range(rest.substr(0, comma), row_of(version))) return false;
    if (comma == std::string_view::npos) return true;
    rest.remove_prefix(comma + 1);
  }
}

void take_load_balancing(const NodeData& node, const LoadBalancing& wanted, Endpoint& endpoint,
                         std::source_location where) {
  endpoint.traffic.version = row_of(wanted.version).name;
  take_stickiness(node, wanted, endpoint, where);
  if (const int delay = wanted.deregistration_delay.count(); detail::deregistration_delay_is_allowed(delay))
    endpoint.health.deregistration_seconds = delay;
  else
    node.tree->report(messages::deregistration_delay_out_of_range(delay), &node, where);
  if (const int slow = wanted.slow_start.count(); detail::slow_start_is_allowed(slow))
    endpoint.traffic.slow_start_seconds = slow;
  else
    node.tree->report(messages::slow_start_out_of_range(slow), &node, where);
}

}  // namespace quoin::aws
