// The one rule by which schema names become C++ names. docs/bindings.md states it for users.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace quoin::bindgen {

/// `sqs_queue` is SqsQueue.
std::string pascal_case(std::string_view snake);

/// `DBInstanceIdentifier` is db_instance_identifier, `TargetGroupARNs` target_group_arns, `IPv6Cidr`
/// ipv6_cidr.
std::string snake_case(std::string_view name);

/// The characters of a C++ identifier: other characters become underscores, a leading digit gets an `n`
/// before it.
std::string plain_identifier(std::string_view name);

/// A C++ identifier: other characters become underscores, a leading digit gets an `n` before it, keywords and
/// names that platforms define as macros an underscore after it.
std::string identifier(std::string_view name);

/// Makes names unique in one place: the second of two equal ones gets an underscore after it.
class UniqueNames {
public:
  std::string add(std::string name);

private:
  std::set<std::string> taken_;
};

}  // namespace quoin::bindgen
