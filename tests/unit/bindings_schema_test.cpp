// The generator: schemas in, distilled schemas and headers out, and what it says of schemas that cannot be
// read.
#include <gtest/gtest.h>

#include "cloudformation_schema.hpp"
#include "distilled.hpp"
#include "file_set.hpp"
#include "headers.hpp"
#include "names.hpp"
#include "releases.hpp"
#include "terraform_schema.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

namespace quoin::bindgen::bindings_schema_test {

namespace fs = std::filesystem;

const fs::path folder = fs::path{QUOIN_SOURCE_DIR} / "tests/bindings";
const fs::path schemas = fs::path{QUOIN_SOURCE_DIR} / "apps/bindgen/schemas";

Schema acme(const std::string& release) {
  return read_terraform_schema(read_file(folder / ("acme-" + release + ".json")), "", release);
}

Schema cloud() { return read_cloudformation_schemas(read_file(folder / "cloud.json"), "made-up"); }

/// The message of the SchemaError that `call` throws; "read" where it does not.
template <class Call> std::string refusal(Call call) {
  try {
    call();
  } catch (const SchemaError& error) {
    return error.what();
  }
  return "read";
}

std::string refusal_of(const std::string& resources) {
  return refusal([&] {
    read_terraform_schema(R"({"provider_schemas":{"a/b/c":{"resource_schemas":)" + resources + "}}}", "",
                          "1");
  });
}

std::string refusal_of_attribute(const std::string& attribute) {
  return refusal_of(R"({"c_x":{"block":{"attributes":{"one":)" + attribute + "}}}}");
}

/// Compares with a file that was reviewed. `tests/bindings/approve` writes what is new.
void expect_golden(const std::string& name, const std::string& text) {
  EXPECT_EQ(read_file(folder / "golden" / name), text) << "golden file " << name;
}

TEST(BindgenGolden, DistillsTwoReleasesIntoOne) {
  expect_golden("acme.schema", write_distilled(merge_releases(acme("1.0"), acme("2.0"))));
}

TEST(BindgenGolden, WritesOneHeaderPerResource) {
  const Files files = headers_of(acme("1.0"));
  std::vector<std::string> names;
  for (const auto& [name, text] : files) {
    names.push_back(name);
    expect_golden(name, text);
  }
  const std::vector<std::string> expected{
      "quoin/tf/acme/data/widget.hpp", "quoin/tf/acme/ephemeral/secret.hpp",
      "quoin/tf/acme/export.hpp",      "quoin/tf/acme/new.hpp",
      "quoin/tf/acme/plain.hpp",       "quoin/tf/acme/provider.hpp",
      "quoin/tf/acme/widget.hpp"};
  EXPECT_EQ(names, expected);
}

TEST(BindgenGolden, WritesCloudFormationHeaders) {
  const Schema schema = cloud();
  expect_golden("cloud.schema", write_distilled(schema));
  for (const auto& [name, text] : headers_of(schema)) expect_golden(name, text);
}

TEST(BindgenReleases, EachReleaseComesBackOutOfTheMergedSchema) {
  const Schema older = acme("1.0");
  const Schema newer = acme("2.0");
  const Schema merged = read_distilled(write_distilled(merge_releases(older, newer)));
  EXPECT_EQ(write_distilled(select_release(merged, "1.0")), write_distilled(older));
  EXPECT_EQ(write_distilled(select_release(merged, "2.0")), write_distilled(newer));
  EXPECT_EQ(refusal([&] { select_release(merged, "3.0"); }),
            "there is no release 3.0 of registry.example.org/acme/acme here, only 1.0 and 2.0");
}

TEST(BindgenReleases, OnlyWhatBothHaveIsCommon) {
  const Schema common = common_to(acme("1.0"), acme("2.0"));
  std::vector<std::string> entities;
  for (const Entity& entity : common.entities) entities.push_back(entity.name);
  EXPECT_EQ(entities, (std::vector<std::string>{"provider", "acme_export", "acme_plain", "acme_widget",
                                                "acme_widget", "acme_secret"}));
  const Entity& widget = common.entities[3];
  const auto find = [&](std::string_view name) -> const Member* {
    for (const Member& member : common.shape_of(widget).members) {
      if (member.name == name) return &member;
    }
    return nullptr;
  };
  EXPECT_EQ(find("region"), nullptr) << "only the newer has it";
  EXPECT_EQ(find("old_size"), nullptr) << "only the older has it";
  EXPECT_EQ(find("size"), nullptr) << "its type changed";
  ASSERT_NE(find("labels"), nullptr);
  EXPECT_TRUE(find("labels")->required) << "required in either is required";
  ASSERT_NE(find("note"), nullptr);
  EXPECT_EQ(find("note")->max, 4U) << "the tighter limit holds";
  ASSERT_NE(find("outer"), nullptr);
  for (const Member& member : common.shapes[find("outer")->type.shape].members)
    EXPECT_NE(member.name, "extra");
}

TEST(BindgenSchemas, TheStoredSchemasAreInTheirOwnForm) {
  for (const char* name : {"aws.schema", "cloudformation.schema"}) {
    const std::string text = read_file(schemas / name);
    EXPECT_TRUE(write_distilled(read_distilled(text)) == text) << name;
    EXPECT_LT(text.size(), 5'000'000U) << name;
  }
}

TEST(BindgenSchemas, TheStoredSchemasAreComplete) {
  const Schema aws = read_distilled(read_file(schemas / "aws.schema"));
  const auto count = [](const Schema& schema, Category category) {
    return std::count_if(schema.entities.begin(), schema.entities.end(),
                         [&](const Entity& entity) { return entity.category == category; });
  };
  const Schema older = select_release(aws, "5.100.0");
  EXPECT_EQ(count(older, Category::resource), 1526);
  EXPECT_EQ(count(older, Category::data), 608);
  EXPECT_EQ(count(older, Category::ephemeral), 7);
  const Schema newer = select_release(aws, "6.47.1");
  EXPECT_EQ(count(newer, Category::resource), 1666);
  EXPECT_EQ(count(newer, Category::data), 663);
  EXPECT_EQ(count(newer, Category::ephemeral), 10);
  EXPECT_EQ(headers_of(newer).size(), newer.entities.size());
  EXPECT_EQ(count(read_distilled(read_file(schemas / "cloudformation.schema")), Category::resource), 1600);
}

TEST(BindgenNames, FollowOneRule) {
  EXPECT_EQ(pascal_case("sqs_queue"), "SqsQueue");
  EXPECT_EQ(snake_case("DBInstanceIdentifier"), "db_instance_identifier");
  EXPECT_EQ(snake_case("TargetGroupARNs"), "target_group_arns");
  EXPECT_EQ(snake_case("IPv6CidrBlock"), "ipv6_cidr_block");
  EXPECT_EQ(snake_case("Ipv6CidrBlock"), "ipv6_cidr_block");
  EXPECT_EQ(snake_case("SubnetIds"), "subnet_ids");
  EXPECT_EQ(snake_case("VPCSecurityGroups"), "vpc_security_groups");
  EXPECT_EQ(snake_case("EC2InstanceId"), "ec2_instance_id");
  EXPECT_EQ(snake_case("deadLetterTargetArn"), "dead_letter_target_arn");
  EXPECT_EQ(identifier("default"), "default_");
  EXPECT_EQ(identifier("linux"), "linux_");
  EXPECT_EQ(identifier("2nd"), "n2nd");
  EXPECT_EQ(identifier("a b-c"), "a_b_c");
  EXPECT_EQ(identifier("__"), "n");
  UniqueNames names;
  EXPECT_EQ(names.add("a"), "a");
  EXPECT_EQ(names.add("a"), "a_");
}

TEST(BindgenBadInput, IsRefusedInOneSentence) {
  const auto read = [](std::string_view text) {
    return refusal([&] { read_terraform_schema(text, "", "1"); });
  };
  EXPECT_EQ(read(""),
            "this is no JSON that can be read: parse error at line 1, column 1: syntax error while parsing "
            "value - unexpected end of input; expected '[', '{', or a literal");
  EXPECT_EQ(read("[]"), "the schema is not an object");
  EXPECT_EQ(read("{}"),
            "this is not what `terraform providers schema -json` prints: it has no \"provider_schemas\"");
  EXPECT_EQ(read(R"({"provider_schemas":{"a/b/c":7}})"), "the provider's schema is not an object");
  EXPECT_EQ(read(R"({"provider_schemas":{"a/b c":{}}})"),
            "\"a/b c\" is no provider's address, such as registry.terraform.io/hashicorp/aws");
  EXPECT_EQ(read(R"({"provider_schemas":{"a/b\n":{}}})"),
            "\"a/b\\u000a\" is no provider's address, such as registry.terraform.io/hashicorp/aws");
  EXPECT_EQ(read(R"({"provider_schemas":{"a/b/c":{},"a/b/d":{}}})"),
            "the schema holds several providers; say which with --provider, such as hashicorp/aws");
  EXPECT_EQ(refusal([&] {
              read_terraform_schema(R"({"provider_schemas":{"r.io/b/c":{}}})", "hashicorp/aws", "1");
            }),
            "the schema does not hold the provider hashicorp/aws");
  EXPECT_EQ(read(R"({"provider_schemas":{},"provider_schemas":{}})"),
            "this is no JSON that can be read: the name \"provider_schemas\" stands twice in one object");
  EXPECT_EQ(refusal_of("7"), "\"resource_schemas\" is not an object");
  EXPECT_EQ(refusal_of(R"({"c_x":{}})"), "c_x: its schema has no \"block\"");
  EXPECT_EQ(refusal_of(R"({"c_x":{"block":{"attributes":[]}}})"), "c_x: \"attributes\" is not an object");
  EXPECT_EQ(refusal_of_attribute("{}"), "c_x.one: it is none of required, optional and computed");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":1})"), "c_x.one: \"optional\" is not true or false");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":true})"), "c_x.one: it has no type");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":true,"type":"strin"})"),
            "c_x.one: the type \"strin\" is not known");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":true,"type":["list"]})"), "c_x.one: the type cannot be read");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":true,"type":["bag","string"]})"),
            "c_x.one: the type \"bag\" is not known");
  EXPECT_EQ(refusal_of_attribute(R"({"optional":true,"nested_type":{"nesting_mode":"heap"}})"),
            "c_x.one: \"nesting_mode\" is none of single, group, list, set and map");
  EXPECT_EQ(
      refusal_of(R"({"c_x":{"block":{"block_types":{"b":{"nesting_mode":"list","min_items":3,"max_items":2,)"
                 R"("block":{}}}}}})"),
      "c_x.b: \"min_items\" is above \"max_items\"");
  EXPECT_EQ(
      refusal_of(
          R"({"c_x":{"block":{"block_types":{"b":{"nesting_mode":"list","max_items":-1,"block":{}}}}}})"),
      "c_x.b: \"max_items\" is not a count");
  EXPECT_EQ(refusal_of(R"({"c_x":{"block":{"attributes":{"b":{"optional":true,"type":"bool"}},)"
                       R"("block_types":{"b":{"nesting_mode":"list","block":{}}}}}})"),
            "c_x: \"b\" is both an attribute and a block");
}

