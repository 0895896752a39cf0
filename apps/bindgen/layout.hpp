// Where an entity's header stands, and what everything in it is called.
#pragma once
#include "model.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::bindgen {

/// A C++ string literal.
std::string cpp_literal(std::string_view text);

/// Text that is safe in a line comment.
std::string comment_text(std::string_view text);

/// Where an entity's header stands and what it is called there.
struct Place {
  std::string path;        // quoin/tf/aws/sqs_queue.hpp
  std::string space;       // quoin::tf::aws
  std::string name_space;  // of the argument names: quoin::tf::aws::arg
  std::string name;        // SqsQueue
};

/// The place of each entity, in their order.
std::vector<Place> places_of(const Schema& schema);

/// Whether a program can set it.
bool is_argument(const Member& member);

/// A nested block that may stand once only is a struct, not a list of one.
bool is_single_block(const Member& member);

/// The collections around the leaf as C++ sees them.
std::string outer_of(const Member& member);

/// Collections around a leaf as C++ sees them: `l` list, `s` set, `m` map, from the outside in.
std::string collection_of(std::string_view outer, std::string leaf);

/// The kind of a leaf, such as `bindings::String`.
std::string_view kind_name(Leaf leaf);

/// The structs that an entity's arguments need, and their fields.
class Layout {
public:
  struct Struct {
    std::uint32_t shape;
    std::string name;   // Logging; SqsQueueArgs for the resource itself, which comes first
    std::string field;  // logging; empty for the resource itself
    std::vector<std::string> path;
  };
  struct Field {
    const Member* member;
    std::string name;
  };

  Layout(const Schema& schema, const Entity& entity, const Place& place);

  const std::vector<Struct>& structs() const { return structs_; }
  /// The struct of a shape that a field has.
  const Struct& struct_of(std::uint32_t shape) const { return structs_[index_.at(shape)]; }
  /// The fields of a shape, in alphabetical order.
  std::vector<Field> fields_of(std::uint32_t shape) const;
  /// A schema's name as the name of a field.
  std::string field_name(const std::string& name) const;

private:
  bool has_arguments(std::uint32_t shape) const;
  bool is_field(const Member& member) const;
  std::string short_name(const std::vector<std::string>& path);

  const Schema& schema_;
  std::string args_name_;
  std::vector<Struct> structs_;
  std::map<std::uint32_t, std::size_t> index_;
  std::set<std::string> taken_;
};

}  // namespace quoin::bindgen
