// Synthesizes a small program in memory.
#include "synthesis_fixture.hpp"

#include "terraform/providers.hpp"

namespace quoin::test {

using nlohmann::json;

json Synthesized::terraform(const std::string& type, const std::string& name) const {
  return terraform_all(type).value(name, json{});
}

json Synthesized::terraform_all(const std::string& type) const {
  for (const char* block : {"resource", "data", "ephemeral"}) {
    const json& blocks = only().value(block, json::object());
    if (blocks.contains(type)) return blocks.at(type);
  }
  return json::object();
}

json Synthesized::cloudformation(const std::string& logical_id) const {
  const json resources = only().value("Resources", json::object());
  return resources.contains(logical_id) ? resources.at(logical_id).value("Properties", json::object())
                                        : json{};
}

json Synthesized::cloudformation_all(const std::string& type) const {
  json out = json::object();
  for (const auto& [stack, content] : templates) {
    const json resources = content.value("Resources", json::object());
    for (const auto& [id, resource] : resources.items())
      if (resource.at("Type") == type) out[id] = resource;
  }
  return out;
}

/// Facts that last longer than the assembly does.
static facts::Facts lasting(const facts::Facts& read) {
  facts::Facts out;
  for (const auto& [kind, facts] : read) {
    for (const facts::Fact& each : facts) {
      facts::Fact copy;
      for (const auto& [name, value] : each) copy[name] = detail::intern(value);
      out[kind].insert(std::move(copy));
    }
  }
  return out;
}

Synthesized synthesize(Target target, const std::function<void(App&)>& declare,
                       const std::vector<std::string>& options, const AppProps& props) {
  std::vector<const char*> arguments{"program"};
  for (const std::string& option : options) arguments.push_back(option.c_str());
  App app{static_cast<int>(arguments.size()), arguments.data(), props};
  declare(app);

  Synthesized out;
  detail::Tree& tree = *app.node.data()->tree;
  out.diagnostics = detail::prepare(tree);
  const assembly::Assembly assembly = assembly::assemble(tree, target, out.diagnostics);
  out.facts = lasting(facts::read(assembly));
  facts::check(out.facts, assembly, out.diagnostics);
  if (target == Target::terraform)
    for (const assembly::Template& each : assembly.templates)
      terraform::check_providers(each, out.diagnostics);
  out.diagnostics = detail::in_order(std::move(out.diagnostics));
  const auto write = target == Target::terraform ? terraform::write_template : cloudformation::write_template;
  for (const assembly::Template& each : assembly.templates)
    out.templates.emplace(
        each.stack->id,
        json::parse(detail::all_of([&](const detail::TextSink& sink) { write(assembly, each, sink); })));
  return out;
}

}  // namespace quoin::test
