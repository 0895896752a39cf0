// Values: joining, comparing, what is known; and that what is printed as JSON reads back as the same.
#include <gtest/gtest.h>

#include "core/json_writer.hpp"
#include "core/value_access.hpp"

#include <quoin/value.hpp>

#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace quoin::core_value_test {

using detail::JsonWriter;
using detail::ValueAccess;
using nlohmann::json;

struct Thing : detail::Target {
  Thing() : Target{Kind::pseudo} {}
};
const Thing one;
const Thing other;

struct SomeId;

std::vector<std::string> pieces(const Text& text) {
  std::vector<std::string> out;
  if (text.value().kind() != Value::Kind::text) return {std::string{text.value().characters()}};
  for (const Value& piece : ValueAccess::items(text.value()))
    out.push_back(piece.kind() == Value::Kind::reference
                      ? "<" + std::string{ValueAccess::reference(piece).attribute} + ">"
                      : std::string{piece.characters()});
  return out;
}

TEST(CoreValue, JoinsCharactersIntoOnePiece) {
  const Text joined = Text{"a"} + Text{std::string{"b"}} + Text{std::string_view{"c"}};
  EXPECT_EQ(joined.value().kind(), Value::Kind::string);
  EXPECT_EQ(joined.value().characters(), "abc");
}

TEST(CoreValue, KeepsReferencesAsPieces) {
  const Ref<SomeId> id{one, "id"};
  const Text joined = (Text{"arn:"} + "aws:") + id + ("/" + id) + "*";
  EXPECT_EQ(pieces(joined), (std::vector<std::string>{"arn:aws:", "<id>", "/", "<id>", "*"}));
}

TEST(CoreValue, JoinsNothingToNothing) {
  EXPECT_TRUE((Text{} + Text{}).empty());
  EXPECT_FALSE((Text{} + Text{""}).empty());
  EXPECT_EQ((Text{} + Text{"a"} + Text{}).value().characters(), "a");
}

TEST(CoreValue, AReferenceAloneStaysOne) {
  const Ref<SomeId> id{one, "id"};
  EXPECT_EQ((Text{} + Text{id}).value().kind(), Value::Kind::reference);
  EXPECT_EQ(Text{id}.value(), id.value());
}

TEST(CoreValue, ComparesByContent) {
  EXPECT_EQ(Value::string("a"), Value::literal("a"));
  EXPECT_FALSE(Value::string("a") == Value::string("b"));
  EXPECT_FALSE(Value::integer(1) == Value::number(1));
  EXPECT_FALSE(Value{} == Value::null());
  EXPECT_EQ(Value{}, Value{});
  EXPECT_EQ(Value::reference(one, "id"), Value::reference(one, "id"));
  EXPECT_FALSE(Value::reference(one, "id") == Value::reference(one, "arn"));
  EXPECT_FALSE(Value::reference(one, "id") == Value::reference(other, "id"));
  EXPECT_EQ(Value::list({Value::integer(1), Value::boolean(true)}),
            Value::list({Value::integer(1), Value::boolean(true)}));
  EXPECT_FALSE(Value::list({Value::integer(1)}) == Value::list({Value::integer(1), Value::integer(1)}));
  EXPECT_EQ(Value::object({{"a", Value::integer(1)}, {"b", Value::integer(2)}}),
            Value::object({{"b", Value::integer(2)}, {"a", Value::integer(1)}}));
  EXPECT_FALSE(Value::object({{"a", Value::integer(1)}}) == Value::object({{"b", Value::integer(1)}}));
  const Ref<SomeId> id{one, "id"};
  EXPECT_EQ(Text{"x-"} + id, Text{"x-"} + id);
  EXPECT_FALSE(Text{"x-"} + id == Text{"y-"} + id);
}

