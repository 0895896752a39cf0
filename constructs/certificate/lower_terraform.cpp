// A certificate as Terraform resources: with a zone, the records that prove its names, and the wait for them.
#include "constructs/certificate/certificate_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/tf/aws/acm_certificate.hpp>
#include <quoin/tf/aws/acm_certificate_validation.hpp>
#include <quoin/tf/aws/route53_record.hpp>

namespace quoin::aws {
namespace {

constexpr int record_seconds = 300;

/// One attribute of the proof that AWS asks for one name. The options are a set, so they are chosen by the
/// name.
Ref<bindings::String> proof(const tf::aws::AcmCertificateAttributes& certificate, std::string_view name,
                            std::string_view attribute) {
  const std::string expression = "one([for option in @.domain_validation_options : option." +
                                 std::string{attribute} + " if option.domain_name == \"" + std::string{name} +
                                 "\"])";
  return {certificate.target(), quoin::detail::intern(expression)};
}

std::string local_of(std::string name) {
  for (char& c : name)
    if (c == '.' || c == '-') c = '_';
  return "record_" + name;
}

}  // namespace

quoin::detail::Lowered lower_terraform(const CertificateIntent& intent, const quoin::detail::Surroundings&) {
  tf::Resources out;
  tf::aws::AcmCertificateArgs args{.domain_name = intent.domain,
                                   .key_algorithm = algorithm_of(intent.key),
                                   .options = {{.certificate_transparency_logging_preference = "ENABLED"}},
                                   .validation_method = "DNS"};
  if (!intent.alternative_names.empty()) args.subject_alternative_names = intent.alternative_names;
  const auto certificate = out.add("", args, {.lifecycle = {.create_before_destroy = true}});
  if (intent.zone.empty()) {
    out.provide("arn", certificate.arn());
    return out.finish();
  }

  std::vector<Ref<bindings::String>> proven;
  for (const auto& [record, name] : names_by_record(intent)) {
    const auto added =
        out.add(local_of(record),
                tf::aws::Route53RecordArgs{
                    .allow_overwrite = true,  // another certificate for the name needs the same record
                    .name = proof(certificate, name, "resource_record_name"),
                    .records = {proof(certificate, name, "resource_record_value")},
                    .ttl = record_seconds,
                    .type = proof(certificate, name, "resource_record_type"),
                    .zone_id = intent.zone});
    proven.push_back(added.fqdn());
  }
  const auto issued =
      out.add("validation", tf::aws::AcmCertificateValidationArgs{.certificate_arn = certificate.arn(),
                                                                  .validation_record_fqdns = proven});
  out.provide("arn", issued.certificate_arn());
  return out.finish();
}

}  // namespace quoin::aws