TEST(BindgenBadInput, DeepNestingIsRefusedBeforeItHurts) {
  std::string type;
  std::string end;
  for (int i = 0; i < 200; ++i) {
    type += "[\"list\",";
    end += "]";
  }
  EXPECT_NE(refusal_of_attribute(R"({"optional":true,"type":)" + type + "\"string\"" + end + "}")
                .find("deeper than 64"),
            std::string::npos);
  const std::string deep = std::string(1'000'000, '[');
  EXPECT_NE(refusal([&] { read_terraform_schema(deep, "", "1"); }).find("deeper than 512"),
            std::string::npos);
}

TEST(BindgenBadInput, DistilledSchemasNameTheLine) {
  const auto read = [](std::string_view text) { return refusal([&] { read_distilled(text); }); };
  const std::string head = "quoin schema 1\ntarget terraform\nprovider a/b\nrelease 1\n\n";
  EXPECT_EQ(read(""), "line 0: this is no distilled schema of version 1");
  EXPECT_EQ(read("quoin schema 1\ntarget"), "line 2: the last line is cut off");
  EXPECT_EQ(read(head + "resource a_b\nx strin optional\n"), "line 7: the type strin is not known");
  EXPECT_EQ(read(head + "resource a_b\nx string maybe\n"), "line 7: \"maybe\" is not known");
  EXPECT_EQ(read(head + "resource a_b\nx {abc} optional\n"), "the shape abc is used and not described");
  EXPECT_EQ(read(head + "shape a\nx string\n\nshape a\nx string\n"),
            "line 9: the shape a is described twice");
  EXPECT_EQ(read(head + "resource a_b\nx string only=9\n"),
            "line 7: the release 9 is not among those named above");
  EXPECT_EQ(read(head + "resource a_b\nx block heap {a}\n"), "line 7: \"heap\" is no nesting");
  EXPECT_EQ(read(head + "resource a_b\nx string min=-1\n"), "line 7: -1 is no count");
  EXPECT_EQ(read(head + "resource a_b\nx string length=9\n"), "line 7: 9 is no range");
  EXPECT_EQ(read(head + "resource a_b\nx string length=-1..9\n"), "line 7: -1 is no count");
  EXPECT_EQ(read(head + "resource a_b\nx number range=1..ten\n"), "line 7: ten is no number");
  EXPECT_EQ(read(head + "resource a_b\nx string pattern=7\n"), "line 7: the pattern is no text");
}

