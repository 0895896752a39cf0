// From the tree to files: program, aspects, chains, lowering, overrides, facts, rules, files, in this order.
#include "core/synthesis.hpp"

#include "assembly/attachments.hpp"
#include "assembly/graph.hpp"
#include "assembly/key_uses.hpp"
#include "assembly/manifest.hpp"
#include "assembly/report.hpp"
#include "assembly/swap.hpp"
#include "assembly/template.hpp"
#include "cloudformation/limits.hpp"
#include "cloudformation/template_writer.hpp"
#include "core/tree.hpp"
#include "facts/facts.hpp"
#include "messages/core_messages.hpp"
#include "terraform/providers.hpp"
#include "terraform/template_writer.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace quoin::detail {
namespace {

constexpr int done = 0;
constexpr int findings = 1;
constexpr int misuse = 2;
constexpr int failed = 3;

/// A synthesis is short and asks for memory all the time: the heap grows in large steps, and gives nothing
/// back before the end.
void grow_in_large_steps() {
#ifdef __GLIBC__
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
  mallopt(M_MMAP_THRESHOLD, 1 << 22);
#endif
}

/// What one target becomes.
struct Made {
  assembly::Assembly assembly;
  facts::Facts facts;
  Diagnostics diagnostics;  ///< What concerns this target only.
};

/// Never destroyed, and never lost to tools that look for what is. Several apps may be at work at once.
template <class T> T& kept_to_the_end(T made) {
  static std::mutex mutex;
  static auto& all = *new std::deque<T>;
  const std::lock_guard lock{mutex};
  return all.emplace_back(std::move(made));
}

void visit(Aspect aspect, NodeData& node) {
  aspect.visit(aspect.visitor, Node{node});
  for (std::size_t i = 0; i < node.children().size(); ++i) visit(aspect, *node.children()[i]);
}

void check_renames(Tree& tree) {
  for (const NodeData& node : tree.nodes) {
    if (!node.remarks) continue;
    for (const Rename& each : node.remarks->renames)
      if (!each.is_met) tree.report(messages::renamed_nothing(each.former, each.id), &node, each.where);
  }
}

void check_former_ids(Tree& tree) {
  std::map<std::pair<const NodeData*, std::string_view>, const NodeData*> claimed;  // by scope and former id
  for (const NodeData& node : tree.nodes) {
    for (const std::string& former : node.former_ids()) {
      if (node.parent->child(former) != nullptr)
        tree.report(messages::former_id_in_use(former), &node, node.where);
      const auto [first, is_first] = claimed.try_emplace({node.parent, former}, &node);
      if (!is_first && first->second != &node)
        tree.report(messages::former_id_claimed_twice(former, first->second->path), &node, node.where);
    }
  }
}

/// Hands every construct the relations that concern it.
void resolve_relations(Tree& tree) {
  std::unordered_map<const NodeData*, Relations> of_node;
  for (const auto& [key, relation] : tree.relations) {  // sorted by kind, from, to and key
    if (relation.from != nullptr) of_node[relation.from].outgoing.push_back(&relation);
    if (relation.to != nullptr) of_node[relation.to].incoming.push_back(&relation);
  }
  const Relations none;
  for (NodeData& node : tree.nodes) {
    if (!node.intent) continue;
    const auto found = of_node.find(&node);
    node.intent->resolve(node, found == of_node.end() ? none : found->second);
  }
}

void check_intents(Tree& tree) {
  for (const NodeData& node : tree.nodes) {
    if (!node.intent) continue;
    Diagnostics found;
    node.intent->check(node, found);
    for (Diagnostic& each : found) tree.report(std::move(each), &node, node.where);
  }
}

TextSource template_text(const assembly::Assembly& assembly, const assembly::Template& each) {
  return [&](const TextSink& sink) {
    if (assembly.target == quoin::Target::terraform)
      terraform::write_template(assembly, each, sink);
    else
      cloudformation::write_template(assembly, each, sink);
  };
}

/// What comes near a limit of the service, or exceeds it; what providers cannot do together.
void check_limits(Made& made) {
  if (made.assembly.target != quoin::Target::cloudformation) {
    for (const assembly::Template& each : made.assembly.templates)
      terraform::check_providers(each, made.diagnostics);
    return;
  }
  for (const assembly::Template& each : made.assembly.templates)
    cloudformation::check_limits(each, all_of(template_text(made.assembly, each)), made.diagnostics);
}

bool wants_colour(const Options& options) {
  if (options.colour != Options::Colour::automatic) return options.colour == Options::Colour::always;
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDERR_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

/// Shows the diagnostics and ends with the exit code.
int finish(const Tree& tree, const Diagnostics& diagnostics, int code) {
  const std::string text = format(diagnostics, wants_colour(tree.options));
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (!tree.options.diagnostics_file.empty()) {
    if (const auto error = assembly::write_file(tree.options.diagnostics_file, to_json(diagnostics))) {
      const std::string unwritten = format(*error, wants_colour(tree.options));
      std::fwrite(unwritten.data(), 1, unwritten.size(), stderr);
      return failed;
    }
  }
  return code;
}

/// Takes one file of the output, by its path there. False where it wants no more.
using FileSink = std::function<bool(const std::string& file, const TextSource& content)>;

/// Makes the files of one target, one after the other: those of 50,000 resources never stand in memory
/// together.
bool make_files(const Made& made, Diagnostics said, const FileSink& sink) {
  const assembly::Assembly& assembly = made.assembly;
  said.insert(said.end(), made.diagnostics.begin(), made.diagnostics.end());
  const std::string folder = std::string{name_of(assembly.target)} + "/";
  bool wanted = true;
  std::vector<std::string> names;
  const auto stream = [&](std::string name, const TextSource& content) {
    wanted = wanted && sink(folder + name, content);
    names.push_back(std::move(name));
    return wanted;
  };
  const auto take = [&](std::string name, std::string_view content) {
    return stream(std::move(name), source_of(content));
  };
  for (const assembly::Template& each : assembly.templates) {
    if (!stream(assembly::template_file(assembly.target, *each.stack), template_text(assembly, each)))
      return false;
    for (const detail::AttachedFile* file : each.files)
      take(assembly::attached_file(assembly.target, *each.stack, *file), file->content);
    if (const std::string script = assembly::write_publish_script(assembly, each); !script.empty())
      take(assembly::publish_file(*each.stack), script);
    if (const std::string script = assembly::write_inputs_script(assembly, each); !script.empty())
      take(assembly::inputs_file(assembly.target, *each.stack), script);
    for (const auto& [name, bytes] : assembly::attachments_of(assembly, each))
      take(each.stack->id + "/" + name, bytes);
  }
  const auto graph = [&](const TextSink& to) { assembly::write_graph(assembly, made.facts, to); };
  if (!wanted || !stream("graph.json", graph)) return false;
  take("report.json", assembly::write_report_json(assembly, made.facts, said));
  take("report.md", assembly::write_report_markdown(assembly, made.facts, said));
  std::vector<std::string> all = names;
  all.emplace_back("manifest.json");
  return take("manifest.json", assembly::write_manifest(assembly, std::move(all)));
}

/// Whether all of it stands in the output already, to the byte.
bool stands_already(const Tree& tree, const std::vector<Made>& targets, const Diagnostics& said) {
  assembly::Standing standing{tree.options.out};
  const FileSink compare = [&](const std::string& file, const TextSource& content) {
    return standing.has(file, content);
  };
  return std::ranges::all_of(targets, [&](const Made& each) { return make_files(each, said, compare); }) &&
         standing.is_all();
}

/// Writes everything beside the old output and puts it in its place, unless it is there.
Diagnostics write_all(const Tree& tree, const std::vector<Made>& targets, const Diagnostics& said) {
  if (stands_already(tree, targets, said)) return {};
  auto created = assembly::Staging::create(tree.options.out);
  if (auto* error = std::get_if<Diagnostic>(&created)) return {std::move(*error)};
  auto& staging = std::get<assembly::Staging>(created);
  std::optional<Diagnostic> failure;
  const FileSink write = [&](const std::string& file, const TextSource& content) {
    failure = assembly::write_file(staging.path() / file, content);
    return !failure;
  };
  for (const Made& each : targets)
    if (!make_files(each, said, write)) return {std::move(*failure)};
  return staging.commit().diagnostics;
}

/// Configuration that nothing has asked for: a misspelt key, or one that is left over.
void note_unasked_context(const Tree& tree, Diagnostics& diagnostics) {
  for (const auto& [key, value] : tree.options.context)
    if (!tree.asked_context.contains(key))
      diagnostics.push_back(tree.placed(messages::context_unasked(key), nullptr, tree.program));
}

}  // namespace

void Tree::refuse_late(Diagnostic diagnostic, std::source_location where) const {
  std::exit(finish(*this, {placed(std::move(diagnostic), nullptr, where)}, findings));
}

Diagnostics prepare(Tree& tree) {
  for (std::size_t i = 0; i < tree.aspects.size(); ++i)
    visit(tree.aspects[i], tree.root);  // one may add another
  if (tree.has_former_ids) {
    check_renames(tree);
    check_former_ids(tree);
  }
  assembly::note_key_uses(tree);
  resolve_relations(tree);
  check_intents(tree);
  return tree.diagnostics;
}

Diagnostics in_order(Diagnostics diagnostics) {
  const auto key = [](const Diagnostic& each) {
    return std::tie(each.file, each.line, each.path, each.rule, each.summary, each.got);
  };
  std::ranges::stable_sort(diagnostics, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = std::ranges::unique(diagnostics);
  diagnostics.erase(same.begin(), same.end());
  return diagnostics;
}

void retire(std::unique_ptr<Tree> tree) {
  if (!tree->is_over) return;
  tree->end_aspects();
  kept_to_the_end(std::move(tree));
}

int synthesize(Tree& tree) {
  grow_in_large_steps();
  if (!tree.option_errors.empty()) return finish(tree, tree.option_errors, misuse);

  Diagnostics diagnostics = prepare(tree);
  note_unasked_context(tree, diagnostics);
  // The old output must not go because of one wrong `if`.
  if (std::ranges::none_of(tree.root.children(),
                           [](const NodeData* each) { return each->stack_data.has_value(); }))
    diagnostics.push_back(messages::app_without_stacks());
  // Not taken apart: as a rule the process ends now, and the system is faster.
  std::vector<Made>& targets = kept_to_the_end(std::vector<Made>{});
  for (const quoin::Target target : tree.options.targets) {
    Made& made = targets.emplace_back();
    made.assembly = assembly::assemble(tree, target, diagnostics);
    made.facts = facts::read(made.assembly);
    facts::check(made.facts, made.assembly, diagnostics);
  }
  const Diagnostics common = in_order(diagnostics);
  if (!has_errors(common)) {
    for (Made& made : targets) {
      check_limits(made);
      diagnostics.insert(diagnostics.end(), made.diagnostics.begin(), made.diagnostics.end());
    }
  }
  diagnostics = in_order(std::move(diagnostics));
  if (has_errors(diagnostics)) return finish(tree, diagnostics, findings);

  const Diagnostics written = write_all(tree, targets, common);
  diagnostics.insert(diagnostics.end(), written.begin(), written.end());
  return finish(tree, diagnostics, has_errors(written) ? failed : done);
}

}  // namespace quoin::detail
