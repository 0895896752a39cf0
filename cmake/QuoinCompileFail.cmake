# Two-sided compile-fail tests: a file must compile, and with -DMISUSE must fail with the one error it announces.
#
#   quoin_compile_fail_tests(tests/rules/QN-RDS-01_public_subnets.cpp …)
#   quoin_compiles_test(FILE traits.cpp [LABELS …])       only the control: static_asserts that hold
#
# The first notes files; all of them, of every folder, are run by one CTest per compiler of QUOIN_COMPILE_FAIL_COMPILERS,
# compile_fail.g++, which quoin_add_compile_fail_tests() adds: compiled together they take seconds. The second registers one CTest per compiler. The include
# folders and definitions are those that a user of Quoin gets. What the error must say stands in the file, see
# cmake/compile_fail.py; QUOIN_PYTHON runs it. Whoever needs the compilers' first error lines, which are left in
# QUOIN_COMPILE_ERRORS, requires the fixture compile_errors.

set(QUOIN_COMPILE_ERRORS "${CMAKE_BINARY_DIR}/compile_errors")
set(QUOIN_COMPILE_FAIL_COMPILERS "g++;clang++-19" CACHE STRING
    "Compilers of the compile-fail tests: names or paths, separated by semicolons")

set(quoin_compile_fail_programs "")
foreach(compiler IN LISTS QUOIN_COMPILE_FAIL_COMPILERS)
  string(MAKE_C_IDENTIFIER "quoin_compile_fail_${compiler}" variable)
  find_program(${variable} NAMES "${compiler}")
  if(${variable})
    list(APPEND quoin_compile_fail_programs "${${variable}}")
  else()  # what is built needs none of them, and it may be there once the tests run
    message(WARNING
      "The compile-fail tests need ${compiler}, which is not installed: they will fail. "
      "Install it (scripts/test does), or name the compilers to use: -DQUOIN_COMPILE_FAIL_COMPILERS=g++")
    list(APPEND quoin_compile_fail_programs "${compiler}")
  endif()
endforeach()

# What calls the checker, and the flags with which a user of Quoin compiles.
set(quoin_user_includes "$<TARGET_PROPERTY:quoin,INTERFACE_INCLUDE_DIRECTORIES>")
set(quoin_user_definitions "$<TARGET_PROPERTY:quoin,INTERFACE_COMPILE_DEFINITIONS>")
set(quoin_user_flags "-I$<JOIN:${quoin_user_includes},;-I>"
  "$<$<BOOL:${quoin_user_definitions}>:-D$<JOIN:${quoin_user_definitions},;-D>>")
set(quoin_compile_fail_command
  "${QUOIN_PYTHON}" -B "${CMAKE_CURRENT_LIST_DIR}/compile_fail.py" --root "${PROJECT_SOURCE_DIR}")

function(quoin_compile_fail_tests)
  set_property(GLOBAL APPEND PROPERTY quoin_compile_fail_files ${ARGN})
endfunction()

# Once every file is known.
function(quoin_add_compile_fail_tests)
  get_property(files GLOBAL PROPERTY quoin_compile_fail_files)
  list(JOIN files "\n" lines)
  set(list "${CMAKE_BINARY_DIR}/compile_fail_files.txt")
  file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n" @ONLY)
  foreach(compiler IN LISTS quoin_compile_fail_programs)
    cmake_path(GET compiler FILENAME name)
    add_test(NAME "compile_fail.${name}"
      COMMAND ${quoin_compile_fail_command} --compiler "${compiler}" --record "${QUOIN_COMPILE_ERRORS}" --all "${list}" --
        "${quoin_user_flags}"
      COMMAND_EXPAND_LISTS)
    set_tests_properties("compile_fail.${name}" PROPERTIES
      LABELS "compile-fail;rules;bindings" TIMEOUT 900 FIXTURES_SETUP compile_errors)
  endforeach()
endfunction()

function(quoin_compiles_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "FILE" "LABELS")
  cmake_path(ABSOLUTE_PATH arg_FILE BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  cmake_path(GET arg_FILE STEM LAST_ONLY name)
  foreach(compiler IN LISTS quoin_compile_fail_programs)
    cmake_path(GET compiler FILENAME compiler_name)
    set(test "compiles.${name}.${compiler_name}")
    add_test(NAME "${test}"
      COMMAND ${quoin_compile_fail_command} --compiler "${compiler}" --control-only "${arg_FILE}" -- "${quoin_user_flags}"
      COMMAND_EXPAND_LISTS)
    set_tests_properties("${test}" PROPERTIES LABELS "compile-fail;${arg_LABELS}" TIMEOUT 120)
  endforeach()
endfunction()
