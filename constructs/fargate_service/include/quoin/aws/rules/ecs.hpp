// The one-line messages of the container-service rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_ECS_01                                                                            \
  "QN-ECS-01: tasks run in private or isolated subnets without a public address. Fix: .subnets = " \
  "vpc.private_subnets()"

#define QUOIN_QN_ECS_01_PUBLIC_IP                                                                          \
  "QN-ECS-01: a task never has a public address. Fix: remove .assign_public_ip; the load balancer is the " \
  "entry"

#define QUOIN_QN_ECS_02                                                                         \
  "QN-ECS-02: a container has a read-only root filesystem, and writable paths are named. Fix: " \
  ".writable_paths = {\"/tmp\"}; the root stays read-only"

#define QUOIN_QN_ECS_03 \
  "QN-ECS-03: a container runs as a user that is not root. Fix: .user = user<1000>, or leave it out"

#define QUOIN_QN_ECS_03_PRIVILEGED \
  "QN-ECS-03: a container is never privileged, and on Fargate it cannot be. Fix: remove .privileged"

#define QUOIN_QN_ECS_03_EXEC                                                                              \
  "QN-ECS-03: commands that are executed in a container run as root, so production has none. Fix: .exec " \
  "= outside_production(logged_sessions), or a waiver with a reason"

#define QUOIN_QN_ECS_04                                                                    \
  "QN-ECS-04: an image is named by its digest or by an immutable tag, never latest. Fix: " \
  "registry.image(\"sha256:...\"_digest), or registry.image(\"v1.4.2\"_tag)"

#define QUOIN_QN_ECS_05                                                                                \
  "QN-ECS-05: the registry scans on push and continuously, its tags are immutable, and it has a key. " \
  "Fix: scan_on_push, enhanced scanning, IMMUTABLE tags, KMS encryption"

#define QUOIN_QN_ECS_05_MUTABLE "QN-ECS-05: the tags of a registry never move. Fix: remove .tag_mutability"

#define QUOIN_QN_ECS_06 "QN-ECS-06: Container Insights is on. Fix: containerInsights = enabled on the cluster"

#define QUOIN_QN_ECS_07                                                                                 \
  "QN-ECS-07: a service scales by target tracking on CPU and requests. Fix: a scaling target with two " \
  "policies"

#define QUOIN_QN_ECS_08                                                                            \
  "QN-ECS-08: a service's log group is encrypted and has a retention time. Fix: .log_retention = " \
  "days<90>, or keep_forever(\"why\")"

#define QUOIN_QN_ECS_09 \
  "QN-ECS-09: failed deployments roll back. Fix: a deployment circuit breaker with rollback"

#define QUOIN_QN_ECS_10                                                                                \
  "QN-ECS-10: services find one another through service discovery. Fix: a namespace of the VPC and a " \
  "name per service"
