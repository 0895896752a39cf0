// A user who stays signed in for longer than a week.
// expect: a user stays signed in for 1 second to 7 days
#include <quoin/app.hpp>
#include <quoin/aws/alb_login.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
  CognitoLogin login{stack, "Login", {
      .user_pool_arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
      .client_id = "6example",
      .domain = "chat-login",
#ifdef MISUSE
      .session = seconds<604801>,
#else
      .session = seconds<604800>,
#endif
  }};
  return app.synth();
}
