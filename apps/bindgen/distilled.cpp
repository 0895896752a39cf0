// The distilled form of schemas: facts only, one line per argument, identical nested shapes once.
#include "distilled.hpp"

#include "json_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

namespace quoin::bindgen {

namespace {

constexpr std::string_view first_line = "quoin schema 1";

constexpr std::array<std::pair<std::string_view, Leaf>, 5> leaf_names{{{"string", Leaf::string},
                                                                       {"bool", Leaf::boolean},
                                                                       {"number", Leaf::number},
                                                                       {"integer", Leaf::integer},
                                                                       {"any", Leaf::any}}};
constexpr std::array<std::pair<std::string_view, char>, 3> collection_names{
    {{"list", 'l'}, {"set", 's'}, {"map", 'm'}}};
constexpr std::array<std::pair<std::string_view, Nesting>, 5> nesting_names{{{"single", Nesting::single},
                                                                             {"group", Nesting::group},
                                                                             {"list", Nesting::list},
                                                                             {"set", Nesting::set},
                                                                             {"map", Nesting::map}}};
constexpr std::array<std::pair<std::string_view, Category>, 4> category_names{
    {{"provider", Category::provider},
     {"resource", Category::resource},
     {"data", Category::data},
     {"ephemeral", Category::ephemeral}}};
constexpr std::array<std::pair<std::string_view, bool Member::*>, 7> flag_names{
    {{"required", &Member::required},
     {"optional", &Member::optional},
     {"computed", &Member::computed},
     {"sensitive", &Member::sensitive},
     {"write-only", &Member::write_only},
     {"deprecated", &Member::deprecated},
     {"create-only", &Member::create_only}}};

template <class Table, class Value> std::string_view name_in(const Table& table, const Value& value) {
  for (const auto& [name, known] : table) {
    if (known == value) return name;
  }
  return "?";
}

class Writer {
public:
  explicit Writer(const Schema& schema) : schema_{schema}, ids_(schema.shapes.size()) {}

  std::string text() {
    out_ = fmt::format("{}\ntarget {}\nprovider {}\n", first_line,
                       schema_.target == Target::terraform ? "terraform" : "cloudformation",
                       word(schema_.provider));
    for (const std::string& release : schema_.releases) out_ += fmt::format("release {}\n", word(release));
    for (const Entity& entity : schema_.entities) {
      const Shape& shape = schema_.shape_of(entity);
      put_shapes_of(shape);
      out_ += fmt::format("\n{} {}{}{}{}\n", name_in(category_names, entity.category), word(entity.name),
                          entity.deprecated ? " deprecated" : "", shape.exact ? " exact" : "",
                          only(entity.releases));
      for (const Member& member : shape.members) out_ += line(member, false);
      for (const Member& member : entity.attributes) out_ += "@getatt " + line(member, false);
      for (const std::string& path : entity.create_only) out_ += fmt::format("@create-only {}\n", word(path));
    }
    return std::move(out_);
  }

private:
  /// A name, where it can stand as one word.
  static std::string_view word(const std::string& name) {
    const bool fits =
        !name.empty() && name[0] != '@' && std::none_of(name.begin(), name.end(), [](unsigned char c) {
          return c <= ' ' || c == 0x7f || c == '{' || c == '}';
        });
    if (!fits) throw SchemaError(fmt::format("the name \"{}\" cannot be distilled", name));
    return name;
  }

  std::string only(Releases releases) const {
    if (releases == every_release) return "";
    for (std::size_t i = 0; i < schema_.releases.size(); ++i) {
      if (releases == (1U << i)) return " only=" + schema_.releases[i];
    }
    return "";
  }

  std::string type_text(const Type& type, bool by_name) {
    std::string text;
    for (const char c : type.outer) {
      text += name_in(collection_names, c);
      text += '(';
    }
    text += type.leaf == Leaf::shape
                ? "{" + (by_name ? schema_.shapes[type.shape].name : id_of(type.shape)) + "}"
                : std::string(name_in(leaf_names, type.leaf));
    text.append(type.outer.size(), ')');
    return text;
  }

