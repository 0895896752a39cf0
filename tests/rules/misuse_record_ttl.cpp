// A time to live that no record has.
// expect: 0 to 2,147,483,647 seconds
#include <quoin/app.hpp>
#include <quoin/aws/dns_zone.hpp>

using namespace quoin;
using namespace quoin::aws;

int main(int argc, char** argv) {
  App app{argc, argv};
  Stack stack{app, "web", {.region = eu_west_1}};
  DnsZone zone{stack, "Zone", {.domain = "example.com"}};
#ifdef MISUSE
  DnsRecord mail{stack, "Mail", {.zone = zone, .name = "mail.example.com", .to = addresses({"203.0.113.10"}), .ttl = seconds<-1>}};
#else
  DnsRecord mail{stack, "Mail", {.zone = zone, .name = "mail.example.com", .to = addresses({"203.0.113.10"}), .ttl = seconds<60>}};
#endif
  return app.synth();
}
