// The one-line messages of the identity rules. Macros only: compilers print them word for word.
#pragma once

#define QUOIN_QN_IAM_01                                                                                \
  "QN-IAM-01: no action that an identity policy allows has a wildcard, and AWS-managed policies come " \
  "from a short reviewed list. Fix: each action by its full name, as \"s3:GetObject\""

#define QUOIN_QN_IAM_02                                                                               \
  "QN-IAM-02: no identity policy allows an action on every resource where the action can name them. " \
  "Fix: the resource's own reference, as bucket.objects()"

#define QUOIN_QN_IAM_03                                                                            \
  "QN-IAM-03: a task role and an execution role are different things and cannot be swapped. Fix: " \
  ".task_role takes a Role<Task>, .execution_role a Role<TaskExecution>"

#define QUOIN_QN_IAM_04                                                                                \
  "QN-IAM-04: an execution role reads exactly the secrets that its task injects. Fix: the secrets of " \
  ".secrets, one ARN each"

#define QUOIN_QN_IAM_05                                                                        \
  "QN-IAM-05: a task role reaches its own media bucket only. Fix: a grant on that bucket, as " \
  "media.read_write(api)"

#define QUOIN_QN_IAM_06                                                                                  \
  "QN-IAM-06: the CloudWatch agent's policy is scoped to log and metric actions. Fix: logs and metrics " \
  "of its own group and namespace"

#define QUOIN_QN_IAM_07                                                                                 \
  "QN-IAM-07: trust policies name the service and carry source conditions. Fix: the service principal " \
  "with aws:SourceAccount and, where it is known, aws:SourceArn"

#define QUOIN_QN_IAM_08                                                                               \
  "QN-IAM-08: the local-development user has the app role's policies, no console, and MFA where AWS " \
  "allows it. Fix: DeveloperUser{stack, \"Developer\", {.like = api}}, of a service or its Role<Task>"

#define QUOIN_QN_IAM_08_CONSOLE                                                                            \
  "QN-IAM-08: the local-development user has no password for the console. Fix: remove .console; it signs " \
  "in with an access key and a second factor"

#define QUOIN_QN_IAM_08_PRODUCTION                                                                   \
  "QN-IAM-08: the local-development user stands outside production. Fix: make it in an environment " \
  "of kind development, or .in_production = waive<\"QN-IAM-08\", \"why\">(until<2027, 3, 1>)"

#define QUOIN_QN_IAM_09                                                                                \
  "QN-IAM-09: a bastion has an instance profile with what it needs and no more. Fix: Session Manager " \
  "and its own log group"
