// File systems in both targets: who reaches them, how they are protected, and what is refused.
#include "services_fixture.hpp"

#include <quoin/aws/file_system.hpp>

#include <gtest/gtest.h>

#include <string>

namespace file_system_test {

using namespace quoin;
using namespace quoin::aws;
using nlohmann::json;
using quoin::test::in_cloudformation;
using quoin::test::in_terraform;
using quoin::test::ServiceParts;
using quoin::test::Synthesized;

void one_mount(ServiceParts& parts) {
  const FileSystem uploads{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
  const FargateService api{parts.stack,
                           "Api",
                           {.subnets = parts.vpc.private_subnets(),
                            .image = parts.registry.image(test::image_digest),
                            .port = tls_port<3443>,
                            .volumes = {mount(uploads, "/var/uploads")}}};
}

void two_services(ServiceParts& parts) {
  const FileSystem uploads{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
  const FileSystem reports{parts.stack, "Reports", {.subnets = parts.vpc.private_subnets()}};
  const FargateService api{
      parts.stack,
      "Api",
      {.subnets = parts.vpc.private_subnets(),
       .image = parts.registry.image(test::image_digest),
       .port = tls_port<3443>,
       .volumes = {mount(uploads, "/var/uploads"), mount(reports, "/reports", read_only)}}};
  parts.service("Web");
}

/// A file system whose properties come from configuration, and its errors.
template <class Change> std::string errors(Change change) {
  return test::said(in_terraform([&](ServiceParts& parts) {
                      FileSystemProps props{.subnets = parts.vpc.isolated_subnets()};
                      change(props);
                      const FileSystem files{parts.stack, "Uploads", props};
                    }),
                    Severity::error);
}

TEST(FileSystemLowering, IsEncryptedWithAKeyOfItsOwn) {
  const Synthesized tf = in_terraform(one_mount);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json files = tf.terraform("aws_efs_file_system", "uploads");
  EXPECT_EQ(files["encrypted"], true);
  EXPECT_EQ(files["kms_key_id"], "${aws_kms_key.uploads_key.arn}");
  EXPECT_TRUE(test::terraform_statements(tf, "uploads_key_policy").contains("UseThroughEfs"));
  const Synthesized cf = in_cloudformation(one_mount);
  EXPECT_FALSE(has_errors(cf.diagnostics)) << cf.messages();
  const json cfn = test::properties_of(cf, "AWS::EFS::FileSystem", "Uploads");
  EXPECT_EQ(cfn["Encrypted"], true);
  EXPECT_EQ(cfn["KmsKeyId"], json::parse(R"({"Fn::GetAtt":["UploadsKey","Arn"]})"));
}

TEST(FileSystemLowering, TheKeyMayBeGivenOrLessOutsideProduction) {
  const auto key_of = [](const auto& encryption, const std::vector<std::string>& options) {
    return in_terraform(
               [&](ServiceParts& parts) {
                 const FileSystem files{
                     parts.stack,
                     "Uploads",
                     {.subnets = parts.vpc.isolated_subnets(), .encryption = encryption(parts)}};
               },
               options)
        .terraform("aws_efs_file_system", "uploads")
        .value("kms_key_id", "none");
  };
  const auto relaxed = [](ServiceParts&) { return outside_production(aws_managed); };
  EXPECT_EQ(key_of(relaxed, {}), "${aws_kms_key.uploads_key.arn}");
  EXPECT_EQ(key_of(relaxed, test::staging), "none");
  const auto own = [](ServiceParts& parts) { return KmsKey<Files>{parts.stack, "FilesKey"}; };
  EXPECT_EQ(key_of(own, {}), "${aws_kms_key.files_key.arn}");
}

TEST(FileSystemLowering, RefusesPlainTextAndWaysAroundTheAccessPoint) {
  const json tf = test::terraform_statements(in_terraform(one_mount), "uploads_policy");
  EXPECT_EQ(test::keys_of(tf), (std::set<std::string>{"DenyAroundTheAccessPoint", "DenyPlainText"}));
  EXPECT_EQ(tf["DenyPlainText"]["effect"], "Deny");
  EXPECT_EQ(tf["DenyPlainText"]["condition"],
            json::parse(R"([{"test":"Bool","values":["false"],"variable":"aws:SecureTransport"}])"));
  EXPECT_EQ(tf["DenyAroundTheAccessPoint"]["effect"], "Deny");
  const json cfn = test::properties_of(in_cloudformation(one_mount), "AWS::EFS::FileSystem",
                                       "Uploads")["FileSystemPolicy"];
  EXPECT_EQ(cfn, json::parse(R"({"Statement":[
      {"Action":["elasticfilesystem:ClientMount","elasticfilesystem:ClientRootAccess","elasticfilesystem:ClientWrite"],
       "Condition":{"Null":{"elasticfilesystem:AccessPointArn":"true"}},"Effect":"Deny","Principal":{"AWS":"*"},
       "Sid":"DenyAroundTheAccessPoint"},
      {"Action":["elasticfilesystem:ClientMount","elasticfilesystem:ClientRootAccess","elasticfilesystem:ClientWrite"],
       "Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":{"AWS":"*"},
       "Sid":"DenyPlainText"}],"Version":"2012-10-17"})"));
}

TEST(FileSystemLowering, TheAccessPointHasAUserAndADirectory) {
  const json tf = in_terraform(one_mount).terraform("aws_efs_access_point", "uploads_access_point");
  EXPECT_EQ(test::block(tf, "posix_user"), json::parse(R"({"gid":1000,"uid":1000})"));
  const json root = test::block(tf, "root_directory");
  EXPECT_EQ(root["path"], "/data");
  EXPECT_EQ(test::block(root, "creation_info"),
            json::parse(R"({"owner_gid":1000,"owner_uid":1000,"permissions":"0750"})"));
  const json cfn = test::properties_of(in_cloudformation(one_mount), "AWS::EFS::AccessPoint", "Uploads");
  EXPECT_EQ(cfn["PosixUser"], json::parse(R"({"Gid":"1000","Uid":"1000"})"));
  EXPECT_EQ(
      cfn["RootDirectory"],
      json::parse(
          R"({"CreationInfo":{"OwnerGid":"1000","OwnerUid":"1000","Permissions":"0750"},"Path":"/data"})"));
}

TEST(FileSystemLowering, IsReachedInEveryZoneByWhoMountsItOnly) {
  const Synthesized tf = in_terraform(two_services);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  const json targets = tf.terraform_all("aws_efs_mount_target");
  EXPECT_EQ(test::keys_of(targets),
            (std::set<std::string>{"reports_mount_target_a", "reports_mount_target_b",
                                   "uploads_mount_target_a", "uploads_mount_target_b"}));
  EXPECT_EQ(targets["uploads_mount_target_a"]["subnet_id"], "${aws_subnet.vpc_isolated_a.id}");
  EXPECT_EQ(targets["uploads_mount_target_a"]["security_groups"],
            json::array({"${aws_security_group.uploads_security_group.id}"}));
  const auto edges = [](const Synthesized& out) {
    std::set<std::string> found;
    for (const facts::Fact& edge : out.facts.at("security_edge"))
      if (field(edge, "group").starts_with("chat/Uploads") || field(edge, "peer").starts_with("chat/Uploads"))
        found.insert(std::string{field(edge, "direction")} + " " + std::string{field(edge, "group")} + " " +
                     std::string{field(edge, "peer")} + " " + std::string{field(edge, "from_port")} + "-" +
                     std::string{field(edge, "to_port")});
    return found;
  };
  const std::set<std::string> exact{"egress chat/Api/security_group chat/Uploads/security_group 2049-2049",
                                    "ingress chat/Uploads/security_group chat/Api/security_group 2049-2049"};
  EXPECT_EQ(edges(tf), exact);
  const Synthesized cf = in_cloudformation(two_services);
  EXPECT_EQ(edges(cf), exact);
  EXPECT_EQ(cf.cloudformation_all("AWS::EFS::MountTarget").size(), 4);
  for (const char* kind : {"file_system", "key_use"}) {
    SCOPED_TRACE(kind);
    EXPECT_TRUE(tf.facts.at(kind) == cf.facts.at(kind));
  }
}

TEST(FileSystemLowering, TasksMountItByIamAndTls) {
  const Synthesized tf = in_terraform(one_mount);
  const json volume = test::block(tf.terraform("aws_ecs_task_definition", "api_task"), "volume");
  EXPECT_EQ(volume["name"], "var-uploads");
  const json files = test::block(volume, "efs_volume_configuration");
  EXPECT_EQ(files["file_system_id"], "${aws_efs_file_system.uploads.id}");
  EXPECT_EQ(files["transit_encryption"], "ENABLED");
  EXPECT_EQ(test::block(files, "authorization_config"),
            json::parse(
                R"({"access_point_id":"${aws_efs_access_point.uploads_access_point.id}","iam":"ENABLED"})"));
  EXPECT_EQ(
      test::terraform_containers(tf, "api")["app"]["mountPoints"],
      json::parse(R"([{"containerPath":"/var/uploads","readOnly":false,"sourceVolume":"var-uploads"}])"));
  const std::string waits = tf.terraform("aws_ecs_service", "api")["depends_on"].dump();
  EXPECT_NE(waits.find("aws_efs_mount_target.uploads_mount_target_a"), std::string::npos) << waits;
  EXPECT_NE(waits.find("aws_efs_mount_target.uploads_mount_target_b"), std::string::npos) << waits;

  const Synthesized cf = in_cloudformation(one_mount);
  const json task = test::properties_of(cf, "AWS::ECS::TaskDefinition", "Api");
  EXPECT_EQ(task["Volumes"], json::parse(R"([{"EFSVolumeConfiguration":{
      "AuthorizationConfig":{"AccessPointId":{"Fn::GetAtt":["UploadsAccessPoint","AccessPointId"]},"IAM":"ENABLED"},
      "FilesystemId":{"Ref":"Uploads"},"TransitEncryption":"ENABLED"},"Name":"var-uploads"}])"));
  EXPECT_EQ(
      test::cloudformation_containers(cf, "Api")["app"]["MountPoints"],
      json::parse(R"([{"ContainerPath":"/var/uploads","ReadOnly":false,"SourceVolume":"var-uploads"}])"));
}

