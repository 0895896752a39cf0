// Small programs for the tests of the core: raw resources from JSON, constructs of the tests' own, whole
// runs.
#pragma once

#include "core/tree.hpp"
#include "message_fixture.hpp"

#include <quoin/app.hpp>
#include <quoin/bindings/raw.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <source_location>
#include <string>
#include <vector>

namespace quoin::test {

/// What a test says of a type; made up where nobody asks the schema.
const bindings::ResourceType& resource_type(const std::string& name);

/// A value from JSON. "${chat/Vpc.id}" in a string is a reference to the attribute `id` of the construct at
/// that path, which must be in the tree; a string that is nothing else is the reference itself.
Value value_from(const detail::Tree& tree, const nlohmann::json& json);

/// A raw resource: its type by name ("aws_vpc", "data.aws_iam_policy_document", "AWS::EC2::VPC"), its
/// arguments as value_from() reads them.
Node raw(Scope scope, std::string_view id, const std::string& type,
         const nlohmann::json& arguments = nlohmann::json::object(), detail::ResourceOptions options = {},
         std::source_location where = std::source_location::current());

/// A construct that becomes whatever the test says.
struct Emits {
  std::function<detail::Lowered(Target, const detail::Surroundings&)> lower;
};
detail::Lowered lower_terraform(const Emits& intent, const detail::Surroundings& surroundings);
detail::Lowered lower_cloudformation(const Emits& intent, const detail::Surroundings& surroundings);

/// A construct with the resources of these local names, aws_sqs_queue or AWS::SQS::Queue, in both targets. It
/// hands out "arn" of the first.
Node queue(Scope scope, std::string_view id, const std::vector<std::string>& locals = {""},
           std::source_location where = std::source_location::current());
/// The same with arguments, alike in both targets.
Node queue_with(Scope scope, std::string_view id, const std::function<Value()>& arguments,
                std::source_location where = std::source_location::current());

/// What a run of a whole program left.
struct Run {
  int exit_code = -1;
  std::string messages;                      ///< On stderr.
  std::map<std::string, std::string> files;  ///< By their path below the output folder.

  nlohmann::json json(const std::string& file) const { return nlohmann::json::parse(files.at(file)); }
};

/// Runs a program with these options and an output folder of its own.
Run run(const std::function<void(App&)>& declare, const std::vector<std::string>& options = {});

/// A new, empty folder for the test that runs.
std::filesystem::path fresh_folder();
std::string content_of(const std::filesystem::path& file);
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

}  // namespace quoin::test
