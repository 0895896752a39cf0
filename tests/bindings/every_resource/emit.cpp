// Writes a program that makes every resource of a release with its required arguments, in several C++ files.
//
//     quoin_every_resource_emit SCHEMA RELEASE FOLDER FILES
//
// FOLDER gets batch_0.cpp, …, and batches.cpp, which calls them all. Each resource's id in the tree is its
// number; they stand in `places.txt`, one line per resource: number, kind, and name in the target.
#include "example_values.hpp"
#include "file_set.hpp"
#include "layout.hpp"
#include "patches.hpp"
#include "releases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

namespace {

using namespace quoin::bindgen;

constexpr std::array<std::string_view, 4> kinds{"provider", "resource", "data", "ephemeral"};

void emit(const Schema& schema, const std::filesystem::path& folder, std::size_t count) {
  const std::vector<Place> places = places_of(schema);
  std::vector<std::string> includes(count);
  std::vector<std::string> bodies(count);
  std::string list;
  for (std::size_t i = 0; i < schema.entities.size(); ++i) {
    const Entity& entity = schema.entities[i];
    if (entity.category == Category::provider) continue;
    const Layout layout{schema, entity, places[i]};
    // Neighbours have much in common; a batch of neighbours would leave one compiler with all large ones.
    const std::size_t batch = i % count;
    includes[batch] += fmt::format("#include <{}>\n", places[i].path);
    bodies[batch] += fmt::format("  ::{}::{} r{}{{at, \"R{}\", {}}};\n", places[i].space, places[i].name, i,
                                 i, quoin::every_resource::required_arguments(schema, layout, entity.shape));
    list += fmt::format("r{} {} {}\n", i, kinds[static_cast<std::size_t>(entity.category)], entity.name);
  }
  std::string declarations;
  std::string calls;
  for (std::size_t i = 0; i < count; ++i) {
    write_file(
        folder / fmt::format("batch_{}.cpp", i),
        fmt::format(
            "{0}using namespace quoin;\nvoid make_{1}(const Scope& at);\nvoid make_{1}(const Scope& at) "
            "{{\n{2}}}\n",
            includes[i], i, bodies[i]));
    declarations += fmt::format("void make_{}(const quoin::Scope& at);\n", i);
    calls += fmt::format("  make_{}(at);\n", i);
  }
  write_file(folder / "batches.cpp",
             fmt::format("#include <quoin/construct.hpp>\n{0}void make_all(const quoin::Scope& at);\nvoid "
                         "make_all(const quoin::Scope& at) {{\n{1}}}\n",
                         declarations, calls));
  write_file(folder / "places.txt", list);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: quoin_every_resource_emit SCHEMA RELEASE FOLDER FILES\n");
    return 2;
  }
  try {
    const Schema all = read_stored_schema(argv[1]);
    std::filesystem::create_directories(argv[3]);
    emit(select_release(all, argv[2]), argv[3],
         static_cast<std::size_t>(std::clamp(std::atoi(argv[4]), 1, 1000)));
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 1;
  }
  return 0;
}