  std::string line(const Member& member, bool by_name) {
    std::string text{word(member.name)};
    if (member.nesting == Nesting::none) {
      text += ' ' + type_text(member.type, by_name);
    } else {
      text += fmt::format(" block {} {}", name_in(nesting_names, member.nesting),
                          type_text(member.type, by_name));
    }
    for (const auto& [name, flag] : flag_names) {
      const bool implied = member.nesting != Nesting::none && (name == "required" || name == "optional");
      if (member.*flag && !implied) text += fmt::format(" {}", name);
    }
    if (member.min != 0) text += fmt::format(" min={}", member.min);
    if (member.max != 0) text += fmt::format(" max={}", member.max);
    text += only(member.releases);
    text += range(" length=", member.limits.shortest, member.limits.longest);
    text += range(" range=", member.limits.least, member.limits.most);
    if (!member.limits.pattern.empty()) text += " pattern=" + one_word(member.limits.pattern);
    if (!member.values.empty()) text += " values=" + nlohmann::json(member.values).dump();
    return text + '\n';
  }

  static std::string range(std::string_view name, const std::string& from, const std::string& to) {
    return from.empty() && to.empty() ? "" : fmt::format("{}{}..{}", name, from, to);
  }

  /// A text as JSON without a space in it.
  static std::string one_word(const std::string& text) {
    std::string out;
    for (const char c : nlohmann::json(text).dump()) {
      if (c == ' ') {
        out += "\\u0020";
      } else {
        out += c;
      }
    }
    return out;
  }

  const std::string& id_of(std::uint32_t index) {
    std::string& id = ids_[index];
    if (!id.empty()) return id;
    const Shape& shape = schema_.shapes[index];
    std::string content = shape.exact ? "exact\n" : "\n";
    if (shape.name.empty()) {
      for (const Member& member : shape.members) content += line(member, false);
    } else {  // property types refer to one another in circles: the whole circle is the content
      std::map<std::string, std::uint32_t> reachable;
      reach(index, reachable);
      for (const auto& [name, at] : reachable) {
        content += name + '\n';
        for (const Member& member : schema_.shapes[at].members) content += line(member, true);
      }
    }
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::string chosen = fmt::format("{:012x}", hash & 0xffffffffffffU);
    if (!shape.name.empty()) chosen = std::string{word(shape.name)} + '-' + chosen.substr(4);
    const auto [it, added] = contents_.try_emplace(chosen, content);
    if (!added && it->second != content) throw SchemaError(fmt::format("two shapes share the id {}", chosen));
    ids_[index] = chosen;
    return ids_[index];
  }

  void reach(std::uint32_t index, std::map<std::string, std::uint32_t>& reachable) const {
    if (!reachable.emplace(schema_.shapes[index].name, index).second) return;
    for (const Member& member : schema_.shapes[index].members) {
      if (member.type.leaf == Leaf::shape) reach(member.type.shape, reachable);
    }
  }

  void put_shapes_of(const Shape& shape) {
    for (const Member& member : shape.members) {
      if (member.type.leaf != Leaf::shape || !written_.insert(id_of(member.type.shape)).second) continue;
      const Shape& nested = schema_.shapes[member.type.shape];
      put_shapes_of(nested);
      out_ += fmt::format("\nshape {}{}\n", id_of(member.type.shape), nested.exact ? " exact" : "");
      for (const Member& inner : nested.members) out_ += line(inner, false);
    }
  }

  const Schema& schema_;
  std::vector<std::string> ids_;
  std::unordered_map<std::string, std::string> contents_;
  std::set<std::string> written_;
  std::string out_;
};

class Parser {
public:
  explicit Parser(std::string_view text) : rest_{text} {}

