# Compiles a target's sources several at a time, where CMAKE_UNITY_BUILD is on, as it is in the presets: most of a
# source's time goes into the headers and templates that its neighbours need as well. What compiles together must not
# share a name in an unnamed namespace; the compiler says so.

# quoin_compile_in_batches(TARGET SIZE GROUP...)
# GROUP is a regular expression; a source belongs to the first that its path in the project matches, and is compiled in
# a batch of up to SIZE of that group. A source of no group is compiled by itself.
function(quoin_compile_in_batches target size)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  set(group 0)
  foreach(pattern IN LISTS ARGN)
    set(count 0)
    set(left "")
    foreach(source IN LISTS sources)
      file(RELATIVE_PATH path "${PROJECT_SOURCE_DIR}" "${source}")
      if(NOT path MATCHES "${pattern}")
        list(APPEND left "${source}")
        continue()
      endif()
      math(EXPR batch "${count} / ${size}")
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}_${batch}")
      math(EXPR count "${count} + 1")
    endforeach()
    set(sources "${left}")
    math(EXPR group "${group} + 1")
  endforeach()
endfunction()
