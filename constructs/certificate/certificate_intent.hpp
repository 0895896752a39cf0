// What a certificate wants, with all defaults filled in.
#pragma once

#include "core/tree.hpp"

#include <quoin/aws/certificate.hpp>
#include <quoin/aws_ids.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

struct CertificateIntent {
  std::string path;
  std::string domain;
  std::vector<std::string> alternative_names;  ///< Sorted, each once, without the domain.
  Text zone;                                   ///< Empty: the proof is made by hand.
  CertificateKey key = CertificateKey::rsa_2048;
  std::string region;  ///< Where it lies.
};

/// The region that a certificate of Quoin's lies in; empty where the node is none.
std::string region_of_certificate(const quoin::detail::NodeData& certificate);

/// A name as a certificate takes it: "api.example.com", "*.example.com", at most 253 characters.
bool is_certificate_name(std::string_view name);

/// As both targets name it: "RSA_2048".
std::string_view algorithm_of(CertificateKey key);
/// The names to prove, by the name of their record: "*.example.com" and "example.com" have one between them.
std::map<std::string, std::string> names_by_record(const CertificateIntent& intent);

quoin::detail::Lowered lower_terraform(const CertificateIntent& intent,
                                       const quoin::detail::Surroundings& around);
quoin::detail::Lowered lower_cloudformation(const CertificateIntent& intent,
                                            const quoin::detail::Surroundings& around);

}  // namespace quoin::aws