  Schema schema() {
    if (!next() || line_ != first_line) refuse("this is no distilled schema of version 1");
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t open = none;  // an index: what is used before it is described makes the list of shapes grow
    Entity* entity = nullptr;
    while (next()) {
      if (line_.empty()) {
        open = none;
        entity = nullptr;
        continue;
      }
      if (open != none) {
        read_entry(open, entity);
        continue;
      }
      const std::string_view word = take();
      if (word == "target") {
        const std::string_view target = take();
        if (target != "terraform" && target != "cloudformation") refuse("the target is not known");
        schema_.target = target == "terraform" ? Target::terraform : Target::cloudformation;
      } else if (word == "provider" && schema_.provider.empty()) {
        schema_.provider = take();
      } else if (word == "release") {
        schema_.releases.emplace_back(take());
        if (schema_.releases.size() > 2) refuse("there are more than two releases");
      } else if (word == "shape") {
        open = shape(take());
      } else {
        entity = &open_entity(word);
        open = entity->shape;
      }
    }
    for (const auto& [id, index] : indices_) {
      if (!defined_[index]) throw SchemaError(fmt::format("the shape {} is used and not described", id));
    }
    if (schema_.releases.empty()) throw SchemaError("the schema names no release");
    return std::move(schema_);
  }

private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw SchemaError(fmt::format("line {}: {}", number_, what));
  }

  bool next() {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) {
      ++number_;
      refuse("the last line is cut off");
    }
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number_;
    return true;
  }

  /// The line's next word.
  std::string_view take() {
    if (line_.empty()) refuse("the line ends too early");
    const std::size_t end = std::min(line_.find(' '), line_.size());
    const std::string_view word = line_.substr(0, end);
    line_.remove_prefix(std::min(end + 1, line_.size()));
    if (word.empty()) refuse("there is a space too many");
    return word;
  }

  std::uint32_t index_of(std::string_view id) {
    const auto [it, added] =
        indices_.try_emplace(std::string(id), static_cast<std::uint32_t>(schema_.shapes.size()));
    if (added) {
      schema_.shapes.emplace_back();
      if (const std::size_t dash = id.rfind('-'); dash != std::string_view::npos) {
        schema_.shapes.back().name = id.substr(0, dash);
      }
      defined_.push_back(false);
    }
    return it->second;
  }

  std::uint32_t shape(std::string_view id) {
    const std::uint32_t index = index_of(id);
    if (defined_[index]) refuse(fmt::format("the shape {} is described twice", id));
    defined_[index] = true;
    if (!line_.empty()) {
      if (take() != "exact") refuse("only \"exact\" may stand here");
      schema_.shapes[index].exact = true;
    }
    return index;
  }

  Entity& open_entity(std::string_view word) {
    Entity entity;
    const auto known = std::find_if(category_names.begin(), category_names.end(),
                                    [&](const auto& entry) { return entry.first == word; });
    if (known == category_names.end()) refuse(fmt::format("\"{}\" is not known", word));
    entity.category = known->second;
    entity.name = take();
    entity.shape = static_cast<std::uint32_t>(schema_.shapes.size());
    schema_.shapes.emplace_back();
    defined_.push_back(true);
    while (!line_.empty()) {
      const std::string_view flag = take();
      if (flag == "deprecated") {
        entity.deprecated = true;
      } else if (flag == "exact") {
        schema_.shapes.back().exact = true;
      } else if (flag.starts_with("only=")) {
        entity.releases = release(flag.substr(5));
      } else {
        refuse(fmt::format("\"{}\" is not known", flag));
      }
    }
    schema_.entities.push_back(std::move(entity));
    return schema_.entities.back();
  }

  Releases release(std::string_view name) const {
    for (std::size_t i = 0; i < schema_.releases.size(); ++i) {
      if (schema_.releases[i] == name) return static_cast<Releases>(1U << i);
    }
    refuse(fmt::format("the release {} is not among those named above", name));
  }

