// A certificate in CloudFormation, which makes the records and waits for them by itself where it knows the
// zone.
#include "constructs/certificate/certificate_intent.hpp"

#include <quoin/bindings/resources.hpp>
#include <quoin/cfn/certificatemanager/certificate.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const CertificateIntent& intent,
                                            const quoin::detail::Surroundings&) {
  using Args = cfn::certificatemanager::CertificateArgs;
  cfn::Resources out;
  Args args{.certificate_transparency_logging_preference = "ENABLED",
            .domain_name = intent.domain,
            .key_algorithm = algorithm_of(intent.key),
            .validation_method = "DNS"};
  if (!intent.alternative_names.empty()) args.subject_alternative_names = intent.alternative_names;
  if (!intent.zone.empty()) {
    std::vector<Args::DomainValidationOption> options;
    for (const auto& [record, name] : names_by_record(intent))
      options.push_back({.domain_name = name, .hosted_zone_id = intent.zone});
    args.domain_validation_options = options;
  }
  const auto certificate = out.add("", args);
  out.provide("arn", certificate.ref());
  return out.finish();
}

}  // namespace quoin::aws