TEST(FileSystemLowering, TheProgramsRoleMountsAndWritesWhatItMay) {
  const Synthesized tf = in_terraform(two_services);
  const json statements = test::terraform_statements(tf, "api_task_role_permissions");
  EXPECT_EQ(test::keys_of(statements), (std::set<std::string>{"MountFileSystems", "WriteFileSystems"}));
  EXPECT_EQ(statements["MountFileSystems"]["actions"], json::array({"elasticfilesystem:ClientMount"}));
  EXPECT_EQ(statements["MountFileSystems"]["resources"],
            json::parse(R"(["${aws_efs_file_system.reports.arn}","${aws_efs_file_system.uploads.arn}"])"));
  EXPECT_EQ(statements["WriteFileSystems"]["actions"], json::array({"elasticfilesystem:ClientWrite"}));
  EXPECT_EQ(statements["WriteFileSystems"]["resources"], json::array({"${aws_efs_file_system.uploads.arn}"}));
  EXPECT_EQ(
      statements["WriteFileSystems"]["condition"],
      json::parse(R"([{"test":"StringEquals","values":["${aws_efs_access_point.uploads_access_point.arn}"],
                             "variable":"elasticfilesystem:AccessPointArn"}])"));
  EXPECT_EQ(test::terraform_containers(tf, "api")["app"]["mountPoints"][0]["readOnly"], true);
  EXPECT_EQ(test::keys_of(test::cloudformation_statements(in_cloudformation(two_services), "ApiTaskRole")),
            test::keys_of(statements));
}

