// Corrections of schemas: what a patch changes, where it holds, and what is said of one that cannot be
// applied.
#include <gtest/gtest.h>

#include "distilled.hpp"
#include "file_set.hpp"
#include "patches.hpp"
#include "releases.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

namespace quoin::bindgen::bindings_patches_test {

namespace fs = std::filesystem;

constexpr std::string_view two_releases =
    "quoin schema 1\ntarget terraform\nprovider acme/acme\nrelease 1.0\nrelease 2.0\n\n"
    "shape 000000000001\nname string optional\n\n"
    "resource acme_gadget\nlead block list {000000000001}\n\n"
    "resource acme_widget\nlead block list {000000000001}\nowner string optional only=2.0\n\n"
    "data acme_widget\nid string required\n";

/// The widget's part of the schema after a patch.
std::string patched(std::string_view patch) {
  Schema schema = read_distilled(two_releases);
  apply_patch(schema, patch);
  const std::string text = write_distilled(schema);
  const std::size_t begin = text.find("resource acme_widget");
  return text.substr(begin, text.find("\n\n", begin) - begin);
}

std::string refusal(std::string_view patch) {
  Schema schema = read_distilled(two_releases);
  try {
    apply_patch(schema, patch);
  } catch (const SchemaError& error) {
    return error.what();
  }
  return "applied";
}

TEST(BindgenPatches, SayWhatIsTrue) {
  EXPECT_EQ(
      patched("# Why.\nresource acme_widget\nlead min=1 max=3\n"),
      "resource acme_widget\nlead block list {07c23e28696d} min=1 max=3\nowner string optional only=2.0");
  EXPECT_EQ(patched("# Why.\n# And more.\n\nresource acme_widget\nowner required sensitive\n"),
            "resource acme_widget\nlead block list {07c23e28696d}\nowner string required sensitive only=2.0");
}

TEST(BindgenPatches, HoldForOneReleaseWhereTheySaySo) {
  EXPECT_EQ(
      patched("# Why.\nresource acme_widget\nlead min=1 only=2.0\n"),
      "resource acme_widget\nlead block list {07c23e28696d} only=1.0\nlead block list {07c23e28696d} min=1 "
      "only=2.0\nowner string optional only=2.0");
  EXPECT_EQ(
      patched("# Why.\nresource acme_widget\nlead min=1 only=1.0\n"),
      "resource acme_widget\nlead block list {07c23e28696d} min=1 only=1.0\nlead block list {07c23e28696d} "
      "only=2.0\nowner string optional only=2.0");
}

TEST(BindgenPatches, ChangeNobodyElsesBlock) {
  Schema schema = read_distilled(two_releases);
  apply_patch(schema, "# Why.\nresource acme_widget\nlead.name required\n");
  const auto name_of = [&](std::size_t entity) -> const Member& {
    const Member& lead = schema.shape_of(schema.entities[entity]).members[0];
    return schema.shapes[lead.type.shape].members[0];
  };
  EXPECT_FALSE(name_of(0).required) << "the gadget has the same block";
  EXPECT_TRUE(name_of(1).required);
}

TEST(BindgenPatches, ThatDoNotApplyAreRefused) {
  EXPECT_EQ(refusal("resource acme_widget\nlead min=1\n"),
            "line 1: the patch does not say why; begin it with a line such as \"# The provider …\"");
  EXPECT_EQ(refusal("# Why.\nlead min=1\n"),
            "line 2: say what is corrected, such as \"resource aws_sqs_queue\"");
  EXPECT_EQ(refusal("# Why.\nresource acme_gone\nlead min=1\n"),
            "line 2: the schema has no resource acme_gone");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nhead min=1\n"), "line 3: acme_widget has no head");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead.size min=1\n"),
            "line 3: acme_widget has no lead.size");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nowner required only=1.0\n"),
            "line 3: acme_widget has no owner");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nowner required only=3.0\n"),
            "line 3: the schema does not hold the release 3.0");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead min=one\n"), "line 3: one is no count");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead min=2 max=1\n"),
            "line 3: the minimum is above the maximum");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead round\n"), "line 3: \"round\" is not known");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead\n"),
            "line 3: say what is true of lead, such as min=1");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\nlead only=1.0\n"),
            "line 3: say what is true of lead, such as min=1");
  EXPECT_EQ(refusal("# Why.\nresource acme_widget\n"), "line 2: the patch corrects nothing");
  EXPECT_EQ(refusal("# Why.\ndata acme_widget\nid required\n"),
            "line 3: the schema says so of id in acme_widget already: the line is not needed any more");
}

TEST(BindgenPatches, AreReadWithTheStoredSchema) {
  const fs::path out = fs::path{QUOIN_TEST_FOLDER} / "bindgen_patches";
  fs::remove_all(out);
  fs::create_directories(out / "schemas");
  fs::create_directories(out / "patches/acme");
  write_file(out / "schemas/acme.schema", std::string{two_releases});
  EXPECT_EQ(write_distilled(read_stored_schema(out / "schemas/acme.schema")),
            write_distilled(read_distilled(two_releases)));
  write_file(out / "patches/acme/widget.patch", "# Why.\nresource acme_widget\nlead min=1\n");
  write_file(out / "patches/acme/README.md", "no patch\n");
  const Schema schema = read_stored_schema(out / "schemas/acme.schema");
  EXPECT_TRUE(schema.shape_of(schema.entities[1]).members[0].required);
  write_file(out / "patches/acme/gone.patch", "# Why.\nresource acme_gone\nlead min=1\n");
  try {
    read_stored_schema(out / "schemas/acme.schema");
    ADD_FAILURE() << "the patch of a resource that is gone was applied";
  } catch (const SchemaError& error) {
    EXPECT_EQ(std::string{error.what()},
              (out / "patches/acme/gone.patch").string() + ": line 2: the schema has no resource acme_gone");
  }
  fs::remove_all(out);
}

TEST(BindgenPatches, OfTheBundledSchemasApply) {
  const Schema aws = read_stored_schema(fs::path{QUOIN_SOURCE_DIR} / "apps/bindgen/schemas/aws.schema");
  ASSERT_EQ(aws.releases.size(), 2U);
  for (const std::string& release : aws.releases) {
    const Schema one = select_release(aws, release);
    const auto model = std::ranges::find_if(one.entities, [](const Entity& entity) {
      return entity.name == "aws_bedrock_custom_model" && entity.category == Category::resource;
    });
    ASSERT_NE(model, one.entities.end()) << release;
    const auto& members = one.shape_of(*model).members;
    const auto output = std::ranges::find(members, "output_data_config", &Member::name);
    ASSERT_NE(output, members.end()) << release;
    EXPECT_TRUE(output->required) << release;
  }
}

}  // namespace quoin::bindgen::bindings_patches_test
