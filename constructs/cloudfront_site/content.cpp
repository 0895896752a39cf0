// A site's files.
#include "constructs/cloudfront_site/content.hpp"

#include "core/ascii.hpp"
#include "core/sha256.hpp"
#include "messages/cloudfront_messages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace quoin::aws {

using quoin::detail::NodeData;
using quoin::detail::Tree;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_key = 1024;  // of an object of S3, in bytes
constexpr std::size_t most_files = 10'000;

struct TypeRow {
  std::string_view ending;
  std::string_view type;
};
constexpr TypeRow types[] = {
    {".avif", "image/avif"},
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".eot", "application/vnd.ms-fontobject"},
    {".gif", "image/gif"},
    {".htm", "text/html; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/vnd.microsoft.icon"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".md", "text/markdown; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".mp3", "audio/mpeg"},
    {".mp4", "video/mp4"},
    {".otf", "font/otf"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".ttf", "font/ttf"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".webm", "video/webm"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".xml", "application/xml"},
    {".zip", "application/zip"},
};

std::string_view name_in(std::string_view key) {
  const auto slash = key.rfind('/');
  return slash == std::string_view::npos ? key : key.substr(slash + 1);
}

/// Eight or more letters and digits with at least one digit among them: "3f2a9c1b", as bundlers write hashes.
bool is_hash(std::string_view part) {
  const auto is_plain = [](char c) { return ascii::is_letter_or_digit(c) || c == '_'; };
  return part.size() >= 8 && std::ranges::all_of(part, is_plain) &&
         std::ranges::any_of(part, ascii::is_digit);
}

/// Hidden files stay at home, but for what the web asks for by that name.
bool is_hidden(const fs::path& relative) {
  return std::ranges::any_of(relative, [](const fs::path& part) {
    const std::string name = part.string();
    return name.starts_with('.') && name != ".well-known";
  });
}

/// As the program runs, or beside the program's file where there is no such folder: a program that is started
/// by hand finds its files, too.
fs::path found_folder(const Tree& tree, std::string_view folder) {
  fs::path given{folder};
  std::error_code ignored;
  if (given.is_absolute() || fs::is_directory(given, ignored)) return given;
  return fs::path{tree.program.file_name()}.parent_path() / given;
}

bool read(const fs::path& file, std::string& out) {
  std::ifstream in{file, std::ios::binary};
  out.assign(std::istreambuf_iterator<char>{in}, {});
  return in.good() || in.eof();
}

}  // namespace

std::string_view content_type_of(std::string_view key) {
  const std::string_view name = name_in(key);
  const auto dot = name.rfind('.');
  const std::string ending = dot == std::string_view::npos ? std::string{} : ascii::lower(name.substr(dot));
  const auto* row = std::ranges::find(types, ending, &TypeRow::ending);
  return row == std::end(types) ? std::string_view{"application/octet-stream"} : row->type;
}

std::string_view cache_control_of(std::string_view key) {
  std::string_view rest = name_in(key);
  for (bool first = true; !rest.empty(); first = false) {
    const auto mark = rest.find_first_of(".-");
    const bool is_last = mark == std::string_view::npos;
    if (!first && !is_last && is_hash(rest.substr(0, mark))) return "public, max-age=31536000, immutable";
    rest = is_last ? std::string_view{} : rest.substr(mark + 1);
  }
  return "no-cache";
}

std::string digest_of(const std::vector<ContentFile>& files) {
  std::string all;
  for (const ContentFile& file : files) all += file.key + "\n" + file.digest + "\n";
  return quoin::detail::sha256(all);
}

std::vector<ContentFile> read_content(Tree& tree, const NodeData& node, std::string_view folder,
                                      std::source_location where) {
  std::vector<ContentFile> files;
  const fs::path root = found_folder(tree, folder);
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    tree.report(messages::content_is_no_folder(folder), &node, where);
    return files;
  }
  fs::recursive_directory_iterator each{root, error};
  for (; !error && each != fs::recursive_directory_iterator{}; each.increment(error)) {
    const fs::path relative = each->path().lexically_relative(root);
    if (is_hidden(relative)) continue;
    std::error_code ignored;
    if (each->is_directory(ignored)) continue;
    ContentFile file{.key = relative.generic_string()};
    if (!each->is_regular_file(ignored) || !read(each->path(), file.content)) {
      tree.report(messages::content_unreadable(file.key), &node, where);
      continue;
    }
    if (file.key.size() > longest_key)
      tree.report(messages::content_key_too_long(file.key, longest_key), &node, where);
    file.type = content_type_of(file.key);
    file.cache = cache_control_of(file.key);
    file.digest = quoin::detail::sha256(file.content);
    files.push_back(std::move(file));
  }
  if (error) tree.report(messages::content_unreadable(folder), &node, where);
  if (files.empty()) tree.report(messages::content_is_empty(folder), &node, where);
  if (files.size() > most_files)
    tree.report(messages::content_too_many_files(files.size(), most_files), &node, where);
  std::ranges::sort(files, {}, &ContentFile::key);
  return files;
}

}  // namespace quoin::aws
