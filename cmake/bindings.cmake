# Generates C++ headers from a distilled schema when the schema or the generator changed.

# quoin_generate_bindings(<target> SCHEMA <file> OUTPUT <folder> [RELEASE <release> | COMMON])
#
# Adds a target that brings the headers below <folder> up to date. Files that say the same already keep their time,
# so that nothing is compiled again without need. The generator is quoin-bindgen, or what is installed of it, or what
# QUOIN_HOST_BINDGEN names: a build for another machine, or with sanitizers, need not wait for its own.
function(quoin_generate_bindings target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "COMMON" "SCHEMA;OUTPUT;RELEASE" "")
  foreach(required IN ITEMS SCHEMA OUTPUT)
    if(NOT arg_${required})
      message(FATAL_ERROR "quoin_generate_bindings: ${required} is missing")
    endif()
  endforeach()
  set(which "")
  if(arg_COMMON)
    set(which --common)
  elseif(arg_RELEASE)
    set(which --release ${arg_RELEASE})
  endif()
  set(generator quoin-bindgen)
  if(QUOIN_HOST_BINDGEN)
    set(generator "${QUOIN_HOST_BINDGEN}")
  elseif(NOT TARGET quoin-bindgen)
    set(generator quoin::quoin-bindgen)
  endif()
  # Of .../schemas/aws.schema, .../patches/aws/*.patch are part.
  cmake_path(GET arg_SCHEMA STEM schema_name)
  cmake_path(GET arg_SCHEMA PARENT_PATH patches)
  cmake_path(GET patches PARENT_PATH patches)
  file(GLOB patches CONFIGURE_DEPENDS "${patches}/patches/${schema_name}/*.patch")
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${target}.stamp")
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND ${generator} generate --schema "${arg_SCHEMA}" --out "${arg_OUTPUT}" ${which}
    COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
    DEPENDS ${generator} "${arg_SCHEMA}" ${patches}
    COMMENT "Generating bindings (${target})"
    VERBATIM)
  add_custom_target(${target} DEPENDS "${stamp}")
endfunction()
