// An ARN that is no certificate's.
// expect: this is not the ARN of a certificate
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "chat", {.region = eu_west_1}};
#ifdef MISUSE
  const auto shown = "arn:aws:iam::123456789012:server-certificate/old"_certificate;
  (void)shown;
#else
  const auto shown = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"_certificate;
  (void)shown;
#endif
  return app.synth();
}
