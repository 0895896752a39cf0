// Reads what `terraform providers schema -json` prints.
#include "terraform_schema.hpp"

#include "core/ascii.hpp"
#include "json_input.hpp"
#include "shape_pool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace quoin::bindgen {

namespace {

using nlohmann::json;

class Reader {
public:
  explicit Reader(Schema& schema) : pool_{schema.shapes} {}

  /// Where the reader stands, for messages.
  std::string where;

  [[noreturn]] void refuse(const std::string& what) const {
    throw SchemaError(where.empty() ? what : fmt::format("{}: {}", where, what));
  }

  const json& object(const json& value, std::string_view what) const {
    if (!value.is_object()) refuse(fmt::format("{} is not an object", what));
    return value;
  }

  bool flag(const json& from, const char* name) const {
    const auto it = from.find(name);
    if (it == from.end() || it->is_null()) return false;
    if (!it->is_boolean()) refuse(fmt::format("\"{}\" is not true or false", name));
    return it->get<bool>();
  }

  std::uint32_t count(const json& from, const char* name) const {
    const auto it = from.find(name);
    if (it == from.end() || it->is_null()) return 0;
    if (!it->is_number_unsigned() || it->get<std::uint64_t>() > 1'000'000'000) {
      refuse(fmt::format("\"{}\" is not a count", name));
    }
    return it->get<std::uint32_t>();
  }

  std::uint32_t block(const json& value, int depth) {
    object(value, "a block");
    Shape shape;
    read_attributes(value, shape, depth);
    if (const auto blocks = value.find("block_types"); blocks != value.end() && !blocks->is_null()) {
      for (const auto& [name, nested] : object(*blocks, "\"block_types\"").items()) {
        const Place place{*this, name};
        shape.members.push_back(nested_block(name, nested, depth + 1));
      }
    }
    return finish(std::move(shape));
  }

private:
  /// Names the nested thing in messages while it is read.
  struct Place {
    Place(Reader& of, std::string_view name) : reader{of}, length{of.where.size()} {
      of.where += '.';
      of.where += name;
    }
    ~Place() { reader.where.resize(length); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Reader& reader;
    std::size_t length;
  };

  void check_depth(int depth) const {
    if (depth > deepest_nesting) refuse(fmt::format("blocks nest deeper than {} levels", deepest_nesting));
  }

  std::uint32_t finish(Shape shape) {
    std::sort(shape.members.begin(), shape.members.end(),
              [](const Member& a, const Member& b) { return a.name < b.name; });
    const auto twice = std::adjacent_find(shape.members.begin(), shape.members.end(),
                                          [](const Member& a, const Member& b) { return a.name == b.name; });
    if (twice != shape.members.end())
      refuse(fmt::format("\"{}\" is both an attribute and a block", twice->name));
    return pool_.intern(std::move(shape));
  }

  void read_attributes(const json& value, Shape& shape, int depth) {
    check_depth(depth);
    const auto attributes = value.find("attributes");
    if (attributes == value.end() || attributes->is_null()) return;
    for (const auto& [name, attribute] : object(*attributes, "\"attributes\"").items()) {
      const Place place{*this, name};
      object(attribute, "an attribute");
      Member member;
      member.name = name;
      member.required = flag(attribute, "required");
      member.optional = flag(attribute, "optional");
      member.computed = flag(attribute, "computed");
      member.sensitive = flag(attribute, "sensitive");
      member.write_only = flag(attribute, "write_only");
      member.deprecated = flag(attribute, "deprecated");
      if (!member.required && !member.optional && !member.computed) {
        refuse("it is none of required, optional and computed");
      }
      if (const auto nested = attribute.find("nested_type");
          nested != attribute.end() && !nested->is_null()) {
        object(*nested, "\"nested_type\"");
        Shape inner;
        read_attributes(*nested, inner, depth + 1);
        member.type.leaf = Leaf::shape;
        switch (nesting(*nested)) {
          case Nesting::list:
            member.type.outer = "l";
            break;
          case Nesting::set:
            member.type.outer = "s";
            break;
          case Nesting::map:
            member.type.outer = "m";
            break;
          default:
            break;
        }
        member.type.shape = finish(std::move(inner));
      } else if (const auto type = attribute.find("type"); type != attribute.end()) {
        member.type = read_type(*type, depth + 1);
      } else {
        refuse("it has no type");
      }
      shape.members.push_back(std::move(member));
    }
  }

  Nesting nesting(const json& value) const {
    static constexpr std::array<std::pair<std::string_view, Nesting>, 5> modes{{{"single", Nesting::single},
                                                                                {"group", Nesting::group},
                                                                                {"list", Nesting::list},
                                                                                {"set", Nesting::set},
                                                                                {"map", Nesting::map}}};
    const auto it = value.find("nesting_mode");
    if (it != value.end() && it->is_string()) {
      for (const auto& [name, mode] : modes) {
        if (name == it->get_ref<const std::string&>()) return mode;
      }
    }
    refuse("\"nesting_mode\" is none of single, group, list, set and map");
  }