/// Cuts, flips and repeats parts of a text.
std::string damaged(std::string text, std::mt19937& random) {
  const auto at = [&] { return static_cast<std::size_t>(random() % (text.size() + 1)); };
  for (unsigned i = random() % 4 + 1; i > 0 && !text.empty(); --i) {
    switch (random() % 4) {
      case 0:
        text.resize(at());
        break;
      case 1:
        text[at() % text.size()] = static_cast<char>(random());
        break;
      case 2:
        text.erase(at() % text.size(), random() % 40);
        break;
      default: {
        const std::string part = text.substr(at() % text.size(), random() % 60);
        text.insert(at(), part);
      }
    }
  }
  return text;
}

/// Whatever stands in a schema: it is read or refused, and what is read can be written.
template <class Read> void survive(const std::string& text, Read read, unsigned rounds) {
  std::mt19937 random{20261122};
  int read_well = 0;
  for (unsigned i = 0; i < rounds; ++i) {
    try {
      const Schema schema = read(damaged(text, random));
      EXPECT_EQ(headers_of(schema).size(), schema.entities.size());
      ++read_well;
    } catch (const SchemaError& error) {
      EXPECT_STRNE(error.what(), "");
    }
  }
  EXPECT_LT(read_well, static_cast<int>(rounds)) << "some damage must be noticed";
}

