// A login that names no client of its user pool.
// expect: a login names the user pool, the pool's client and its domain
#include <quoin/app.hpp>
#include <quoin/aws/alb_login.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  CognitoLogin login{stack, "Login", {
      .user_pool_arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
      .domain = "chat-login",
  }};
#else
  CognitoLogin login{stack, "Login", {
      .user_pool_arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
      .client_id = "6example",
      .domain = "chat-login",
  }};
#endif
  return app.synth();
}
