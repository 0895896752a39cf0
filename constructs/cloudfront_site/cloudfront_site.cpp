// Sites: from properties to the intent, and what the chain adds to it.
#include "constructs/alb/alb_intent.hpp"
#include "constructs/alb/existing_alb_intent.hpp"
#include "constructs/bucket/bucket_intent.hpp"
#include "constructs/certificate/certificate_intent.hpp"
#include "constructs/cloudfront_site/cloudfront_site_intent.hpp"
#include "constructs/key_group/key_group_intent.hpp"
#include "constructs/log_bucket/log_bucket_intent.hpp"
#include "constructs/web_acl/web_acl_intent.hpp"
#include "core/ascii.hpp"
#include "messages/cloudfront_messages.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace quoin::aws {

using quoin::detail::member;
using quoin::detail::NodeData;
using quoin::detail::reference;
using quoin::detail::Relation;
using quoin::detail::Relations;
using quoin::detail::Tree;

namespace {

constexpr std::size_t most_aliases = 100;  // AWS's quotas, unless it has raised yours
constexpr std::size_t most_behaviours = 75;
constexpr std::size_t longest_path = 255;
constexpr std::size_t longest_site_comment = 128;
constexpr std::size_t longest_delivery_name = 60;

bool is_site_path(std::string_view path) {
  constexpr std::string_view marks = "_-.*$/~\"'@:+&?";
  return path.size() > 1 && path.size() <= longest_path && path.front() == '/' &&
         std::ranges::all_of(path, [&](char c) {
           return ascii::is_letter_or_digit(c) || marks.find(c) != std::string_view::npos;
         });
}

/// The name itself, or one level below the certificate's "*.example.com".
bool covers(std::string_view name, std::string_view alias) {
  if (name == alias) return true;
  const auto dot = alias.find('.');
  return name.starts_with("*.") && dot != std::string_view::npos && alias.substr(dot) == name.substr(1);
}

void take_certificate(Tree& tree, NodeData& node, CloudFrontSiteIntent& intent,
                      const SiteCertificate& certificate, std::source_location where) {
  if (certificate.is_default()) {
    if (tree.is_production())
      tree.refuse(RuleText{QUOIN_QN_CDN_03}, &node, where,
                  "CloudFront's own certificate, which allows TLSv1");
    else
      tree.note_relaxation(node, RuleText{QUOIN_QN_CDN_03}, "CloudFront's own certificate", where);
    for (const std::string& alias : intent.aliases)
      tree.report(messages::site_alias_without_certificate(alias), &node, where);
    return;
  }
  if (certificate.exists_already()) {
    intent.certificate = Text{certificate.arn()};
    if (!is_certificate_arn(certificate.arn()))
      tree.report(messages::site_certificate_is_no_arn(certificate.arn()), &node, where);
    else if (region_of_arn(certificate.arn()) != name_of(us_east_1))
      tree.refuse(RuleText{QUOIN_QN_CDN_04}, &node, where,
                  "a certificate in " + std::string{region_of_arn(certificate.arn())});
    return;
  }
  if (!certificate.reference().empty()) {
    intent.certificate = certificate.reference();
    const Region lies_in = quoin::detail::region_of_target(certificate.reference().value());
    if (lies_in != unknown_region && lies_in != us_east_1)
      tree.refuse(RuleText{QUOIN_QN_CDN_04}, &node, where,
                  "a certificate in " + std::string{name_of(lies_in)});
    return;
  }
  const NodeData& made = *certificate.node().data();
  intent.certificate = reference<CertificateArn>(made, "arn");
  const auto& names = made.intent_as<CertificateIntent>();
  for (const std::string& alias : intent.aliases) {
    const bool covered = covers(names.domain, alias) ||
                         std::ranges::any_of(names.alternative_names,
                                             [&](const std::string& name) { return covers(name, alias); });
    if (!covered) tree.report(messages::site_alias_not_covered(alias, names.domain), &node, where);
  }
}

/// The certificate that the program makes for a load balancer; null where it stands already.
const CertificateIntent* made_certificate(const Ref<CertificateArn>& arn) {
  const NodeData* node = quoin::detail::node_behind(arn.value());
  return node != nullptr && node->kind == "Certificate" && node->intent
             ? &node->intent_as<CertificateIntent>()
             : nullptr;
}

/// CloudFront hands the viewer's host name on, and answers 502 where the load balancer shows no certificate
/// for it.
/// Source: Amazon CloudFront Developer Guide, "Requirements for using SSL/TLS certificates with CloudFront".
void check_origin_certificate(const CloudFrontSiteIntent& intent, const NodeData& self, const NodeData& alb,
                              std::source_location where) {
  const auto& balancer = alb.intent_as<AlbIntent>();
  std::vector<Ref<CertificateArn>> certificates = balancer.more_certificates;
  certificates.push_back(balancer.certificate);
  std::vector<std::string> names;
  for (const Ref<CertificateArn>& each : certificates) {
    const CertificateIntent* made = made_certificate(each);
    if (made == nullptr) return;  // what it is for is not known
    names.push_back(made->domain);
    names.insert(names.end(), made->alternative_names.begin(), made->alternative_names.end());
  }
  for (const std::string& alias : intent.aliases)
    if (std::ranges::none_of(names, [&](const std::string& name) { return covers(name, alias); }))
      self.tree->report(messages::origin_certificate_for_another_name(alias, alb.path, names.front()), &self,
                        where);
}

SiteLoadBalancer made_origin(const CloudFrontSiteIntent& intent, const NodeData& self, const NodeData& alb,
                             const std::string& name, std::source_location where) {
  check_origin_certificate(intent, self, alb, where);
  return {.name = name,
          .dns_name = Text{Value::reference(alb, "dns_name")},
          .arn = reference<LoadBalancerArn>(alb, "arn"),
          .internal = !alb.intent_as<AlbIntent>().internet_facing};
}

/// What its certificate is for, its owner knows.
SiteLoadBalancer existing_origin(NodeData& alb, const std::string& name) {
  const bool internal = !alb.intent_as<ExistingAlbIntent>().internet_facing;  // reached by a VPC origin
  return {.name = name,
          .dns_name = stated_attribute(alb, "dns_name"),
          .arn = internal ? stated_attribute(alb, "arn") : Text{},
          .internal = internal};
}

void take_aliases(Tree& tree, const NodeData& node, CloudFrontSiteIntent& intent,
                  std::initializer_list<std::string_view> aliases, std::source_location where) {
  for (const std::string_view alias : aliases) {
    if (!is_certificate_name(alias)) {
      tree.report(messages::site_alias_malformed(alias), &node, where);
      continue;
    }
    intent.aliases.push_back(ascii::lower(alias));
  }
  std::ranges::sort(intent.aliases);
  const auto same = std::ranges::unique(intent.aliases);
  intent.aliases.erase(same.begin(), same.end());
  if (intent.aliases.size() > most_aliases)
    tree.report(messages::site_aliases_too_many(intent.aliases.size(), most_aliases), &node, where);
}

SiteBucket bucket_of(const NodeData& bucket) {
  return {.domain_name = Text{Value::reference(bucket, "domain_name")},
          .name = Text{Value::reference(bucket, "name")},
          .ready = Text{Value::reference(bucket, "ready")}};
}

void take_buckets(Tree& tree, NodeData& node, CloudFrontSiteIntent& intent, const CloudFrontSiteProps& props,
                  std::source_location where) {
  NodeData* files = props.origin.node().data();
  if (files == nullptr)
    files = &add_bucket(tree, Node{node}, "Bucket", {.kept_because = "they are the site"}, where);
  let_distribution_read(*files, node, where);
  intent.files = bucket_of(*files);

  const SignedFiles& media = props.media.files();
  if (media.bucket.data() == nullptr) return;
  let_distribution_read(*media.bucket.data(), node, where);
  intent.media = bucket_of(*media.bucket.data());
  intent.media_keys = reference<KeyGroupId>(*media.keys.data(), "id");
  intent.media_path = media.path;
  intent.behaviours.push_back({.kind = SiteBehaviour::Kind::media, .path = intent.media_path});
}

int checked_time(Tree& tree, const NodeData& node, std::string_view property, int seconds, int otherwise,
                 std::source_location where) {
  if (rules::cache_time_is_allowed(seconds)) return seconds;
  tree.report(messages::cache_time_out_of_range(property, seconds), &node, where);
  return otherwise;
}

void take_countries(Tree& tree, const NodeData& node, CloudFrontSiteIntent& intent,
                    const Countries& countries, std::source_location where) {
  if (countries.mode == Countries::Mode::all) return;
  intent.country_mode = countries.mode == Countries::Mode::only ? "whitelist" : "blacklist";
  for (std::size_t i = 0; i < countries.count; ++i) {
    if (!is_country_code(countries.codes[i]))
      tree.report(messages::country_unknown(countries.codes[i]), &node, where);
    intent.countries.emplace_back(countries.codes[i]);
  }
  if (intent.countries.empty()) tree.report(messages::countries_empty(), &node, where);
  std::ranges::sort(intent.countries);
  const auto same = std::ranges::unique(intent.countries);
  intent.countries.erase(same.begin(), same.end());
}

void add_logs(Tree& tree, NodeData& node, std::source_location where) {
  NodeData& bucket = log_bucket(tree, *node.stack, where);
  const std::string prefix = "cloudfront/" + snake_path(node);
  write_logs_to(bucket, node, LogWriter::distribution, prefix, where);
  NodeData& logs =
      tree.add_construct(Node{node}, "Logs", "DistributionLogs", DistributionLogsIntent{}, where);
  logs.region = us_east_1;  // where CloudFront hands its logs over
  auto& intent = logs.intent_as<DistributionLogsIntent>();
  intent.name = global_name(node.name_path(), "", longest_delivery_name);
  intent.distribution = reference<DistributionArn>(node, "arn");
  intent.log_bucket = reference<BucketArn>(bucket, "arn");
  intent.log_bucket_ready = reference<BucketName>(bucket, "ready");
  intent.prefix = prefix;
}

std::size_t fixed_length(std::string_view pattern) {
  return pattern.size() - static_cast<std::size_t>(
                              std::ranges::count_if(pattern, [](char c) { return c == '*' || c == '?'; }));
}

std::string_view who(const SiteBehaviour& behaviour) {
  switch (behaviour.kind) {
    case SiteBehaviour::Kind::media:
      return "the media bucket";
    case SiteBehaviour::Kind::load_balancer:
      return behaviour.load_balancer;
    case SiteBehaviour::Kind::assets:
      break;
  }
  return "the site's bucket";
}

}  // namespace