TEST(BindgenBadInput, DamagedSchemasNeverCrash) {
  survive(
      read_file(folder / "acme-1.0.json"),
      [](const std::string& text) { return read_terraform_schema(text, "", "1"); }, 400);
  survive(
      read_file(folder / "cloud.json"),
      [](const std::string& text) { return read_cloudformation_schemas(text, "1"); }, 400);
  survive(
      read_file(folder / "golden/acme.schema"),
      [](const std::string& text) {
        const Schema schema = read_distilled(text);
        return select_release(schema, schema.releases.front());
      },
      1500);
}

TEST(BindgenFiles, OnlyWhatChangedIsWritten) {
  const fs::path out = fs::path{QUOIN_TEST_FOLDER} / "bindgen_files";
  fs::remove_all(out);
  const Files first{{"a/one.hpp", "1\n"}, {"a/two.hpp", "2\n"}};
  WriteResult result = write_files(out, first, ".list");
  EXPECT_EQ(result.written, 2U);
  const auto time = fs::last_write_time(out / "a/one.hpp");
  write_file(out / "a/own.hpp", "somebody else's\n");
  result = write_files(out, {{"a/one.hpp", "1\n"}, {"b/three.hpp", "3\n"}}, ".list");
  EXPECT_EQ(result.written, 1U);
  EXPECT_EQ(result.unchanged, 1U);
  EXPECT_EQ(result.removed, 1U);
  EXPECT_EQ(fs::last_write_time(out / "a/one.hpp"), time);
  EXPECT_FALSE(fs::exists(out / "a/two.hpp")) << "nobody needs it any more";
  EXPECT_TRUE(fs::exists(out / "a/own.hpp"));
  fs::remove_all(out);
}

}  // namespace quoin::bindgen::bindings_schema_test