  Member nested_block(const std::string& name, const json& value, int depth) {
    object(value, "a nested block");
    Member member;
    member.name = name;
    member.nesting = nesting(value);
    member.min = count(value, "min_items");
    member.max = count(value, "max_items");
    if (member.max != 0 && member.min > member.max) refuse("\"min_items\" is above \"max_items\"");
    member.required = member.min > 0;
    member.optional = !member.required;
    const auto inner = value.find("block");
    if (inner == value.end()) refuse("the nested block has no \"block\"");
    member.deprecated = inner->is_object() && flag(*inner, "deprecated");
    member.type.leaf = Leaf::shape;
    member.type.shape = block(*inner, depth);
    return member;
  }

  Type read_type(const json& value, int depth) {
    check_depth(depth);
    static constexpr std::array<std::pair<std::string_view, Leaf>, 4> leaves{{{"string", Leaf::string},
                                                                              {"bool", Leaf::boolean},
                                                                              {"number", Leaf::number},
                                                                              {"dynamic", Leaf::any}}};
    if (value.is_string()) {
      for (const auto& [name, leaf] : leaves) {
        if (name == value.get_ref<const std::string&>()) return {"", leaf, 0};
      }
      refuse(fmt::format("the type \"{}\" is not known", value.get_ref<const std::string&>()));
    }
    if (!value.is_array() || value.size() < 2 || !value[0].is_string()) refuse("the type cannot be read");
    const std::string& constructor = value[0].get_ref<const std::string&>();
    if (constructor == "list" || constructor == "set" || constructor == "map") {
      Type inner = read_type(value[1], depth + 1);
      inner.outer.insert(inner.outer.begin(), constructor[0]);
      return inner;
    }
    if (constructor == "tuple") return {"", Leaf::any, 0};
    if (constructor != "object") refuse(fmt::format("the type \"{}\" is not known", constructor));
    Shape shape;
    shape.exact = true;
    for (const auto& [name, type] : object(value[1], "an object type").items()) {
      Member member;
      member.name = name;
      member.optional = true;
      member.type = read_type(type, depth + 1);
      shape.members.push_back(std::move(member));
    }
    return {"", Leaf::shape, finish(std::move(shape))};
  }

  ShapePool pool_;
};

/// `registry.terraform.io/hashicorp/aws` is hashicorp/aws.
std::string short_name(const std::string& address) {
  const std::size_t slash = address.find('/');
  if (slash == std::string::npos || address.find('.') > slash) return address;
  return address.substr(slash + 1);
}

/// Source: Terraform, "Provider Requirements": letters, digits, dashes and dots between slashes, a host's
/// port aside.
bool is_address(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ascii::is_letter_or_digit(c) || std::string_view{"-_./:"}.find(c) != std::string_view::npos;
  });
}

/// The provider's source as `required_providers` has it: without the host where that is Terraform's own.
std::string source_of(const std::string& address) {
  for (const std::string_view host : {"registry.terraform.io/", "registry.opentofu.org/"})
    if (address.starts_with(host)) return address.substr(host.size());
  return address;
}

}  // namespace

Schema read_terraform_schema(std::string_view text, std::string_view provider, std::string_view release) {
  const json document = read_json(text);
  Schema schema;
  schema.target = Target::terraform;
  schema.releases = {std::string(release)};
  Reader reader{schema};
  reader.object(document, "the schema");
  const auto providers = document.find("provider_schemas");
  if (providers == document.end() || !providers->is_object() || providers->empty()) {
    throw SchemaError(
        "this is not what `terraform providers schema -json` prints: it has no \"provider_schemas\"");
  }
  const json* chosen = nullptr;
  for (const auto& [address, body] : providers->items()) {
    if (!provider.empty() && address != provider && short_name(address) != provider) continue;
    if (chosen != nullptr) {
      throw SchemaError(
          "the schema holds several providers; say which with --provider, such as hashicorp/aws");
    }
    if (!is_address(address))
      throw SchemaError(fmt::format(
          "\"{}\" is no provider's address, such as registry.terraform.io/hashicorp/aws", address));
    chosen = &body;
    schema.provider = source_of(address);
  }
  if (chosen == nullptr) throw SchemaError(fmt::format("the schema does not hold the provider {}", provider));
  reader.object(*chosen, "the provider's schema");

  static constexpr std::array<std::pair<const char*, Category>, 3> parts{
      {{"resource_schemas", Category::resource},
       {"data_source_schemas", Category::data},
       {"ephemeral_resource_schemas", Category::ephemeral}}};
  const auto add = [&](Category category, const std::string& name, const json& value) {
    reader.where = name;
    reader.object(value, "its schema");
    const auto block = value.find("block");
    if (block == value.end()) reader.refuse("its schema has no \"block\"");
    Entity entity;
    entity.category = category;
    entity.name = name;
    entity.shape = reader.block(*block, 0);
    entity.deprecated = reader.flag(*block, "deprecated");
    schema.entities.push_back(std::move(entity));
    reader.where.clear();
  };
  if (const auto own = chosen->find("provider"); own != chosen->end() && !own->is_null()) {
    add(Category::provider, "provider", *own);
  }
  for (const auto& [part, category] : parts) {
    const auto it = chosen->find(part);
    if (it == chosen->end() || it->is_null()) continue;
    for (const auto& [name, value] : reader.object(*it, fmt::format("\"{}\"", part)).items()) {
      add(category, name, value);
    }
  }
  return schema;
}

}  // namespace quoin::bindgen
