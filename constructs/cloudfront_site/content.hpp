// A site's files: read from a local folder, with what browsers and CloudFront must know of them.
#pragma once

#include "core/tree.hpp"

#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace quoin::aws {

/// One file.
struct ContentFile {
  std::string key{};  ///< "assets/app.3f2a9c1b.js"
  std::string content{};
  std::string type{};        ///< "text/javascript; charset=utf-8"
  std::string_view cache{};  ///< The Cache-Control header.
  std::string digest{};      ///< SHA-256.
};

/// Reads all files below a folder, sorted by key. What is wrong with it is reported.
std::vector<ContentFile> read_content(quoin::detail::Tree& tree, const quoin::detail::NodeData& node,
                                      std::string_view folder, std::source_location where);

/// By the name's ending; "application/octet-stream" where nobody knows.
std::string_view content_type_of(std::string_view key);
/// Names that hold a hash never change; everything else is asked for anew.
std::string_view cache_control_of(std::string_view key);
/// One digest for all of them: changes when any does.
std::string digest_of(const std::vector<ContentFile>& files);

}  // namespace quoin::aws