std::string routing_code(SiteRouting routing) {
  const std::string start =
      "// Turns the path of a page into the name of its file.\n"
      "function handler(event) {\n"
      "  var request = event.request;\n"
      "  var last = request.uri.substring(request.uri.lastIndexOf(\"/\") + 1);\n";
  const std::string end = "  return request;\n}\n";
  if (routing == single_page_app)
    return start + "  if (last.indexOf(\".\") === -1) request.uri = \"/index.html\";\n" + end;
  return start +
         "  if (last === \"\") request.uri += \"index.html\";\n"
         "  else if (last.indexOf(\".\") === -1) request.uri += \"/index.html\";\n" +
         end;
}

std::string content_policy_of(Tree& tree, const NodeData& node, const ContentSources& sources,
                              std::source_location where) {
  struct Directive {
    std::string_view name;
    std::string_view always;
    std::initializer_list<std::string_view> more;
  };
  const Directive directives[] = {
      {"default-src", "'none'", {}},
      {"base-uri", "'none'", {}},
      {"connect-src", "'self'", sources.connect},
      {"font-src", "'self'", sources.fonts},
      {"form-action", "'self'", sources.forms},
      {"frame-ancestors", "'none'", {}},
      {"frame-src", sources.frames.size() == 0 ? "'none'" : "", sources.frames},
      {"img-src", "'self' data:", sources.images},
      {"manifest-src", "'self'", {}},
      {"media-src", "'self'", sources.media},
      {"object-src", "'none'", {}},
      {"script-src", "'self'", sources.scripts},
      {"style-src", "'self'", sources.styles},
      {"worker-src", "'self'", {}},
  };
  std::string out;
  for (const Directive& directive : directives) {
    out += std::string{directive.name};
    if (!directive.always.empty()) out += " " + std::string{directive.always};
    std::vector<std::string_view> more;
    for (const std::string_view source : directive.more) {
      if (rules::content_source_is_strict(source))
        more.push_back(source);
      else
        tree.refuse(RuleText{QUOIN_QN_CDN_06}, &node, where,
                    "the source \"" + std::string{source} + "\" of " + std::string{directive.name} +
                        "; a source is \"https://host\", \"wss://host\" or \"'sha256-…'\"");
    }
    std::ranges::sort(more);
    for (const std::string_view source : more) out += " " + std::string{source};
    out += "; ";
  }
  return out + "upgrade-insecure-requests";
}