TEST(CoreValue, SortsMembersAndDropsUnsetOnes) {
  const Value object = Value::object({{"zone", Value::string("a")},
                                      {"cidr", Value{}},
                                      {"arn", Value::null()},
                                      {"zone", Value::string("b")}});
  const auto& fields = ValueAccess::fields(object);
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].key, "arn");
  EXPECT_EQ(fields[0].value, Value::null());
  EXPECT_EQ(fields[1].key, "zone");
  EXPECT_EQ(fields[1].value.characters(), "b") << "of equal keys the last one stays";
}

TEST(CoreValue, AnUnsetMemberDoesNotHideASetOne) {
  const Value object = Value::object({{"zone", Value::string("a")}, {"zone", Value{}}});
  EXPECT_EQ(detail::member(object, "zone").characters(), "a");
}

TEST(CoreValue, FindsMembers) {
  const Value object = Value::object({{"a", Value::integer(1)}, {"c", Value::integer(3)}});
  EXPECT_EQ(detail::member(object, "c"), Value::integer(3));
  EXPECT_FALSE(detail::member(object, "b").is_set());
  EXPECT_FALSE(detail::member(Value::string("a"), "a").is_set());
}

TEST(CoreValue, KnowsWhetherItIsKnown) {
  const Value unknown = Value::reference(one, "id");
  EXPECT_TRUE(Value{}.is_known());
  EXPECT_TRUE(Value::list({Value::integer(1), Value::object({{"a", Value::string("b")}})}).is_known());
  EXPECT_FALSE(unknown.is_known());
  EXPECT_FALSE((Text{"a"} + Text{unknown}).value().is_known());
  EXPECT_FALSE(Value::list({Value::integer(1), Value::object({{"a", unknown}})}).is_known());
  Value copied = Value::list({unknown});
  const Value moved = std::move(copied);
  EXPECT_FALSE(moved.is_known());
  copied = moved;
  EXPECT_FALSE(copied.is_known());
  copied = Value::integer(1);
  EXPECT_TRUE(copied.is_known());
}

TEST(CoreValue, DocumentsAreSeenFromOutside) {
  const Value document = Value::object({{detail::json_marker, Value::string("b")}});
  EXPECT_TRUE(detail::is_document(document));
  const Value around = Value::list({Value::integer(1), Value::object({{"a", document}})});
  EXPECT_FALSE(detail::is_document(around));
  EXPECT_TRUE(ValueAccess::has_document(around));
  EXPECT_FALSE(ValueAccess::has_document(Value::object({{"a", Value::string("b")}})));
}

TEST(CoreValue, CharactersAreThoseOfStringsOnly) {
  EXPECT_EQ(Value::reference(one, "id").characters(), "");
  EXPECT_EQ(Value::integer(7).characters(), "");
  EXPECT_EQ(Value::string(std::string_view{"a\0b", 3}).characters(), (std::string_view{"a\0b", 3}));
}

TEST(CoreValue, SharesAndSurvivesItsCopies) {
  Value copy;
  {
    const Value original = Value::list({Value::string("kept")});
    copy = original;
    const Value& itself = copy;
    copy = itself;
  }
  ASSERT_EQ(copy.kind(), Value::Kind::list);
  EXPECT_EQ(ValueAccess::items(copy).front().characters(), "kept");
  Value moved = std::move(copy);
  EXPECT_EQ(ValueAccess::items(moved).front().characters(), "kept");
  EXPECT_FALSE(copy.is_set());  // NOLINT(bugprone-use-after-move): a value that was moved from is unset
}

TEST(CoreValue, InternsEqualCharactersOnce) {
  EXPECT_EQ(detail::intern(std::string{"some_attribute"}).data(), detail::intern("some_attribute").data());
}

// Printing
// ------------------------------------------------------------------------------------------------------

