// quoin-bindgen: distils provider schemas and turns them into C++ headers.
#include "cloudformation_schema.hpp"
#include "distilled.hpp"
#include "file_set.hpp"
#include "headers.hpp"
#include "names.hpp"
#include "patches.hpp"
#include "releases.hpp"
#include "requirement.hpp"
#include "terraform_schema.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace quoin::bindgen;

constexpr std::string_view usage =
    R"(quoin-bindgen turns provider schemas into C++ headers.

  quoin-bindgen generate --schema FILE --out DIR [--release R | --common]
      Headers from a distilled schema: of one release (default: the newest), or of what both have in common.
      Of DIR/schemas/aws.schema, DIR/patches/aws/*.patch correct what the schema states wrongly.
  quoin-bindgen from-schema FILE --out DIR [--provider NAME] [--release R]
      Headers from what `terraform providers schema -json` prints.
  quoin-bindgen distill-terraform --out FILE [--provider NAME] R=FILE [R=FILE]
      A distilled schema of one or two releases, the older one first.
  quoin-bindgen distill-cloudformation --out FILE --release R FILE
      A distilled schema of CloudFormation; FILE is a JSON list of resource type schemas.

Example:
  quoin-bindgen generate --schema schemas/aws.schema --common --out build/generated/include
)";

struct Misuse : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Options {
  std::string command, schema, out, release, provider;
  bool common = false;
  std::vector<std::string> inputs;
};

Options parse(const std::vector<std::string>& words) {
  Options options;
  if (words.empty()) throw Misuse("say what to do");
  options.command = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto value = [&]() -> const std::string& {
      if (++i == words.size()) throw Misuse(fmt::format("{} needs a value", word));
      return words[i];
    };
    if (word == "--schema") {
      options.schema = value();
    } else if (word == "--out") {
      options.out = value();
    } else if (word == "--release") {
      options.release = value();
    } else if (word == "--provider") {
      options.provider = value();
    } else if (word == "--common") {
      options.common = true;
    } else if (word.starts_with("--")) {
      throw Misuse(fmt::format("the option {} is not known", word));
    } else {
      options.inputs.push_back(word);
    }
  }
  if (options.out.empty()) throw Misuse("--out is missing");
  return options;
}

/// Adds the file's name to what is wrong with it.
template <class Read> auto naming(const std::string& path, Read read) {
  try {
    return read();
  } catch (const SchemaError& error) {
    throw SchemaError(fmt::format("{}: {}", path, error.what()));
  }
}

template <class Read> Schema read_schema(const std::string& path, Read read) {
  const std::string text = read_file(path);
  return naming(path, [&] { return read(std::string_view{text}); });
}

void write_headers(const Schema& schema, const std::string& path, const std::string& out) {
  const Files files = naming(path, [&] { return headers_of(schema); });
  const std::string name = schema.provider.substr(schema.provider.rfind('/') + 1);
  const WriteResult result = write_files(out, files, ".quoin-bindings-" + plain_identifier(name));
  fmt::print("{} headers of {}: {} written, {} unchanged, {} removed\n", files.size(), schema.provider,
             result.written, result.unchanged, result.removed);
}

int run(const Options& options) {
  if (options.command == "generate") {
    if (options.schema.empty()) throw Misuse("--schema is missing");
    const Schema all = read_stored_schema(options.schema);
    if (options.common && all.releases.size() == 2) {
      write_headers(common_to(select_release(all, all.releases[0]), select_release(all, all.releases[1])),
                    options.schema, options.out);
    } else {
      write_headers(select_release(all, options.release.empty() ? all.releases.back() : options.release),
                    options.schema, options.out);
    }
    return 0;
  }
  if (options.command == "from-schema") {
    if (options.inputs.size() != 1) throw Misuse("from-schema takes one file");
    if (!options.release.empty() && !is_release(options.release))
      throw Misuse(fmt::format("--release {} is no release such as 1.2.3", options.release));
    write_headers(read_schema(options.inputs[0],
                              [&](std::string_view text) {
                                return read_terraform_schema(text, options.provider, options.release);
                              }),
                  options.inputs[0], options.out);
    return 0;
  }
  if (options.command == "distill-terraform") {
    if (options.inputs.empty() || options.inputs.size() > 2)
      throw Misuse("give one or two files as RELEASE=FILE");
    std::vector<Schema> schemas;
    for (const std::string& input : options.inputs) {
      const std::size_t sign = input.find('=');
      if (sign == std::string::npos) throw Misuse(fmt::format("{} is not RELEASE=FILE", input));
      schemas.push_back(read_schema(input.substr(sign + 1), [&](std::string_view text) {
        return read_terraform_schema(text, options.provider, input.substr(0, sign));
      }));
    }
    write_file(options.out,
               write_distilled(schemas.size() == 2 ? merge_releases(schemas[0], schemas[1]) : schemas[0]));
    return 0;
  }
  if (options.command == "distill-cloudformation") {
    if (options.inputs.size() != 1 || options.release.empty())
      throw Misuse("give one file, and its --release");
    write_file(options.out, write_distilled(read_schema(options.inputs[0], [&](std::string_view text) {
                 return read_cloudformation_schemas(text, options.release);
               })));
    return 0;
  }
  throw Misuse(fmt::format("the command {} is not known", options.command));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
    fmt::print("{}", usage);
    return 0;
  }
  try {
    return run(parse(words));
  } catch (const Misuse& error) {
    fmt::print(stderr, "error: {}\n\n{}", error.what(), usage);
    return 2;
  } catch (const SchemaError& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 3;
  }
}
