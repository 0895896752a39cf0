// Names that AWS takes once: of repositories, alarms, log groups, buckets, records of a zone and others.
#include "core/ascii.hpp"
#include "core/place.hpp"
#include "facts/facts.hpp"
#include "facts/view.hpp"
#include "messages/core_messages.hpp"

#include <quoin/bindings/raw.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace quoin::facts {
namespace {

using detail::Resource;
using detail::ValueAccess;

/// Among whom a name stands once.
enum class Within : std::uint8_t { region, account, all_accounts, other };

struct Row {
  std::string_view type;
  std::string_view name;  ///< The property; each item of it where it is a list.
  Within within;
  std::string_view what;           ///< For the message.
  std::string_view other{};        ///< Within the resource that this property names.
  std::string_view record_type{};  ///< Records of different types may stand beside one another.
  std::string_view unless{};       ///< Several of one name are meant where this is set.
};
// Sources: the page of each service's call that creates one, as Amazon CloudWatch Logs API, CreateLogGroup,
// or Amazon ECS API, CreateService; Amazon S3 User Guide, "General purpose bucket naming rules"; Amazon Route
// 53 API, ChangeResourceRecordSets; Amazon CloudFront Developer Guide, "Alternate domain names".
constexpr Row name_table[] = {
    {"aws_cloudwatch_log_group", "name", Within::region, "log groups"},
    {"AWS::Logs::LogGroup", "LogGroupName", Within::region, "log groups"},
    {"aws_s3_bucket", "bucket", Within::all_accounts, "buckets"},
    {"AWS::S3::Bucket", "BucketName", Within::all_accounts, "buckets"},
    {"aws_cloudfront_distribution", "aliases", Within::all_accounts, "distributions"},
    {"AWS::CloudFront::Distribution", "DistributionConfig.Aliases", Within::all_accounts, "distributions"},
    {"aws_route53_record", "name", Within::other, "records", "zone_id", "type", "set_identifier"},
    {"AWS::Route53::RecordSet", "Name", Within::other, "records", "HostedZoneId", "Type", "SetIdentifier"},
    {"aws_ecr_repository", "name", Within::region, "repositories"},
    {"AWS::ECR::Repository", "RepositoryName", Within::region, "repositories"},
    {"aws_ecs_cluster", "name", Within::region, "clusters"},
    {"AWS::ECS::Cluster", "ClusterName", Within::region, "clusters"},
    {"aws_ecs_service", "name", Within::other, "services", "cluster"},
    {"AWS::ECS::Service", "ServiceName", Within::other, "services", "Cluster"},
    {"aws_cloudwatch_metric_alarm", "alarm_name", Within::region, "alarms"},
    {"AWS::CloudWatch::Alarm", "AlarmName", Within::region, "alarms"},
    {"aws_lambda_function", "function_name", Within::region, "functions"},
    {"AWS::Lambda::Function", "FunctionName", Within::region, "functions"},
    {"aws_sqs_queue", "name", Within::region, "queues"},
    {"AWS::SQS::Queue", "QueueName", Within::region, "queues"},
    {"aws_sns_topic", "name", Within::region, "topics"},
    {"AWS::SNS::Topic", "TopicName", Within::region, "topics"},
    {"aws_dynamodb_table", "name", Within::region, "tables"},
    {"AWS::DynamoDB::Table", "TableName", Within::region, "tables"},
    {"aws_kms_alias", "name", Within::region, "aliases"},
    {"AWS::KMS::Alias", "AliasName", Within::region, "aliases"},
    {"aws_ssm_parameter", "name", Within::region, "parameters"},
    {"AWS::SSM::Parameter", "Name", Within::region, "parameters"},
    {"aws_secretsmanager_secret", "name", Within::region, "secrets"},
    {"AWS::SecretsManager::Secret", "Name", Within::region, "secrets"},
    {"aws_iam_role", "name", Within::account, "roles"},
    {"AWS::IAM::Role", "RoleName", Within::account, "roles"},
    {"aws_iam_user", "name", Within::account, "users"},
    {"AWS::IAM::User", "UserName", Within::account, "users"},
    {"aws_cloudfront_key_group", "name", Within::account, "key groups"},
    {"AWS::CloudFront::KeyGroup", "KeyGroupConfig.Name", Within::account, "key groups"},
    {"aws_cloudfront_public_key", "name", Within::account, "public keys"},
    {"AWS::CloudFront::PublicKey", "PublicKeyConfig.Name", Within::account, "public keys"},
};

bool is_of_dns(const Row& row) { return row.within == Within::all_accounts || !row.record_type.empty(); }

/// A name of DNS is the same with a dot at its end, and in whatever letters.
std::string plain(std::string_view known) {
  std::string name = ascii::lower(known);
  if (name.ends_with('.')) name.pop_back();
  return name;
}

class Names {
public:
  explicit Names(Diagnostics& diagnostics) : diagnostics_{diagnostics} {}

