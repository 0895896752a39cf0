// Who may do what with a bucket's objects. Alike in both targets.
#include "constructs/bucket/bucket_intent.hpp"

#include "constructs/log_bucket/log_bucket_policy.hpp"

#include <algorithm>

namespace quoin::aws {

using quoin::detail::Surroundings;

namespace {

/// What is done with objects; the settings of the bucket are the deployment's. S3 asks for ListBucket to say
/// that a bucket is there at all, which every deployment must know.
const std::vector<std::string> object_actions{
    "s3:AbortMultipartUpload", "s3:DeleteObject",       "s3:DeleteObjectVersion", "s3:GetObject",
    "s3:GetObjectVersion",     "s3:ListBucketVersions", "s3:PutObject",
};

std::vector<std::string> with_listing(std::vector<std::string> actions) {
  actions.emplace_back("s3:ListBucket");
  return actions;
}

void add_once(std::vector<Text>& list, const Text& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

}  // namespace

std::vector<PolicyStatement> bucket_statements(const BucketIntent& intent, const Surroundings& around,
                                               const Text& bucket_arn) {
  std::vector<PolicyStatement> statements = tls_denials(bucket_arn);
  std::vector<Text> roles;
  std::vector<Text> vpcs;
  for (const BucketGrant& grant : intent.grants) {
    add_once(roles, grant.role);
    add_once(vpcs, grant.vpc);
  }
  if (!roles.empty() || !intent.others.empty()) {
    std::vector<Text> named = roles;
    named.insert(named.end(), intent.others.begin(), intent.others.end());
    statements.push_back(denial("DenyOthers", object_actions, bucket_arn,
                                {{"ArnNotEquals", "aws:PrincipalArn", std::move(named)},
                                 {"Bool", "aws:PrincipalIsAWSService", {Text{"false"}}}}));
  }
  if (!roles.empty())
    statements.push_back(denial(
        "DenyServicesOutsideTheirVpc", with_listing(object_actions), bucket_arn,
        {{"ArnEquals", "aws:PrincipalArn", roles}, {"StringNotEquals", "aws:SourceVpc", std::move(vpcs)}}));
  if (!intent.viewers.empty()) {
    PolicyStatement view{
        .sid = "ReadByCloudFront",
        .actions = {"s3:GetObject"},
        .resources = {bucket_arn + Text{"/*"}},
        .principals = {{.type = "Service", .identifiers = {Text{"cloudfront." + around.dns_suffix}}}},
        .conditions = {{"StringEquals", "aws:SourceArn", {}}}};
    for (const BucketViewer& viewer : intent.viewers)
      view.conditions.front().values.push_back(viewer.distribution);
    statements.push_back(std::move(view));
  }
  return statements;
}

}  // namespace quoin::aws