  Type type(std::string_view text) {
    Type result;
    while (text.ends_with(')')) {
      const std::size_t open = text.find('(');
      const auto known = std::find_if(collection_names.begin(), collection_names.end(),
                                      [&](const auto& entry) { return entry.first == text.substr(0, open); });
      if (open == std::string_view::npos || known == collection_names.end() ||
          result.outer.size() >= static_cast<std::size_t>(deepest_nesting)) {
        refuse("the type cannot be read");
      }
      result.outer += known->second;
      text = text.substr(open + 1, text.size() - open - 2);
    }
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
      result.leaf = Leaf::shape;
      result.shape = index_of(text.substr(1, text.size() - 2));
      return result;
    }
    for (const auto& [name, leaf] : leaf_names) {
      if (name == text) {
        result.leaf = leaf;
        return result;
      }
    }
    refuse(fmt::format("the type {} is not known", text));
  }

  std::uint32_t number(std::string_view text) const {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) refuse(fmt::format("{} is no count", text));
    return value;
  }

  void read_entry(std::uint32_t open, Entity* entity) {
    std::string_view name = take();
    if (entity != nullptr && name == "@create-only") {
      entity->create_only.emplace_back(take());
      return;
    }
    if (entity != nullptr && name == "@getatt") {
      entity->attributes.push_back(member(take()));
      return;
    }
    Member read = member(name);
    schema_.shapes[open].members.push_back(std::move(read));
  }

  Member member(std::string_view name) {
    Member member;
    member.name = name;
    std::string_view word = take();
    if (word == "block") {
      const std::string_view mode = take();
      for (const auto& [known, nesting] : nesting_names) {
        if (known == mode) member.nesting = nesting;
      }
      if (member.nesting == Nesting::none) refuse(fmt::format("\"{}\" is no nesting", mode));
      word = take();
    }
    member.type = type(word);
    while (!line_.empty()) {
      if (line_.starts_with("values=")) {
        values(member, line_.substr(7));
        line_ = {};
        break;
      }
      option(member, take());
    }
    if (member.nesting != Nesting::none) (member.min > 0 ? member.required : member.optional) = true;
    return member;
  }

  void option(Member& member, std::string_view word) {
    for (const auto& [known, flag] : flag_names) {
      if (known == word) {
        member.*flag = true;
        return;
      }
    }
    if (word.starts_with("min=")) {
      member.min = number(word.substr(4));
    } else if (word.starts_with("max=")) {
      member.max = number(word.substr(4));
    } else if (word.starts_with("only=")) {
      member.releases = release(word.substr(5));
    } else if (word.starts_with("length=")) {
      range(word.substr(7), true, member.limits.shortest, member.limits.longest);
    } else if (word.starts_with("range=")) {
      range(word.substr(6), false, member.limits.least, member.limits.most);
    } else if (word.starts_with("pattern=")) {
      const nlohmann::json text = read_json(word.substr(8));
      if (!text.is_string()) refuse("the pattern is no text");
      member.limits.pattern = text.get<std::string>();
    } else {
      refuse(fmt::format("\"{}\" is not known", word));
    }
  }

  /// `1..64`, `..64`, `1..`: from here to there.
  void range(std::string_view text, bool counts, std::string& from, std::string& to) const {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos || text.size() == 2) refuse(fmt::format("{} is no range", text));
    from = text.substr(0, dots);
    to = text.substr(dots + 2);
    for (const std::string& end : {from, to}) {
      if (end.empty()) continue;
      if (counts) {
        number(end);
      } else if (!nlohmann::json::accept(end) ||
                 end.find_first_not_of("+-.0123456789eE") != std::string::npos) {
        refuse(fmt::format("{} is no number", end));
      }
    }
  }

  void values(Member& member, std::string_view text) const {
    const nlohmann::json list = read_json(text);
    if (!list.is_array()) refuse("the values are no list");
    for (const nlohmann::json& value : list) {
      if (!value.is_string()) refuse("a value is no text");
      member.values.push_back(value.get<std::string>());
    }
  }

  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
  Schema schema_;
  std::unordered_map<std::string, std::uint32_t> indices_;
  std::vector<bool> defined_;
};

}  // namespace

std::string write_distilled(const Schema& schema) { return Writer{schema}.text(); }

Schema read_distilled(std::string_view text) { return Parser{text}.schema(); }

}  // namespace quoin::bindgen
