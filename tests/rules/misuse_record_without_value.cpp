// A record that says nothing.
// expect: property 'to' is required
#include <quoin/app.hpp>
#include <quoin/aws/dns_zone.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  DnsZone zone{stack, "Zone", {.domain = "example.com"}};
#ifdef MISUSE
  DnsRecord www{stack, "Www", {.zone = zone, .name = "www.example.com"}};
#else
  DnsRecord www{stack, "Www", {.zone = zone, .name = "www.example.com", .to = addresses({"203.0.113.10"})}};
#endif
  return app.synth();
}