TEST(FileSystemLowering, IsBackedUpAndKept) {
  const Synthesized tf = in_terraform(one_mount);
  EXPECT_EQ(test::block(tf.terraform("aws_efs_backup_policy", "uploads_backup"), "backup_policy")["status"],
            "ENABLED");
  const json lifecycle = test::block(tf.terraform("aws_efs_file_system", "uploads"), "lifecycle");
  EXPECT_EQ(lifecycle["prevent_destroy"], true);
  EXPECT_FALSE(in_terraform(one_mount, {"--state", "unlocked"})
                   .terraform("aws_efs_file_system", "uploads")
                   .contains("lifecycle"));
  const auto raw = [](const std::vector<std::string>& options) {
    return in_cloudformation(one_mount, options).cloudformation_all("AWS::EFS::FileSystem").at("Uploads");
  };
  EXPECT_EQ(raw({})["Properties"]["BackupPolicy"]["Status"], "ENABLED");
  EXPECT_EQ(raw({})["DeletionPolicy"], "RetainExceptOnCreate");
  EXPECT_EQ(raw({"--state", "unlocked"})["DeletionPolicy"], "Delete");

  const auto relaxed = [](ServiceParts& parts) {
    const FileSystem files{
        parts.stack,
        "Uploads",
        {.subnets = parts.vpc.isolated_subnets(), .backups = outside_production(no_backups)}};
  };
  const auto status = [&](const std::vector<std::string>& options) {
    return test::block(in_terraform(relaxed, options).terraform("aws_efs_backup_policy", "uploads_backup"),
                       "backup_policy")["status"];
  };
  EXPECT_EQ(status({}), "ENABLED");
  EXPECT_EQ(status(test::staging), "DISABLED");
}