  void judge(const View& view, const Resource& resource) {
    const auto* const row = std::ranges::find(name_table, resource.type->name, &Row::type);
    if (row == std::end(name_table)) return;
    if (!row->unless.empty() && view.property(resource.arguments, row->unless).is_set()) return;
    if (resource.options().meta.is_set() || resource.options().condition.is_set())
      return;  // it may not be there
    for (const Value& item : view.each(view.property(resource.arguments, row->name)))
      if (const std::optional<std::string> name = known(view, item))
        take(view, resource, *row, is_of_dns(*row) ? plain(*name) : *name);
  }

private:
  /// A name that is known now; what AWS or a certificate chooses is not.
  static std::optional<std::string> known(const View& view, const Value& value) {
    if (value.kind() == Value::Kind::text) {
      std::string whole;
      for (const Value& piece : ValueAccess::items(value)) {
        const std::optional<std::string> part = known(view, piece);
        if (!part) return std::nullopt;
        whole += *part;
      }
      return whole;
    }
    const bool is_written = value.kind() == Value::Kind::string ||
                            (value.kind() == Value::Kind::reference && view.is_known_now(value));
    if (!is_written) return std::nullopt;
    return std::string{view.say(value)};
  }

  void take(const View& view, const Resource& resource, const Row& row, const std::string& name) {
    std::string key = std::string{row.what} + "|" + name + "|";
    std::string type;
    if (row.within == Within::region) {
      key += detail::region_name_of(resource);
      key += "|" + account_of(*resource.owner);
    } else if (row.within == Within::account) {
      key += account_of(*resource.owner);
    } else if (row.within == Within::other) {
      const std::string_view other = view.say(view.property(resource.arguments, row.other));
      if (other == "unknown") return;
      key += other;
    }
    if (!row.record_type.empty()) {
      const std::optional<std::string> known_type =
          known(view, view.property(resource.arguments, row.record_type));
      if (!known_type) return;
      type = *known_type;
    }
    for (const auto& [other_type, other] : taken_[key]) {
      // A CNAME suffers nothing beside itself; other types stand beside one another.
      const bool clashes = other_type == type || other_type == "CNAME" || type == "CNAME";
      if (other == &resource || !clashes) continue;
      Diagnostic diagnostic = messages::name_taken(row.what, type.empty() ? name : name + " (" + type + ")",
                                                   other->path, detail::with_line(*other->owner), other_type);
      diagnostic.path = resource.path;
      diagnostics_.push_back(detail::placed(std::move(diagnostic), *resource.owner));
      return;
    }
    taken_[key].emplace(type, &resource);
  }

  Diagnostics& diagnostics_;
  std::map<std::string, std::map<std::string, const Resource*>> taken_;  ///< By name, then by record type.
};

}  // namespace

void check_names(const assembly::Assembly& assembly, Diagnostics& diagnostics) {
  Names names{diagnostics};
  for (const assembly::Template& each : assembly.templates) {
    const View view{assembly, *each.stack};
    for (const Resource* resource : each.resources)
      if (resource->type->category == bindings::Category::resource) names.judge(view, *resource);
  }
}

}  // namespace quoin::facts