void print(JsonWriter& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::boolean:
      return out.boolean(ValueAccess::boolean(value));
    case Value::Kind::integer:
      return out.integer(ValueAccess::integer(value));
    case Value::Kind::number:
      return out.number(ValueAccess::number(value));
    case Value::Kind::string:
      return out.string(value.characters());
    case Value::Kind::list:
      out.begin_array();
      for (const Value& item : ValueAccess::items(value)) print(out, item);
      return out.end_array();
    case Value::Kind::object:
      out.begin_object();
      for (const detail::Field& field : ValueAccess::fields(value)) {
        out.key(field.key);
        print(out, field.value);
      }
      return out.end_object();
    default:
      return out.null();
  }
}

/// Random values, and the JSON that they should become.
class Values {
public:
  explicit Values(unsigned seed) : random_{seed} {}

  std::pair<Value, json> any(int depth) {
    switch (pick(depth > 0 ? 7 : 5)) {
      case 0:
        return {Value::null(), nullptr};
      case 1: {
        const bool boolean = pick(2) == 0;
        return {Value::boolean(boolean), boolean};
      }
      case 2: {
        const auto integer = static_cast<std::int64_t>(random_());
        return {Value::integer(integer), integer};
      }
      case 3: {
        double number = 0;
        const std::uint64_t bits = random_();
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number)) return {Value::number(number), nullptr};
        return {Value::number(number), number};
      }
      case 4: {
        const std::string characters = text();
        return {Value::string(characters), characters};
      }
      case 5: {
        std::vector<Value> items;
        json expected = json::array();
        for (int count = pick(4); count > 0; --count) {
          auto [value, inner] = any(depth - 1);
          items.push_back(value);
          expected.push_back(inner);
        }
        return {ValueAccess::list(items), expected};
      }
      default: {
        std::vector<Member> members;
        std::vector<std::string> keys;
        keys.reserve(4);
        json expected = json::object();
        for (int count = pick(4); count > 0; --count) {
          auto [value, inner] = any(depth - 1);
          const std::string& key = keys.emplace_back(text());
          members.push_back({key, value});
          expected[key] = inner;
        }
        return {Value::object(members.data(), members.size()), expected};
      }
    }
  }

  /// Well-formed UTF-8 with what is awkward in JSON.
  std::string text() {
    static const std::vector<std::string> parts = {"a",
                                                   "\"",
                                                   "\\",
                                                   "\n",
                                                   "\t",
                                                   "\r",
                                                   "\x01",
                                                   "\x1f",
                                                   "\x7f",
                                                   "/",
                                                   "{",
                                                   "${",
                                                   "\u00e4",
                                                   "\u20ac",
                                                   "\xf0\x9f\x90\x98",
                                                   " ",
                                                   "\b",
                                                   std::string(1, '\0'),
                                                   "\xed\x9f\xbf",
                                                   "\xef\xbf\xbf"};
    std::string out;
    for (int count = pick(8); count > 0; --count)
      out += parts[static_cast<std::size_t>(pick(static_cast<int>(parts.size())))];
    return out;
  }

  int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }

private:
  std::mt19937_64 random_;
};

TEST(CoreJson, PrintsWhatReadsBackAsTheSame) {
  Values values{1};
  for (int round = 0; round < 2000; ++round) {
    const auto [value, expected] = values.any(4);
    JsonWriter out;
    print(out, value);
    const std::string printed = out.take();
    ASSERT_EQ(json::parse(printed), expected) << printed;
  }
}

