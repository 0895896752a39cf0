// What the examples of the documentation take as given: the names that a page uses without declaring them.
#pragma once

#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>

#include <string>

namespace given {

using namespace quoin;
using namespace quoin::aws;

// Declared only: the examples are compiled, not linked.
extern App app;
extern Stack stack;
extern Vpc vpc;
extern Alb<internet_facing> alb;
extern FargateService api;
extern FargateService admin;
extern RdsMysql db;
extern ContainerRegistry registry;
extern SecretsVault vault;
extern DnsZone zone;
extern KmsKey<Logs> key;

}  // namespace given
