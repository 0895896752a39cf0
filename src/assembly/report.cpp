// The report: what a reviewer should know beside the templates.
#include "assembly/report.hpp"

#include "core/json_writer.hpp"

#include <algorithm>

namespace quoin::assembly {
namespace {

using detail::JsonWriter;

/// One line of the report: where it is, which rule it concerns, and what is to be said.
struct ReportLine {
  std::string path;
  std::string rule;
  std::string what;
  std::string place;

  auto operator<=>(const ReportLine&) const = default;
};

/// A section: its key in JSON, its title, what an empty one says, and its entries.
struct Section {
  std::string_view key;
  std::string_view title;
  std::string_view none;
  std::vector<ReportLine> entries;
};

std::string place_of(const detail::Tree& tree, std::source_location where) {
  return tree.source_file(where) + ":" + std::to_string(where.line());
}

void collect_overrides(const NodeData& node, quoin::Target target, std::vector<ReportLine>& out) {
  for (const detail::Override& each : node.overrides()) {
    if (each.target != target) continue;
    const std::string resource = each.resource.empty() ? std::string{} : "/" + each.resource;
    out.push_back({node.path + resource, {}, each.property, place_of(*node.tree, each.where)});
  }
  for (const NodeData* child : node.children()) collect_overrides(*child, target, out);
}

/// Between services no resource of the template says what is spoken; the right side's port does.
void collect_plain_calls(const detail::Tree& tree, std::vector<ReportLine>& out) {
  for (const auto& [key, relation] : tree.relations)
    if (relation.kind == detail::relation::reaches && relation.from != nullptr && relation.to != nullptr &&
        relation.from->kind == "FargateService" && relation.to->kind == "FargateService" &&
        relation.to->endpoint->protocol == "http")
      out.push_back({relation.from->path, "QN-TLS-08",
                     "to " + relation.to->path + " on port " + std::to_string(relation.to->endpoint->port),
                     place_of(tree, relation.where)});
}

std::vector<Section> sections_of(const Assembly& assembly, const facts::Facts& facts,
                                 const Diagnostics& said) {
  const detail::Tree& tree = *assembly.tree;
  Section waivers{"waivers", "Waivers", "No rule is waived.", {}};
  for (const detail::UsedWaiver& each : tree.waivers)
    waivers.entries.push_back(
        {each.path, std::string{each.record.rule},
         std::string{each.record.reason} + " (until " + std::string{iso(each.record.until).view()} + ")",
         place_of(tree, each.record.where)});
  Section relaxations{"relaxations", "Relaxations", "Nothing is relaxed.", {}};
  for (const detail::Relaxation& each : tree.relaxations)
    relaxations.entries.push_back({each.path, each.rule, each.what, place_of(tree, each.where)});
  Section overrides{"overrides", "Overrides", "Nothing is overridden.", {}};
  collect_overrides(tree.root, assembly.target, overrides.entries);
  Section plain{"plain_text_hops", "Plain-text hops", "Every hop is encrypted.", {}};
  if (const auto targets = facts.find("target"); targets != facts.end()) {
    for (const facts::Fact& each : targets->second) {
      if (each.at("protocol") == "HTTP")
        plain.entries.push_back(
            {std::string{each.at("from")},
             "QN-TLS-08",
             "to " + std::string{each.at("to")} + " on port " + std::string{each.at("port")},
             {}});
    }
  }
  collect_plain_calls(tree, plain.entries);
  Section notes{"notes", "To know before it is deployed", "Nothing.", {}};
  Section warned{"warnings", "Warnings", "No warnings.", {}};
  for (const Diagnostic& each : said) {
    const bool is_note = each.severity == Severity::note;
    (is_note ? notes : warned)
        .entries.push_back({each.path, each.rule, is_note ? each.summary + ": " + each.fix : each.summary,
                            each.file.empty() ? std::string{} : each.file + ":" + std::to_string(each.line)});
  }
  std::vector<Section> sections{std::move(notes),       std::move(overrides), std::move(plain),
                                std::move(relaxations), std::move(waivers),   std::move(warned)};
  for (Section& each : sections) std::ranges::sort(each.entries);
  return sections;
}

}  // namespace

std::string write_report_json(const Assembly& assembly, const facts::Facts& facts, const Diagnostics& said) {
  JsonWriter out;
  out.begin_object();
  bool versioned = false;
  for (const Section& section : sections_of(assembly, facts, said)) {
    if (!versioned && section.key > "version") {
      out.key("version");
      out.integer(1);
      versioned = true;
    }
    out.key(section.key);
    out.begin_array();
    for (const ReportLine& each : section.entries) {
      out.begin_object();
      out.member("path", each.path);
      out.member("place", each.place);
      out.member("rule", each.rule);
      out.member("what", each.what);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
  return out.take();
}

std::string write_report_markdown(const Assembly& assembly, const facts::Facts& facts,
                                  const Diagnostics& said) {
  const detail::Options& options = assembly.tree->options;
  std::string out = "# Report\n\nTarget " + std::string{detail::name_of(assembly.target)} + ", environment " +
                    options.environment + " (" + std::string{name_of(options.environment_kind)} +
                    "), state " + std::string{detail::name_of(options.state)} + ".\n";
  for (const Section& section : sections_of(assembly, facts, said)) {
    out += "\n## " + std::string{section.title} + "\n\n";
    if (section.entries.empty()) out += std::string{section.none} + "\n";
    for (const ReportLine& each : section.entries) {
      out += "- ";
      if (!each.path.empty()) out += "`" + each.path + "`: ";
      if (!each.rule.empty()) out += each.rule + ": ";
      out += each.what;
      if (!each.place.empty()) out += " (" + each.place + ")";
      out += "\n";
    }
  }
  return out;
}

}  // namespace quoin::assembly
