// What the examples of the documentation take as given: the names that a page uses without declaring them.
#pragma once

#include <quoin/app.hpp>
#include <quoin/aws/alb.hpp>
#include <quoin/aws/bucket.hpp>
#include <quoin/aws/cloudfront_site.hpp>
#include <quoin/aws/container_registry.hpp>
#include <quoin/aws/dns_zone.hpp>
#include <quoin/aws/fargate_service.hpp>
#include <quoin/aws/key_group.hpp>
#include <quoin/aws/rds_mysql.hpp>
#include <quoin/aws/secrets_vault.hpp>
#include <quoin/aws/vpc.hpp>
#include <quoin/cfn/sqs/queue.hpp>
#include <quoin/tf/aws/sns_topic.hpp>
#include <quoin/tf/aws/sqs_queue.hpp>

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
extern ContainerImage image;
extern ContainerImage agent_image;
extern Bucket photos;
extern KeyGroup signers;
extern CloudFrontSite site;
extern VaultSecret session;
extern Vpc shop;
extern Vpc data;
extern tf::aws::SnsTopic topic;
extern tf::aws::SqsQueue jobs;
extern std::string role_from_configuration;

}  // namespace given
