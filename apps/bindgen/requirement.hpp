// Which releases of a provider a program needs whose headers were made of one release, or of what two have in
// common.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace quoin::bindgen {

/// `>= least, < below` of `required_providers`. Without `below` that very release; without both any.
struct Requirement {
  std::string least;
  std::string below;
};

/// 5.100.0 alone is `>= 5.100, < 6`, together with 6.47.1 `>= 5.100, < 7`. Before release 1 each minor
/// release may break: 0.3.1 is `>= 0.3.1, < 0.4`. A pre-release is wanted as it is; what is no release wants
/// nothing.
Requirement requirement_of(const std::vector<std::string>& releases);

/// `>= 5.100, < 6`
std::string constraint_of(const Requirement& requirement);

/// Whether a release is one of those that are required.
bool fits(const std::string& release, const Requirement& requirement);

/// Whether the text is a release as Terraform writes it: 1, 1.2, 1.2.3, 1.2.3-beta1.
bool is_release(std::string_view text);

/// The inline namespace that keeps releases apart in one program: v6_47_1, or `common`; empty for none.
std::string space_of(const std::vector<std::string>& releases);

}  // namespace quoin::bindgen
