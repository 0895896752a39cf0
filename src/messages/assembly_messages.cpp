// The messages about output folders and what stands in them.
#include "messages/assembly_messages.hpp"

#include "messages/diagnostics.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace quoin::messages {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string{text} + "'"; }

bool is_full(int error) { return error == ENOSPC || error == EDQUOT; }

// What the system says, in the words of a sentence rather than of a title.
std::string reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return "permission denied";
    case EROFS:
      return "the file system is read-only";
    case ENOTDIR:
      return "a part of the path is a file";
    case ENAMETOOLONG:
      return "the name is too long";
    case EFBIG:
      return "the file grew over the limit for files";
    case EIO:
      return "the disk reports an error";
    default:
      return std::strerror(error);  // NOLINT(concurrency-mt-unsafe)
  }
}

constexpr std::string_view broken_program_fix =
    "end main with `return app.synth();` and write nothing else into the folder of --out";

}  // namespace

Diagnostic output_unnamed() {
  return error("the output folder has no name", "''", "name a folder, as in --out quoin.out");
}

Diagnostic output_is_no_folder(std::string_view out) {
  return error("the output folder " + quoted(out) + " is a file", "",
               "move the file away, or name another folder with --out");
}

Diagnostic output_link_leads_nowhere(std::string_view out) {
  return error("the output folder " + quoted(out) + " is a link that leads nowhere", "",
               "make the folder that the link names, or remove the link");
}

Diagnostic output_is_mount_point(std::string_view out) {
  return error("the output folder " + quoted(out) + " is a mount point, which cannot be swapped as a whole",
               "", "name a folder below it, as in --out " + std::string{out} + "/quoin.out");
}

Diagnostic output_holds_mount_point(std::string_view out, std::string_view inside) {
  return error("the output folder " + quoted(out) + " cannot be swapped: something is mounted inside it",
               std::string{inside}, "unmount it, or name another folder with --out");
}

Diagnostic output_holds_working_folder(std::string_view out) {
  return error(
      "the output folder " + quoted(out) + " holds the folder that you are in, and is replaced as a whole",
      "", "go to your project's folder first, or name another folder with --out");
}

Diagnostic output_unwritable(std::string_view out, std::string_view folder, int code) {
  if (is_full(code)) return cannot_write_file(out, code);
  return error("the output folder " + quoted(out) + " cannot be written",
               std::string{folder} + ": " + reason(code),
               "make that folder writable, or name another folder with --out");
}

Diagnostic output_in_use(std::string_view out, std::string_view lock) {
  return error("another run is writing the output folder " + quoted(out) + " and does not come to an end",
               std::string{lock} + " is locked", "wait for the other run, or end it");
}

Diagnostic file_in_the_way(std::string_view file) {
  return error(quoted(file) + " stands where Quoin would write, and Quoin did not write it", "",
               "move it away, or name another folder with --out");
}

Diagnostic terraform_is_running(std::string_view state_file, int pid) {
  return error("terraform is at work in the output folder",
               "process " + std::to_string(pid) + " has locked " + std::string{state_file},
               "wait until it is done, then run this again");
}

Diagnostic cannot_keep_file(std::string_view file, int code) {
  if (is_full(code)) return cannot_write_file(file, code);
  return error(quoted(file) + " is not Quoin's and cannot be carried over to the new output", reason(code),
               "make it readable, or move it out of the output folder");
}

Diagnostic folder_of_somebody_else(std::string_view folder) {
  return error(quoted(folder) + " belongs to another user and cannot be carried over to the new output", "",
               "make it yours with chown -R, or move it out of the output folder");
}

Diagnostic cannot_swap(std::string_view out, int code) {
  return error("the new output cannot take the place of " + quoted(out), reason(code),
               "make the folder and the one above it writable, or name another folder with --out");
}

Diagnostic leftover_stays(std::string_view folder, int code) {
  Diagnostic diagnostic = error("the folder " + quoted(folder) + " is left over and cannot be removed",
                                reason(code), "remove it by hand");
  diagnostic.severity = Severity::warning;
  return diagnostic;
}

Diagnostic cannot_write_file(std::string_view file, int code) {
  if (is_full(code))
    return error("the disk is full", "cannot write " + quoted(file), "make room, then run this again");
  return error(quoted(file) + " cannot be written", reason(code),
               "make its folder writable, or name another folder with --out");
}

Diagnostic assembly_missing(std::string_view target) {
  return error("the program ended well, but wrote no output for " + std::string{target}, "",
               "end main with `return app.synth();`");
}

Diagnostic assembly_unasked(std::string_view target) {
  return error("the program wrote output that was not asked for", std::string{target},
               std::string{broken_program_fix});
}

Diagnostic manifest_is_no_json(std::string_view manifest, std::size_t line, std::size_t column) {
  return error("the program wrote a broken output: " + quoted(manifest) + " is not JSON",
               "line " + std::to_string(line) + ", column " + std::to_string(column),
               std::string{broken_program_fix});
}

Diagnostic manifest_of_other_version(std::string_view manifest, std::string_view got) {
  return error("the program wrote a broken output: " + quoted(manifest) + " is not of version 1",
               std::string{got}, "build the program against the Quoin that this command belongs to");
}

Diagnostic manifest_wrong_entry(std::string_view manifest, std::string_view entry, std::string_view got,
                                std::string_view expected) {
  return error("the program wrote a broken output: in " + quoted(manifest) + ", " + quoted(entry) +
                   " must be " + std::string{expected},
               std::string{got}, std::string{broken_program_fix});
}

Diagnostic manifest_names_missing_file(std::string_view manifest, std::string_view file) {
  return error("the program wrote a broken output: " + quoted(manifest) + " names a file that is not there",
               std::string{file}, std::string{broken_program_fix});
}

Diagnostic manifest_omits_file(std::string_view manifest, std::string_view file) {
  return error(
      "the program wrote a broken output: " + quoted(manifest) + " does not name a file that is there",
      std::string{file}, std::string{broken_program_fix});
}

Diagnostic graph_missing(std::string_view target) {
  return error(
      "the program wrote a broken output: " + quoted(std::string{target} + "/graph.json") + " has no tree",
      "", std::string{broken_program_fix});
}

}  // namespace quoin::messages
