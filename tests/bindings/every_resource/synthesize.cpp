// Synthesizes what the emitted files make, through Quoin's own writers, and prints the template.
//
//     every_resource terraform|cloudformation
//
// What rules say of such resources is not asked: they have their required arguments and nothing else.
// Everything else that synthesis says goes to the error stream.
#include "assembly/template.hpp"
#include "cloudformation/template_writer.hpp"
#include "core/synthesis.hpp"
#include "core/tree.hpp"
#include "terraform/template_writer.hpp"

#include <quoin/app.hpp>

#include <cstdio>
#include <string>
#include <string_view>

void make_all(const quoin::Scope& at);

int main(int argc, char** argv) {
  using namespace quoin;
  if (argc != 2) return 2;
  const Target target = std::string_view{argv[1]} == "terraform" ? Target::terraform : Target::cloudformation;
  const char* words[] = {"every_resource"};
  App app{1, words};
  Stack stack{app, "all", {.region = eu_west_1}};
  make_all(stack);

  detail::Tree& tree = *app.node.data()->tree;
  Diagnostics diagnostics = detail::prepare(tree);
  const assembly::Assembly assembly = assembly::assemble(tree, target, diagnostics);
  const std::string said = format(detail::in_order(diagnostics));
  std::fwrite(said.data(), 1, said.size(), stderr);
  const auto write = target == Target::terraform ? terraform::write_template : cloudformation::write_template;
  for (const assembly::Template& each : assembly.templates)
    write(assembly, each, [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); });
  return diagnostics.empty() ? 0 : 1;
}