TEST(FileSystemLowering, FilesMoveWhenNobodyReadsThem) {
  const auto declare = [](ServiceParts& parts) {
    const FileSystem files{
        parts.stack,
        "Uploads",
        {.subnets = parts.vpc.isolated_subnets(), .infrequent_after = days<7>, .archive_after = days<90>}};
    const FileSystem warm{parts.stack,
                          "Warm",
                          {.subnets = parts.vpc.isolated_subnets(),
                           .infrequent_after = stay,
                           .throughput = provisioned_throughput<64>}};
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_EQ(tf.terraform("aws_efs_file_system", "uploads")["lifecycle_policy"],
            json::parse(R"([{"transition_to_ia":"AFTER_7_DAYS"},{"transition_to_archive":"AFTER_90_DAYS"},
                            {"transition_to_primary_storage_class":"AFTER_1_ACCESS"}])"));
  EXPECT_EQ(tf.terraform("aws_efs_file_system", "uploads")["throughput_mode"], "elastic");
  EXPECT_FALSE(tf.terraform("aws_efs_file_system", "warm").contains("lifecycle_policy"));
  EXPECT_EQ(tf.terraform("aws_efs_file_system", "warm")["throughput_mode"], "provisioned");
  EXPECT_EQ(tf.terraform("aws_efs_file_system", "warm")["provisioned_throughput_in_mibps"], 64);
  const Synthesized cf = in_cloudformation(declare);
  EXPECT_EQ(test::properties_of(cf, "AWS::EFS::FileSystem", "Uploads")["LifecyclePolicies"],
            json::parse(R"([{"TransitionToIA":"AFTER_7_DAYS"},{"TransitionToArchive":"AFTER_90_DAYS"},
                            {"TransitionToPrimaryStorageClass":"AFTER_1_ACCESS"}])"));
  EXPECT_EQ(test::properties_of(cf, "AWS::EFS::FileSystem", "Warm")["ProvisionedThroughputInMibps"], 64);
}

TEST(FileSystemLowering, CarriesTheTagsInBothTargets) {
  const auto declare = [](ServiceParts& parts) {
    const FileSystem uploads{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
    uploads.node.tag("data", "personal");
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_EQ(tf.terraform("aws_efs_file_system", "uploads")["tags"]["data"], "personal");
  EXPECT_EQ(tf.terraform("aws_efs_access_point", "uploads_access_point")["tags"]["data"], "personal");
  const json tag = json::parse(R"([{"Key":"data","Value":"personal"}])");
  const Synthesized cf = in_cloudformation(declare);
  EXPECT_EQ(test::properties_of(cf, "AWS::EFS::FileSystem", "Uploads")["FileSystemTags"], tag);
  EXPECT_EQ(test::properties_of(cf, "AWS::EFS::AccessPoint", "Uploads")["AccessPointTags"], tag);
}

TEST(FileSystemLowering, TheStacksMayDiffer) {
  const auto declare = [](ServiceParts& parts) {
    const FileSystem uploads{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
    const Stack other{parts.app, "shop", {.region = eu_west_1, .account = "123456789012"}};
    const FargateService cart{other,
                              "Cart",
                              {.subnets = parts.vpc.private_subnets(),
                               .image = parts.registry.image(test::image_digest),
                               .port = tls_port<3443>,
                               .volumes = {mount(uploads, "/var/uploads")}}};
  };
  const Synthesized tf = in_terraform(declare);
  EXPECT_FALSE(has_errors(tf.diagnostics)) << tf.messages();
  EXPECT_TRUE(tf.templates.at("shop")["resource"]["aws_vpc_security_group_ingress_rule"].contains(
      "cart_ingress_of_chat_uploads_2049"));
  EXPECT_FALSE(has_errors(in_cloudformation(declare).diagnostics));
}

TEST(FileSystemRules, RefusesWhatEfsDoesNotTake) {
  EXPECT_EQ(
      errors([](FileSystemProps& props) { props.directory = "/"; }),
      "error: the directory that services see has one to four levels and at most 100 characters, and is "
      "not the root\n"
      "  at chat/Uploads\n"
      "  got: \"/\"\n"
      "  note: no level starts with '.', and none has one of $ # < > ; ` | & ? { } ^ *\n"
      "  fix: .directory = \"/data\"\n");
  for (const char* path : {"data", "/a/b/c/d/e", "/.hidden", "/a//b", "/a*"})
    EXPECT_NE(errors([&](FileSystemProps& props) { props.directory = path; }).find(path), std::string::npos);
  EXPECT_EQ(errors([](FileSystemProps& props) { props.permissions = "rwx"; }),
            "error: the permissions of a directory are three or four octal digits\n"
            "  at chat/Uploads\n"
            "  got: \"rwx\"\n"
            "  fix: .permissions = \"0750\"\n");
  EXPECT_EQ(errors([](FileSystemProps& props) { props.owner = user_of(0, 0); }),
            "error: files belong to a user and a group from 1 to 4,294,967,295, never to root\n"
            "  at chat/Uploads\n"
            "  got: user 0, group 0\n"
            "  fix: .owner = user<1000>\n");
  EXPECT_EQ(errors([](FileSystemProps& props) { props.infrequent_after = days_of(45); }),
            "error: .infrequent_after is 1, 7, 14, 30, 60, 90, 180, 270 or 365 days\n"
            "  at chat/Uploads\n"
            "  got: 45\n"
            "  fix: .infrequent_after = days<30>, or stay\n");
  EXPECT_EQ(errors([](FileSystemProps& props) { props.throughput = provisioned_throughput_of(5000); }),
            "error: a provisioned throughput is 1 to 3,414 MiB per second\n"
            "  at chat/Uploads\n"
            "  got: 5000\n"
            "  fix: .throughput = provisioned_throughput<100>, or elastic_throughput\n");
  EXPECT_EQ(errors([](FileSystemProps& props) { props.archive_after = days_of(30); }),
            "error: files move to the archive later than to infrequent access\n"
            "  at chat/Uploads\n"
            "  got: .archive_after = 30 days, .infrequent_after = 30 days\n"
            "  fix: .infrequent_after = days<30>, .archive_after = days<90>\n");
  EXPECT_EQ(errors([](FileSystemProps& props) {
              props.archive_after = days_of(90);
              props.throughput = bursting_throughput;
            }),
            "error: only a file system of elastic throughput has an archive\n"
            "  at chat/Uploads\n"
            "  fix: remove .throughput, or .archive_after\n");
}

TEST(FileSystemRules, RefusesMountsThatCannotBe) {
  const auto mounted_at = [](std::string_view path) {
    return test::said(in_terraform([&](ServiceParts& parts) {
                        const FileSystem files{
                            parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
                        const FargateService api{parts.stack,
                                                 "Api",
                                                 {.subnets = parts.vpc.private_subnets(),
                                                  .image = parts.registry.image(test::image_digest),
                                                  .port = tls_port<3443>,
                                                  .writable_paths = {"/tmp"},
                                                  .volumes = {mount(files, path)}}};
                      }),
                      Severity::error);
  };
  EXPECT_EQ(
      mounted_at("uploads"),
      "error: a file system is mounted at an absolute path, which is not the root itself and has no '..' "
      "and no ':'\n"
      "  at chat/Api\n"
      "  got: \"uploads\"\n"
      "  fix: .volumes = {mount(fs, \"/data\")}\n");
  EXPECT_EQ(mounted_at("/tmp/"),
            "error: two volumes are to be seen at \"/tmp/\"\n"
            "  at chat/Api\n"
            "  note: paths that differ only in '/', '-', '_' and '.' share a volume's name, too\n"
            "  fix: another path for one of them, in .volumes or .writable_paths\n");
  const Synthesized elsewhere = in_terraform([](ServiceParts& parts) {
    const Vpc other{parts.stack, "Other", {.layout = vpc_layout("10.30.0.0/16"_cidr, zones<2>)}};
    const FileSystem files{parts.stack, "Uploads", {.subnets = other.isolated_subnets()}};
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>,
                              .volumes = {mount(files, "/data")}}};
  });
  EXPECT_EQ(test::said(elsewhere, Severity::error),
            "error: a service and the file system that it mounts stand in one VPC\n"
            "  at chat/Api\n"
            "  got: chat/Uploads\n"
            "  fix: a file system in the VPC of the service\n");
}

TEST(EphemeralStorage, IsStatedInBothTargetsWhereItIsMore) {
  const auto with = [](int size) {
    return [size](ServiceParts& parts) {
      const FargateService api{parts.stack,
                               "Api",
                               {.subnets = parts.vpc.private_subnets(),
                                .image = parts.registry.image(test::image_digest),
                                .port = tls_port<3443>,
                                .ephemeral_storage = gib_of(size)}};
    };
  };
  for (const int size : {21, 200}) {
    const json tf = in_terraform(with(size)).terraform("aws_ecs_task_definition", "api_task");
    EXPECT_EQ(test::block(tf, "ephemeral_storage")["size_in_gib"], size);
    const json cfn = test::properties_of(in_cloudformation(with(size)), "AWS::ECS::TaskDefinition", "Api");
    EXPECT_EQ(cfn["EphemeralStorage"]["SizeInGiB"], size);
  }
  EXPECT_FALSE(
      in_terraform(with(20)).terraform("aws_ecs_task_definition", "api_task").contains("ephemeral_storage"));
  for (const int size : {19, 201})
    EXPECT_EQ(test::said(in_terraform(with(size)), Severity::error),
              "error: a task's ephemeral storage in GiB is 20 to 200\n"
              "  at chat/Api\n"
              "  got: " +
                  std::to_string(size) +
                  "\n"
                  "  fix: .ephemeral_storage = gib<50>\n");
}

TEST(EphemeralStorage, AnOldPlatformHasNoneAndMountsNothing) {
  const Synthesized out = in_terraform([](ServiceParts& parts) {
    const FileSystem files{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
    const FargateService api{parts.stack,
                             "Api",
                             {.subnets = parts.vpc.private_subnets(),
                              .image = parts.registry.image(test::image_digest),
                              .port = tls_port<3443>,
                              .platform_version = "1.3.0",
                              .volumes = {mount(files, "/data")},
                              .ephemeral_storage = gib<50>}};
  });
  EXPECT_EQ(
      test::said(out, Severity::error),
      "error: a file system needs version 1.4.0 of Fargate's platform, or a later one\n"
      "  at chat/Api\n"
      "  got: \"1.3.0\"\n"
      "  fix: remove .platform_version\n"
      "error: more than 20 GiB of ephemeral storage needs version 1.4.0 of Fargate's platform, or a later "
      "one\n"
      "  at chat/Api\n"
      "  got: \"1.3.0\"\n"
      "  fix: remove .platform_version\n");
}

TEST(FileSystemRules, WarnsOfOneThatNobodyMounts) {
  const Synthesized out = in_terraform([](ServiceParts& parts) {
    const FileSystem files{parts.stack, "Uploads", {.subnets = parts.vpc.isolated_subnets()}};
  });
  EXPECT_EQ(test::said(out, Severity::warning),
            "warning: nobody mounts this file system\n"
            "  at chat/Uploads\n"
            "  fix: .volumes = {mount(fs, \"/data\")} of a service\n");
}

}  // namespace file_system_test
