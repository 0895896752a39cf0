# Speeds up our own builds: ccache, the fastest linker found, and no collecting of garbage in g++. The presets include it
# through CMAKE_PROJECT_TOP_LEVEL_INCLUDES; who only uses Quoin never reads it. It changes no output.

find_program(QUOIN_CCACHE ccache DOC "Compiler cache; empty builds without one")
if(QUOIN_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths relative to the source folder, so that another clone finds the same entries; the sloppiness is
  # what ccache asks for before it accepts a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${QUOIN_CCACHE}
    CACHE STRING "Compiler launcher")
endif()

# g++ would spend a sixth of its time on looking for memory that it may use again; our largest batches take 2 GiB so.
add_compile_options("$<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=1048576>")

# lld comes with a version in its name; `-fuse-ld=lld` wants it plain, so only mold and a plain lld count.
find_program(QUOIN_FAST_LINKER NAMES mold ld.lld DOC "Linker for our own builds; empty uses the default")
if(QUOIN_FAST_LINKER)
  cmake_path(GET QUOIN_FAST_LINKER FILENAME _quoin_linker)
  string(REPLACE "ld." "" _quoin_linker "${_quoin_linker}")
  add_link_options(-fuse-ld=${_quoin_linker})
endif()
