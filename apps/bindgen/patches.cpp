// Corrections of what a schema states wrongly.
#include "patches.hpp"

#include "distilled.hpp"
#include "file_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace quoin::bindgen {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Category>, 4> category_names{
    {{"provider", Category::provider},
     {"resource", Category::resource},
     {"data", Category::data},
     {"ephemeral", Category::ephemeral}}};

/// What a patch says of one member.
struct Correction {
  std::vector<std::string_view> words;
  Releases releases = every_release;  // where it holds
  bool found = false;
  bool changed = false;
};

class Patch {
public:
  Patch(Schema& schema, std::string_view text) : schema_{schema}, rest_{text} {}

  void apply() {
    bool reason = false;
    std::size_t corrections = 0;
    Entity* entity = nullptr;
    while (next()) {
      if (line_.starts_with("# ") && entity == nullptr) {
        reason = true;
        continue;
      }
      if (line_.empty()) continue;
      if (!reason) refuse("the patch does not say why; begin it with a line such as \"# The provider …\"");
      const std::vector<std::string_view> words = split(line_, ' ');
      if (entity == nullptr) {
        entity = &find(words);
      } else {
        correct(*entity, words);
        ++corrections;
      }
    }
    if (corrections == 0) refuse("the patch corrects nothing");
  }

private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw SchemaError(fmt::format("line {}: {}", number_, what));
  }

  static std::vector<std::string_view> split(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    while (true) {
      const std::size_t end = text.find(between);
      parts.push_back(text.substr(0, end));
      if (end == std::string_view::npos) return parts;
      text.remove_prefix(end + 1);
    }
  }

  bool next() {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    return true;
  }

  Entity& find(const std::vector<std::string_view>& words) {
    const auto category = std::find_if(category_names.begin(), category_names.end(),
                                       [&](const auto& each) { return each.first == words[0]; });
    if (category == category_names.end() || words.size() != 2)
      refuse("say what is corrected, such as \"resource aws_sqs_queue\"");
    const auto entity = std::find_if(
        schema_.entities.begin(), schema_.entities.end(),
        [&](const Entity& each) { return each.category == category->second && each.name == words[1]; });
    if (entity == schema_.entities.end()) refuse(fmt::format("the schema has no {} {}", words[0], words[1]));
    return *entity;
  }

  void correct(const Entity& entity, const std::vector<std::string_view>& words) {
    if (words.size() < 2) refuse(fmt::format("say what is true of {}, such as min=1", words[0]));
    Correction correction{{words.begin() + 1, words.end()}};
    if (correction.words.back().starts_with("only=")) {
      correction.releases = release(correction.words.back().substr(5));
      correction.words.pop_back();
      if (correction.words.empty()) refuse(fmt::format("say what is true of {}, such as min=1", words[0]));
    }
    // Two releases may each have the entity as a whole: the second follows the first.
    for (const Entity& each : schema_.entities)
      if (each.category == entity.category && each.name == entity.name)
        correct(each.shape, split(words[0], '.'), 0, correction);
    if (!correction.found) refuse(fmt::format("{} has no {}", entity.name, words[0]));
    if (!correction.changed)
      refuse(fmt::format("the schema says so of {} in {} already: the line is not needed any more", words[0],
                         entity.name));
  }

  void correct(std::uint32_t shape, const std::vector<std::string_view>& path, std::size_t step,
               Correction& correction) {
    for (std::size_t i = 0; i < schema_.shapes[shape].members.size(); ++i) {
      Member& member = schema_.shapes[shape].members[i];
      if (member.name != path[step] || (member.releases & correction.releases) == 0) continue;
      if (step + 1 == path.size()) {
        correction.found = true;
        if (member.releases == every_release && correction.releases != every_release) {
          split_releases(shape, i, correction.releases);
        }
        Member& one = schema_.shapes[shape].members[i];
        if ((one.releases & correction.releases) != 0) correct(one, correction);
      } else if (member.type.leaf == Leaf::shape) {
        // Others may have the same nested block: this one gets a copy of its own.
        const auto own = static_cast<std::uint32_t>(schema_.shapes.size());
        Shape copy = schema_.shapes[member.type.shape];
        member.type.shape = own;
        schema_.shapes.push_back(std::move(copy));
        correct(own, path, step + 1, correction);
      }
    }
  }

  Releases release(std::string_view name) const {
    for (std::size_t i = 0; i < schema_.releases.size(); ++i)
      if (schema_.releases[i] == name) return static_cast<Releases>(1U << i);
    refuse(fmt::format("the schema does not hold the release {}", name));
  }

  /// A member that both releases have alike becomes one of each, the older one's first.
  void split_releases(std::uint32_t shape, std::size_t at, Releases wanted) {
    const auto all = static_cast<Releases>((1U << schema_.releases.size()) - 1U);
    const auto others = static_cast<Releases>(all & ~wanted);
    if (others == 0) return;
    std::vector<Member>& members = schema_.shapes[shape].members;
    Member second = members[at];
    members[at].releases = std::min(wanted, others);
    second.releases = std::max(wanted, others);
    members.insert(members.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(second));
  }

  void correct(Member& member, Correction& correction) {
    const Member before = member;
    for (const std::string_view word : correction.words) {
      if (word == "required" || word == "optional") {
        member.required = word == "required";
        member.optional = !member.required;
      } else if (word == "sensitive") {
        member.sensitive = true;
      } else if (word.starts_with("min=")) {
        member.min = number(word.substr(4));
        if (member.nesting != Nesting::none) {
          member.required = member.min > 0;
          member.optional = !member.required;
        }
      } else if (word.starts_with("max=")) {
        member.max = number(word.substr(4));
      } else {
        refuse(fmt::format("\"{}\" is not known", word));
      }
    }
    if (member.max != 0 && member.min > member.max) refuse("the minimum is above the maximum");
    correction.changed = correction.changed || !(member == before);
  }

  std::uint32_t number(std::string_view text) const {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) refuse(fmt::format("{} is no count", text));
    return value;
  }

  Schema& schema_;
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
};

/// Adds the file's name to what is wrong with it.
template <class Call> auto naming(const fs::path& path, Call call) {
  try {
    return call();
  } catch (const SchemaError& error) {
    throw SchemaError(fmt::format("{}: {}", path.string(), error.what()));
  }
}

}  // namespace

void apply_patch(Schema& schema, std::string_view text) { Patch{schema, text}.apply(); }

fs::path patches_of(const fs::path& schema) {
  return fs::absolute(schema).parent_path().parent_path() / "patches" / schema.stem();
}

Schema read_stored_schema(const fs::path& file) {
  const std::string text = read_file(file);
  Schema schema = naming(file, [&] { return read_distilled(text); });
  const fs::path folder = patches_of(file);
  std::vector<fs::path> patches;
  if (fs::is_directory(folder)) {
    for (const fs::directory_entry& entry : fs::directory_iterator{folder})
      if (entry.path().extension() == ".patch") patches.push_back(entry.path());
  }
  std::sort(patches.begin(), patches.end());
  for (const fs::path& patch : patches) naming(patch, [&] { apply_patch(schema, read_file(patch)); });
  return schema;
}

}  // namespace quoin::bindgen
