// The stack's bucket for the logs that services of AWS deliver, and the way in which other constructs write
// to it.
#pragma once

#include "core/tree.hpp"

#include <quoin/value.hpp>

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

struct BucketName;  // <quoin/aws_ids.hpp>

/// Who delivers logs into the bucket.
enum class LogWriter : std::uint8_t { load_balancer, bucket, distribution };

/// Logs below one prefix.
struct BucketDelivery {
  LogWriter writer = LogWriter::load_balancer;
  std::string prefix;  ///< "alb/access": without '/' at its ends.
  std::string of{};    ///< "chat/Media": whose logs they are.
  Text source{};       ///< The ARN of a bucket whose accesses are logged.
};

/// The bucket is encrypted with SSE-S3, because AWS's log delivery writes with no other key, and has no
/// object lock.
struct LogBucketIntent {
  std::string path;
  int retention_days = 365;                  ///< Then logs expire.
  int superseded_retention_days = 30;        ///< Older versions of an object.
  std::vector<BucketDelivery> deliveries{};  ///< Sorted by prefix. Filled from the `writes_logs` relations.
};

/// The stack's one log bucket, `<stack>/LogBucket`: made when the first construct asks for it.
///
/// It provides "name", "arn", and "ready", which is there once its policy admits the writers: for
/// `depends_on`.
quoin::detail::NodeData& log_bucket(quoin::detail::Tree& tree, quoin::detail::NodeData& stack,
                                    std::source_location where = std::source_location::current());

/// Notes that `writer`'s logs are delivered below `prefix`. Two constructs of one stack have different
/// prefixes.
void write_logs_to(quoin::detail::NodeData& bucket, quoin::detail::NodeData& from, LogWriter writer,
                   std::string_view prefix, std::source_location where);

void resolve_intent(LogBucketIntent& intent, const quoin::detail::NodeData& self,
                    const quoin::detail::Relations& relations);
quoin::detail::Lowered lower_terraform(const LogBucketIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const LogBucketIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
