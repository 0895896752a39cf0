// A file system in a container's tree of folders, as `.volumes` takes it: made by mount(fs, "/data").
#pragma once

#include <quoin/construct.hpp>

#include <source_location>
#include <string_view>

namespace quoin::aws {

/// A file system, and the folder of the container where it is seen. Made by mount().
struct MountedVolume {
  Node file_system{};
  std::string_view path{};
  bool read_only = false;
  std::source_location where{};
};

}  // namespace quoin::aws