TEST(CoreJson, HandsOverInPiecesWhatItWouldKeep) {
  Values values{2};
  for (int round = 0; round < 50; ++round) {
    std::vector<Value> many;
    for (int i = 0; i < 400; ++i) many.push_back(values.any(4).first);
    many.push_back(Value::string(std::string(40'000, round % 2 == 0 ? 'x' : '"')));  // longer than any piece
    const Value document = detail::ValueAccess::list(std::move(many));
    JsonWriter kept;
    print(kept, document);
    std::vector<std::string> pieces;
    JsonWriter out{[&](std::string_view piece) { pieces.emplace_back(piece); }};
    print(out, document);
    out.finish();
    EXPECT_GT(pieces.size(), 1U);
    std::string joined;
    for (const std::string& piece : pieces) joined += piece;
    ASSERT_EQ(joined, kept.take());
  }
}

TEST(CoreJson, IndentsHoweverDeepItIs) {
  constexpr std::size_t deepest = 40;
  JsonWriter out;
  for (std::size_t depth = 0; depth < deepest; ++depth) out.begin_array();
  out.null();
  for (std::size_t depth = 0; depth < deepest; ++depth) out.end_array();
  std::string expected;
  for (std::size_t depth = 0; depth < deepest; ++depth) expected += std::string(2 * depth, ' ') + "[\n";
  expected += std::string(2 * deepest, ' ') + "null";
  for (std::size_t depth = deepest; depth-- > 0;) expected += "\n" + std::string(2 * depth, ' ') + "]";
  EXPECT_EQ(out.take(), expected + "\n");
}

TEST(CoreJson, PrintsNumbersThatReadBackAsTheSame) {
  for (const double number :
       {0.0, -0.0, 1.0, 0.1, 1e21, 1e22, 1e-7, 5e-324, 1.7976931348623157e308, 4503599627370497.5})
    EXPECT_EQ(json::parse(detail::number_text(number)).get<double>(), number) << number;
  EXPECT_EQ(detail::number_text(3), "3");
  EXPECT_EQ(detail::number_text(0.5), "0.5");
  EXPECT_EQ(detail::number_text(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(detail::number_text(std::nan("")), "null");
}

TEST(CoreJson, PrintsTwoSpacesPerLevel) {
  JsonWriter out;
  out.begin_object();
  out.key("empty");
  out.begin_array();
  out.end_array();
  out.key("list");
  out.begin_array();
  out.integer(1);
  out.begin_object();
  out.member("a", "b");
  out.end_object();
  out.end_array();
  out.key("nothing");
  out.begin_object();
  out.end_object();
  out.end_object();
  EXPECT_EQ(out.take(),
            "{\n  \"empty\": [],\n  \"list\": [\n    1,\n    {\n      \"a\": \"b\"\n    }\n  ],\n  "
            "\"nothing\": {}\n}\n");
}

TEST(CoreJson, EscapesControlCharacters) {
  std::string out;
  detail::append_json_string(out, std::string_view{"\0\x1f\x7f\n\r\t\"\\/", 9});
  EXPECT_EQ(out, R"("\u0000\u001f\u007f\n\r\t\"\\/")");
}

TEST(CoreJson, ReplacesWhatIsNotUtf8) {
  const auto printed = [](std::string_view characters) {
    std::string out;
    detail::append_json_string(out, characters);
    return out;
  };
  EXPECT_EQ(printed("a\xff"
                    "b"),
            "\"a\\ufffdb\"");
  EXPECT_EQ(printed("\xc3"), "\"\\ufffd\"") << "cut short";
  EXPECT_EQ(printed("\xc0\xaf"), "\"\\ufffd\\ufffd\"") << "overlong";
  EXPECT_EQ(printed("\xed\xa0\x80"), "\"\\ufffd\\ufffd\\ufffd\"") << "a surrogate";
  EXPECT_EQ(printed("\xf5\x80\x80\x80"), "\"\\ufffd\\ufffd\\ufffd\\ufffd\"") << "beyond the last character";
  EXPECT_EQ(printed("\xe2\x82"), "\"\\ufffd\\ufffd\"") << "cut short";
}

TEST(CoreJson, WhateverTheBytesItIsJson) {
  std::mt19937_64 random{2};
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 12, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    std::string printed;
    detail::append_json_string(printed, bytes);
    ASSERT_TRUE(json::accept(printed)) << printed;
  }
}

}  // namespace quoin::core_value_test
