// Key groups: public keys in both targets, and texts that hold no such key.
#include "public_key_fixture.hpp"
#include "synthesis_fixture.hpp"

#include <gtest/gtest.h>

#include <quoin/aws/key_group.hpp>

#include <string>

namespace quoin::test::key_group_test {

using namespace quoin::aws;
using nlohmann::json;

void usual(App& app) {
  Stack stack{app, "web", {.region = eu_west_1}};
  KeyGroup keys{stack, "Keys", {.public_keys = {public_key(p256)}}};
  Output id{stack, "KeyPairId", {.value = keys.public_key_id()}};
}

TEST(KeyGroupLowering, HoldsPublicKeys) {
  const Synthesized made = synthesize(Target::terraform, usual);
  EXPECT_EQ(made.messages(), "");
  const json key = made.terraform("aws_cloudfront_public_key", "keys_key_1");
  EXPECT_EQ(key.at("encoded_key"), std::string{p256} + "\n");
  EXPECT_TRUE(key.at("name").get<std::string>().starts_with("web-Keys-"));
  EXPECT_EQ(key.at("lifecycle").at("create_before_destroy"), true) << "the group lets the old key go first";
  EXPECT_EQ(made.terraform("aws_cloudfront_key_group", "keys").at("items"),
            json::array({"${aws_cloudfront_public_key.keys_key_1.id}"}));

  const Synthesized same = synthesize(Target::cloudformation, usual);
  EXPECT_EQ(same.messages(), "");
  EXPECT_EQ(same.cloudformation("KeysKey1").at("PublicKeyConfig").at("EncodedKey"), std::string{p256} + "\n");
  EXPECT_EQ(same.cloudformation("Keys").at("KeyGroupConfig").at("Items"),
            json::parse(R"([{"Fn::GetAtt": ["KeysKey1", "Id"]}])"));
}

TEST(KeyGroupRules, RefusesTextsThatHoldNoPublicKey) {
  const auto said = [](std::string_view pem) {
    return synthesize(Target::terraform,
                      [pem](App& app) {
                        Stack stack{app, "web", {.region = eu_west_1}};
                        KeyGroup keys{stack, "Keys", {.public_keys = {public_key(pem)}}};
                      })
        .messages();
  };
  EXPECT_EQ(said(p256), "");
  EXPECT_NE(said(p256.substr(0, 100)).find("error[QN-CDN-08]: a public key is PEM"), std::string::npos);
  EXPECT_NE(said("K2JCJMDEHXQW5F").find("error[QN-CDN-08]: a public key is PEM"), std::string::npos);
  EXPECT_NE(said("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----")
                .find("error[QN-SEC-02]: this is a private key, and no secret stands in the source"),
            std::string::npos);
}

}  // namespace quoin::test::key_group_test
