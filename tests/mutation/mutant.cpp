// The three-tier system with one property of one resource spoiled, as the environment variable QUOIN_MUTATION
// says: construct, resource, property and value, a line each. The value is `null`, `true`, `false`, or a
// text.
#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <cstdlib>
#include <string_view>

using namespace quoin;
using namespace quoin::aws;

namespace {

std::string_view next_line(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return line;
}

Value read_value(std::string_view text) {
  if (text == "null") return Value::null();
  if (text == "true" || text == "false") return Value::boolean(text == "true");
  return Value::string(text);
}

void spoil(App& app) {
  const char* given = std::getenv("QUOIN_MUTATION");
  if (given == nullptr) return;
  app.aspect([given](Node node) {
    std::string_view rest{given};
    if (node.path() != next_line(rest)) return;
    const std::string_view resource = next_line(rest);
    const std::string_view property = next_line(rest);
    const Value value = read_value(rest);
    for (const Target target : {Target::terraform, Target::cloudformation})
      node.override_property(target, resource, property, value);
  });
}

}  // namespace

int main(int argc, char** argv) {
  App app{
      argc,
      argv,
      {.baseline = elsewhere("the organization's trail"), .state = elsewhere("the organization's bucket")}};
  Stack stack{app, "shop", {.region = eu_central_1, .account = "123456789012"}};
  spoil(app);

  Vpc vpc{stack, "Vpc", {.layout = vpc_layout("10.20.0.0/16"_cidr, zones<2>)}};
  SecretsVault vault{stack, "Vault", {.replicas = {eu_west_1}}};
  ContainerRegistry registry{stack, "Images", {}};
  Certificate cert{stack, "Cert", {.domain = "shop.example.com"}};
  Alb<internet_facing> alb{stack,
                           "Alb",
                           {
                               .subnets = vpc.public_subnets(),
                               .certificate = cert,
                               .web_acl = WebAcl<regional>{stack, "Waf", {.rate_limit = per_5_minutes<2000>}},
                           }};
  RdsMysql db{stack,
              "Db",
              {
                  .subnets = vpc.isolated_subnets(),
                  .encryption = KmsKey<Database>{stack, "DbKey"},
                  .master = vault.database_master(),
              }};
  FargateService api{
      stack,
      "Api",
      {
          .subnets = vpc.private_subnets(),
          .image = registry.image(
              "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_digest),
          .port = tls_port<3443>,
          .secrets = {{"DB_PASSWORD", db.application_user("shop").password()}},
      }};
  internet >> alb >> api >> db;
  return app.synth();
}
