// What both targets say of a bucket for records.
#include "constructs/record_bucket/record_bucket.hpp"

#include "constructs/log_bucket/log_bucket_intent.hpp"

namespace quoin::aws {

std::vector<PolicyStatement> delivery_statements(const RecordWriter& writer, const Text& bucket_arn,
                                                 const quoin::detail::Surroundings& around) {
  const std::vector<PolicyPrincipal> principals{{"Service", {Text{writer.service}}}};
  const Text records = bucket_arn + Text{"/AWSLogs/"} + Text{around.account_id} + Text{writer.folder};
  return {
      {.sid = "LookAtTheBucket",
       .actions = writer.looks,
       .resources = {bucket_arn},
       .principals = principals,
       .conditions = {writer.source}},
      {.sid = "Deliver",
       .actions = {"s3:PutObject"},
       .resources = {records},
       .principals = principals,
       .conditions = {writer.source, {"StringEquals", "s3:x-amz-acl", {Text{"bucket-owner-full-control"}}}}},
  };
}

void log_accesses(RecordBucket& bucket, quoin::detail::NodeData& node, std::source_location where) {
  if (node.stack == nullptr) return;
  quoin::detail::NodeData& logs = log_bucket(*node.tree, *node.stack, where);
  bucket.access_prefix = "s3/" + node.name_path();
  bucket.access_logs = quoin::detail::reference<BucketName>(logs, "name");
  bucket.logs_ready = quoin::detail::reference<BucketName>(logs, "ready");
  write_logs_to(logs, node, LogWriter::bucket, bucket.access_prefix, where);
}

}  // namespace quoin::aws