namespace detail {

Node make_cloudfront_site(const Scope& scope, std::string_view id, const CloudFrontSiteProps& props,
                          std::source_location where) {
  Tree& tree = quoin::detail::tree_of(scope.node());
  NodeData& node = tree.add_construct(scope.node(), id, "CloudFrontSite", CloudFrontSiteIntent{}, where);
  auto& intent = node.intent_as<CloudFrontSiteIntent>();
  intent.path = node.name_path();
  intent.comment = intent.path.substr(0, longest_site_comment);
  if (node.stack == nullptr) return Node{node};  // reported; nothing below it can be made

  take_aliases(tree, node, intent, props.aliases, where);
  take_certificate(tree, node, intent, props.certificate, where);
  intent.web_acl = web_acl_of(tree, node, props.web_acl.stated(), cloudfront, where);

  take_buckets(tree, node, intent, props, where);
  intent.redirects_http = props.viewers.redirects();
  intent.minimum_tls = props.minimum_tls.name();
  if (!rules::viewer_tls_is_allowed(intent.minimum_tls)) {
    tree.refuse(RuleText{QUOIN_QN_CDN_03}, &node, where, "\"" + intent.minimum_tls + "\"");
    intent.minimum_tls = decltype(viewer_tls_1_2_2021)::name;
  }
  intent.routing = props.routing;
  intent.page_seconds = checked_time(tree, node, ".page_time", props.page_time.count(), 0, where);
  intent.asset_seconds = checked_time(tree, node, ".asset_time", props.asset_time.count(), 86'400, where);
  intent.content_policy = content_policy_of(tree, node, props.content_sources, where);
  intent.price_class = props.price_class.name();
  if (!rules::price_class_is_known(intent.price_class))
    tree.report(messages::price_class_unknown(intent.price_class), &node, where);
  take_countries(tree, node, intent, props.countries, where);

  if (props.asset_paths.size() == 0)
    intent.behaviours.push_back({.kind = SiteBehaviour::Kind::assets, .path = "/assets/*"});
  for (const std::string_view path : props.asset_paths)
    intent.behaviours.push_back({.kind = SiteBehaviour::Kind::assets, .path = std::string{path}});
  if (!props.content.path.empty()) {
    intent.content = read_content(tree, node, props.content.path, where);
    const auto output = [&](std::string_view name, std::string_view attribute, std::string_view what) {
      return quoin::detail::make_output(Scope{Node{node}}, name, site_attribute(Node{node}, attribute), what,
                                        where)
          .data();
    };
    intent.bucket_output = output("BucketName", "bucket_name", "Where the files of the site lie.");
    intent.distribution_output = output("DistributionId", "id", "The distribution, for an invalidation.");
  }
  add_logs(tree, node, where);
  return Node{node};
}

Ref<DistributionArn> distribution_arn(const Node& site) {
  return reference<DistributionArn>(*site.data(), "arn");
}
Ref<DistributionId> distribution_id(const Node& site) {
  return reference<DistributionId>(*site.data(), "id");
}
Text site_attribute(const Node& site, std::string_view name) {
  return Text{Value::reference(*site.data(), quoin::detail::intern(name))};
}

}  // namespace detail

void resolve_intent(CloudFrontSiteIntent& intent, const NodeData& self, const Relations& relations) {
  std::map<std::string, SiteLoadBalancer> load_balancers;
  for (const Relation* edge : relations.outgoing) {
    if (edge->kind != quoin::detail::relation::reaches || edge->to == nullptr ||
        (edge->to->kind != "Alb" && edge->to->kind != "ExistingAlb"))
      continue;
    NodeData& alb = *edge->to;
    const std::string name = snake_path(alb, alb.stack != self.stack);
    if (alb.kind == "Alb")
      load_balancers[name] = made_origin(intent, self, alb, name, edge->where);
    else
      load_balancers[name] = existing_origin(alb, name);
    const std::string path{member(edge->data, "path").characters()};
    intent.behaviours.push_back({.kind = SiteBehaviour::Kind::load_balancer,
                                 .path = path.empty() ? std::string{usual_api_path} : path,
                                 .load_balancer = name});
    if (const std::string_view host = member(edge->data, "host").characters(); !host.empty())
      self.tree->report(messages::site_route_has_a_host(host), &self, edge->where);
    if (const Value& priority = member(edge->data, "priority"); priority.kind() == Value::Kind::integer)
      self.tree->report(messages::site_route_has_a_priority(
                            static_cast<int>(quoin::detail::ValueAccess::integer(priority))),
                        &self, edge->where);
  }
  for (auto& [name, load_balancer] : load_balancers)
    intent.load_balancers.push_back(std::move(load_balancer));
  std::ranges::sort(intent.behaviours, [](const SiteBehaviour& a, const SiteBehaviour& b) {
    return std::make_tuple(fixed_length(b.path), a.path, a.load_balancer) <
           std::make_tuple(fixed_length(a.path), b.path, b.load_balancer);
  });
}

void check_intent(const CloudFrontSiteIntent& intent, const NodeData&, Diagnostics& diagnostics) {
  std::map<std::string_view, const SiteBehaviour*> by_path;
  for (const SiteBehaviour& behaviour : intent.behaviours) {
    if (!is_site_path(behaviour.path)) diagnostics.push_back(messages::site_path_malformed(behaviour.path));
    if (const auto [at, is_new] = by_path.emplace(behaviour.path, &behaviour); !is_new)
      diagnostics.push_back(
          messages::site_path_claimed_twice(behaviour.path, who(*at->second), who(behaviour)));
  }
  if (intent.behaviours.size() > most_behaviours)
    diagnostics.push_back(messages::site_behaviours_too_many(intent.behaviours.size(), most_behaviours));
}

}  // namespace quoin::aws
