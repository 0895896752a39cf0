// What the generator knows of a provider: its resources, their arguments and attributes, and their nested
// shapes.
#pragma once
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::bindgen {

/// A schema that cannot be used; its text is one clear sentence on one line.
struct SchemaError : std::runtime_error {
  explicit SchemaError(std::string_view what);
};

enum class Leaf : std::uint8_t { string, boolean, number, integer, any, shape };

/// A type: collections from the outside in (`l` list, `s` set, `m` map) around a leaf.
struct Type {
  std::string outer;
  Leaf leaf = Leaf::string;
  std::uint32_t shape = 0;  // an index into Schema::shapes where leaf is shape

  bool operator==(const Type&) const = default;
};

enum class Nesting : std::uint8_t { none, single, group, list, set, map };

/// Which releases of a provider have something, as a bit set.
using Releases = std::uint8_t;
inline constexpr Releases every_release = 0xff;

/// What a property's text or number must be, beyond its type; of a collection, each of its items.
struct Limits {
  std::string pattern;   // a regular expression of ECMA-262 that is found somewhere in the text; empty: any
  std::string shortest;  // a count of characters, or empty
  std::string longest;
  std::string least;  // a number as the schema writes it, or empty
  std::string most;

  bool operator==(const Limits&) const = default;
};

/// An argument, an attribute, a property or a nested block.
struct Member {
  std::string name;
  Type type;
  Nesting nesting = Nesting::none;  // other than none: a nested block
  std::uint32_t min = 0;
  std::uint32_t max = 0;  // 0: no limit
  bool required = false;
  bool optional = false;
  bool computed = false;
  bool sensitive = false;
  bool write_only = false;
  bool deprecated = false;
  bool create_only = false;
  Releases releases = every_release;
  std::vector<std::string> values;  // of an enumeration
  Limits limits;

  bool operator==(const Member&) const = default;
};

/// The members of a resource, a nested block, an object or a property type, sorted by name.
struct Shape {
  std::string name;    // of a CloudFormation property type
  bool exact = false;  // an object type: every member has to be there, null where there is nothing to say
  std::vector<Member> members;

  bool operator==(const Shape&) const = default;
};

enum class Category : std::uint8_t { provider, resource, data, ephemeral };

/// A resource, data source or ephemeral resource, or the provider's own configuration.
struct Entity {
  Category category = Category::resource;
  std::string name;
  std::uint32_t shape = 0;
  bool deprecated = false;
  Releases releases = every_release;
  std::vector<std::string> create_only;  // paths, as data for later warnings about replacement
  std::vector<Member> attributes;        // CloudFormation: what Fn::GetAtt gives, by path

  bool operator==(const Entity&) const = default;
};

enum class Target : std::uint8_t { terraform, cloudformation };

struct Schema {
  Target target = Target::terraform;
  std::string provider;               // such as hashicorp/aws
  std::vector<std::string> releases;  // one or two; bit 0 of Releases is the first
  std::vector<Shape> shapes;
  std::vector<Entity> entities;  // sorted by category and name

  const Shape& shape_of(const Entity& entity) const { return shapes[entity.shape]; }
  /// "hashicorp/aws" → "aws".
  std::string provider_name() const { return provider.substr(provider.rfind('/') + 1); }
};

/// How deep blocks and types may nest before a schema is refused.
inline constexpr int deepest_nesting = 64;

}  // namespace quoin::bindgen
