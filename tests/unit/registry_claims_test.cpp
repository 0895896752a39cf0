// What the registry claims against what the sources hold: nothing is called enforced without its proof.
#include "rules/registry.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/instance_class.hpp>
#include <quoin/rule_ids.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace quoin::test::registry_claims_test {

using namespace quoin::rules;

namespace fs = std::filesystem;

const fs::path root = QUOIN_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// All C++ sources below the folders where tests lie.
std::vector<fs::path> sources(std::initializer_list<const char*> folders) {
  std::vector<fs::path> found;
  for (const char* folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator{root / folder})
      if (entry.path().extension() == ".cpp") found.push_back(entry.path());
  return found;
}

/// Every test of GoogleTest in the sources, as "Suite.Name".
const std::set<std::string>& written_tests() {
  static const std::set<std::string> tests = [] {
    std::set<std::string> names;
    const std::regex definition{R"(\n(?:TYPED_)?TEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\))"};
    for (const auto& path : sources({"tests", "constructs"})) {
      const std::string text = "\n" + read(path);
      for (std::sregex_iterator at{text.begin(), text.end(), definition}, end; at != end; ++at)
        names.insert((*at)[1].str() + "." + (*at)[2].str());
    }
    return names;
  }();
  return tests;
}

/// How many compile-fail files each ID has.
std::map<std::string, int> compile_fail_files() {
  std::map<std::string, int> counts;
  for (const auto& entry : fs::directory_iterator{root / "tests/rules"}) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".cpp" && name.starts_with("QN-"))
      ++counts[name.substr(0, name.find('_'))];
  }
  return counts;
}

TEST(RegistryClaims, FindsTheTestsThatAreWritten) {
  EXPECT_TRUE(written_tests().contains("RegistryClaims.FindsTheTestsThatAreWritten"));
  EXPECT_FALSE(written_tests().contains("RegistryClaims.IsNowhere"));
}

TEST(RegistryClaims, CompileTimeEnforcementHasTwoCompileFailFiles) {
  const auto files = compile_fail_files();
  for (const Rule& rule : registry())
    for (const Enforcement& entry : rule.enforced)
      if (!entry.by.empty() && entry.where == Level::compile_time) {
        const auto at = files.find(std::string{rule.id()});
        EXPECT_GE(at == files.end() ? 0 : at->second, 2)
            << rule.id() << " claims that a misuse of " << entry.by
            << " does not compile. Fix: two files tests/rules/" << rule.id() << "_….cpp, or no claim";
      }
}

TEST(RegistryClaims, EveryOtherEnforcementNamesAProofThatExists) {
  for (const Rule& rule : registry())
    for (const Enforcement& entry : rule.enforced) {
      if (entry.by.empty() || entry.where == Level::compile_time) continue;
      const std::string proof{entry.test};
      const bool exists = proof.find('/') != std::string::npos ? fs::is_regular_file(root / proof)
                                                               : written_tests().contains(proof);
      EXPECT_TRUE(exists)
          << rule.id() << ", by " << entry.by << ", names '" << proof
          << "'. Fix: Suite.Test of a test in tests/ or constructs/, or a file's path from the root";
    }
}

TEST(RegistryClaims, EnforcementIsListedWithoutGapsAndOpenOnlyBesideIt) {
  for (const Rule& rule : registry()) {
    bool ended = false;
    for (const Enforcement& entry : rule.enforced) {
      EXPECT_FALSE(ended && !entry.by.empty()) << rule.id();
      ended = ended || entry.by.empty();
    }
    if (rule.status() == Status::planned) {
      EXPECT_TRUE(rule.open.empty()) << rule.id() << " is planned as a whole";
    }
  }
}

TEST(RegistryClaims, EveryCompileFailFileBearsAKnownId) {
  for (const auto& [id, count] : compile_fail_files()) EXPECT_TRUE(is_rule_id(id)) << id << "_….cpp";
}

TEST(RegistryClaims, NoMessageIsWrittenASecondTime) {
  // A rule's ID in a string literal outside of its macro would be a second text for the rule, but for
  // QUOIN_REQUIRED and QUOIN_MALFORMED, which put it together.
  for (const char* folder : {"include", "constructs", "src"})
    for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
      const fs::path& path = entry.path();
      const std::string name = fs::relative(path, root).generic_string();
      if ((path.extension() != ".hpp" && path.extension() != ".cpp") || name == "include/quoin/rule.hpp")
        continue;
      if (path.parent_path().filename() == "rules" && path.extension() == ".hpp") continue;
      const std::string text = read(path);
      for (auto at = text.find("\"QN-"); at != std::string::npos; at = text.find("\"QN-", at + 1)) {
        const std::string_view literal = std::string_view{text}.substr(at + 1, 12);
        const auto colon = literal.find(": ");
        EXPECT_FALSE(colon != std::string_view::npos && RuleText::has_id_shape(literal.substr(0, colon)))
            << name << " writes a rule's text of its own. Fix: QUOIN_QN_…";
      }
    }
}

TEST(InstanceClasses, ConstantsAndTableAreTheSame) {
  const std::string header = read(root / "constructs/rds_mysql/include/quoin/aws/instance_class.hpp");
  const std::regex constant{R"re(constexpr (\w+)Class db_(\w+)\{\{"(db\.[\w.]+)"\}\};)re"};
  std::map<std::string, aws::InstanceClassKind> constants;
  for (std::sregex_iterator at{header.begin(), header.end(), constant}, end; at != end; ++at) {
    const std::string spelt = "db_" + (*at)[2].str();
    const std::string name = (*at)[3].str();
    std::string underscored = name;
    std::ranges::replace(underscored, '.', '_');
    EXPECT_EQ(spelt, underscored);
    constants[name] = (*at)[1] == "MemoryOptimized"  ? aws::InstanceClassKind::memory_optimized
                      : (*at)[1] == "GeneralPurpose" ? aws::InstanceClassKind::general_purpose
                                                     : aws::InstanceClassKind::burstable;
  }
  std::map<std::string, aws::InstanceClassKind> table;
  for (const auto& family : aws::instance_families)
    for (const auto size : aws::instance_sizes) {
      const std::string name = "db." + std::string{family.name} + "." + std::string{size};
      if (aws::instance_class_exists(name)) table[name] = aws::instance_class_kind(name);
    }
  EXPECT_EQ(constants, table);
  EXPECT_GT(table.size(), 200u);
}

}  // namespace quoin::test::registry_claims_test
