// Which header and which struct stand for a resource: for `quoin bindings`, and for the build.
#pragma once

#include "model.hpp"
#include "toolchain.hpp"

#include <quoin/diagnostic.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace quoin::cli {

/// A resource, data source, ephemeral resource or CloudFormation type, and what stands for it.
struct FoundType {
  std::string name;                   ///< aws_sqs_queue
  std::string kind;                   ///< resource, data source, ephemeral, CloudFormation
  std::string provider;               ///< hashicorp/aws; cloudformation
  std::string header;                 ///< quoin/tf/aws/sqs_queue.hpp
  std::string cpp_type;               ///< tf::aws::SqsQueue
  std::vector<std::string> releases;  ///< Those of the schema that have it.
  bool is_everywhere = true;          ///< All releases of the schema have it.
  bool is_deprecated = false;
};

nlohmann::json as_json(const FoundType& type);

/// All types of a schema: resources, data sources, ephemeral resources. Throws std::runtime_error.
std::vector<FoundType> types_of(const bindgen::Schema& schema);

/// All types of the schemas that come with Quoin. Throws std::runtime_error.
std::vector<FoundType> bundled_types(const Toolchain& toolchain);

/// Those whose names have all the words in them, the shortest names first. Upper and lower case, and what is
/// neither letter nor digit, make no difference: `sqs_queue` finds AWS::SQS::Queue.
std::vector<FoundType> search(const std::vector<FoundType>& types, const std::vector<std::string>& words);

/// Letters and digits in lower case, and nothing else.
std::string plain(std::string_view text);

/// The raw resource that a compiler's first error is about, as `tf::aws::SqsQueue`; empty where it is about
/// none.
std::string raw_type_in(std::string_view output);

/// What is to be said of a generated header that a program includes and that is not there.
Diagnostic missing_header(const Toolchain& toolchain, const std::string& header,
                          const std::string& aws_release);

}  // namespace quoin::cli
