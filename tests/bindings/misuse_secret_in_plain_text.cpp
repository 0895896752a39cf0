// A secret's reference in an argument that is no secret.
#include <quoin/tf/aws/db_instance.hpp>
#include <quoin/tf/aws/ephemeral/secretsmanager_random_password.hpp>

using namespace quoin;

// the compiler's own words
// expect: arg::username
tf::aws::DbInstanceArgs database(const tf::aws::ephemeral::SecretsmanagerRandomPasswordAttributes& password) {
#ifdef MISUSE
  return tf::aws::DbInstanceArgs{.instance_class = "db.t4g.micro", .username = password.random_password()};
#else
  return tf::aws::DbInstanceArgs{.instance_class = "db.t4g.micro", .password_wo = password.random_password()};
#endif
}
