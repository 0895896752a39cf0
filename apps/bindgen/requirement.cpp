// Which releases of a provider a program needs whose headers were made of one release, or of what two have in
// common.
#include "requirement.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace quoin::bindgen {

namespace {

constexpr std::size_t longest_number = 9;

/// The numbers of `5.100.0`; none where it is no release or a pre-release.
std::vector<unsigned long> numbers_of(std::string_view release) {
  std::vector<unsigned long> numbers;
  while (true) {
    const std::size_t end = std::min(release.find('.'), release.size());
    const std::string_view number = release.substr(0, end);
    if (number.empty() || number.size() > longest_number || !std::ranges::all_of(number, ascii::is_digit))
      return {};
    numbers.push_back(std::stoul(std::string{number}));
    if (end == release.size()) return numbers.size() <= 3 ? numbers : std::vector<unsigned long>{};
    release.remove_prefix(end + 1);
  }
}

std::string least_of(std::string_view release) {
  const auto dots = std::ranges::count(release, '.');
  return std::string{dots == 2 && release.ends_with(".0") ? release.substr(0, release.size() - 2) : release};
}

}  // namespace

bool is_release(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("-+"), text.size());
  const std::string_view rest = end == text.size() ? std::string_view{} : text.substr(end + 1);
  return !numbers_of(text.substr(0, end)).empty() && (end == text.size() || !rest.empty()) &&
         std::ranges::all_of(rest, [](char letter) {
           return ascii::is_letter_or_digit(letter) || letter == '.' || letter == '-';
         });
}

Requirement requirement_of(const std::vector<std::string>& releases) {
  if (releases.empty() || !is_release(releases.front()) || !is_release(releases.back())) return {};
  const std::vector<unsigned long> oldest = numbers_of(releases.front());
  const std::vector<unsigned long> newest = numbers_of(releases.back());
  if (oldest.empty() || newest.empty()) return {releases.front(), ""};
  const bool is_stable = newest[0] > 0 || newest.size() == 1;
  return {least_of(releases.front()),
          is_stable ? fmt::format("{}", newest[0] + 1) : fmt::format("0.{}", newest[1] + 1)};
}

std::string constraint_of(const Requirement& requirement) {
  if (requirement.least.empty()) return "";
  if (requirement.below.empty()) return requirement.least;
  return fmt::format(">= {}, < {}", requirement.least, requirement.below);
}

bool fits(const std::string& release, const Requirement& requirement) {
  if (requirement.least.empty()) return true;
  if (requirement.below.empty()) return release == requirement.least;
  const std::vector<unsigned long> numbers = numbers_of(release);
  return !numbers.empty() && numbers >= numbers_of(requirement.least) &&
         numbers < numbers_of(requirement.below);
}

std::string space_of(const std::vector<std::string>& releases) {
  if (releases.size() > 1) return "common";
  if (releases.empty() || !is_release(releases.front())) return "";
  std::string space = "v" + releases.front();
  std::ranges::replace_if(space, [](char letter) { return !ascii::is_letter_or_digit(letter); }, '_');
  return space;
}

}  // namespace quoin::bindgen
