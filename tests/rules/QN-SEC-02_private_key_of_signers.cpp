// The private half of a key.
#include <quoin/app.hpp>
#include <quoin/aws/key_group.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
#ifdef MISUSE
  KeyGroup keys{stack, "Keys", {.public_keys = {R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg
-----END PRIVATE KEY-----)"_public_key}}};
#else
  KeyGroup keys{stack, "Keys", {.public_keys = {R"(-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEo+mRFKXWeLr1VKPkk2/tiBoc2soK
hwv8T/UvdjslTCNh/YTdGBdGpjAOee6Q7gi1EbbHl9FPCbyunL236Uh6lQ==
-----END PUBLIC KEY-----)"_public_key}}};
#endif
  return app.synth();
}
