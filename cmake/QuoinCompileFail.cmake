# Two-sided compile-fail tests: a file must compile, and with -DMISUSE must fail with the one error it announces.
#
#   quoin_compile_fail_test(FILE QN-RDS-01_public_subnets.cpp [TARGET quoin] [LABELS …] [RECORD folder])
#   quoin_compiles_test(FILE traits.cpp [TARGET quoin] [LABELS …])       only the control: static_asserts that hold
#
# each register one CTest per compiler of QUOIN_COMPILE_FAIL_COMPILERS. The include folders and definitions are
# those that a user of TARGET gets. What the error must say stands in the file, see cmake/compile_fail.py.
# RECORD keeps the compilers' first error lines there; whoever needs them requires the fixture compile_errors.
# QUOIN_PYTHON runs the checker.
# The controls of all two-sided tests of a TARGET compile in one source, in the test compile_fail.controls.….

set(QUOIN_COMPILE_FAIL_COMPILERS "g++;clang++-19" CACHE STRING
    "Compilers of the compile-fail tests: names or paths, separated by semicolons")

set(quoin_compile_fail_programs "")
foreach(compiler IN LISTS QUOIN_COMPILE_FAIL_COMPILERS)
  string(MAKE_C_IDENTIFIER "quoin_compile_fail_${compiler}" variable)
  find_program(${variable} NAMES "${compiler}")
  if(NOT ${variable})
    message(FATAL_ERROR
      "The compile-fail tests need ${compiler}, which is not installed. "
      "Install it (scripts/test does), or name the compilers to use: -DQUOIN_COMPILE_FAIL_COMPILERS=g++")
  endif()
  list(APPEND quoin_compile_fail_programs "${${variable}}")
endforeach()

# Sets `command`, which calls the checker, and the flags that a user of the target compiles with.
function(quoin_syntax_command target)
  set(includes "$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>")
  set(definitions "$<TARGET_PROPERTY:${target},INTERFACE_COMPILE_DEFINITIONS>")
  set(include_flags "-I$<JOIN:${includes},;-I>" PARENT_SCOPE)
  set(definition_flags "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>" PARENT_SCOPE)
  set(command "${QUOIN_PYTHON}" -S -E "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/compile_fail.py"
    --root "${PROJECT_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

# Notes a file for the test of all controls, which is made once every file is known.
function(quoin_control_elsewhere target file)
  get_property(noted GLOBAL PROPERTY "quoin_controls.${target}")
  set_property(GLOBAL APPEND PROPERTY "quoin_controls.${target}" "${file}")
  if(NOT noted)
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [[${CMAKE_SOURCE_DIR}]]
      CALL quoin_controls_test [[${target}]] [[${quoin_compile_fail_programs}]])")
  endif()
endfunction()

function(quoin_controls_test target compilers)
  get_property(files GLOBAL PROPERTY "quoin_controls.${target}")
  list(JOIN files "\n" lines)
  set(list "${CMAKE_BINARY_DIR}/controls.${target}.txt")
  file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n" @ONLY)
  quoin_syntax_command("${target}")
  foreach(compiler IN LISTS compilers)
    cmake_path(GET compiler FILENAME name)
    set(test "compile_fail.controls.${target}.${name}")
    add_test(NAME "${test}" COMMAND ${command} --compiler "${compiler}" --controls "${list}" --
        "${include_flags}" "${definition_flags}"
      COMMAND_EXPAND_LISTS)
    set_tests_properties("${test}" PROPERTIES LABELS "compile-fail" TIMEOUT 600)
  endforeach()
endfunction()

function(quoin_syntax_test kind)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FILE;TARGET;RECORD" "LABELS;OPTIONS")
  if(NOT arg_FILE)
    message(FATAL_ERROR "${kind}: FILE is missing")
  endif()
  if(NOT arg_TARGET)
    set(arg_TARGET quoin)
  endif()
  if(arg_RECORD)
    list(APPEND arg_OPTIONS --record "${arg_RECORD}")
  endif()
  cmake_path(ABSOLUTE_PATH arg_FILE BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  cmake_path(GET arg_FILE STEM LAST_ONLY name)

  quoin_syntax_command("${arg_TARGET}")
  if(kind STREQUAL "compile_fail")
    quoin_control_elsewhere("${arg_TARGET}" "${arg_FILE}")
    list(APPEND arg_OPTIONS --misuse-only)
  endif()
  foreach(compiler IN LISTS quoin_compile_fail_programs)
    cmake_path(GET compiler FILENAME compiler_name)
    # What nearly every file includes first is compiled once per compiler, by a test that the others wait for.
    set(first "compile_fail.first_header.${arg_TARGET}.${compiler_name}")
    set(folder "${CMAKE_BINARY_DIR}/first_header/${arg_TARGET}.${compiler_name}")
    get_property(there GLOBAL PROPERTY "${first}")
    if(NOT there)
      set_property(GLOBAL PROPERTY "${first}" ON)
      add_test(NAME "${first}" COMMAND ${command} --compiler "${compiler}" --precompile "${folder}" --
        "${include_flags}" "${definition_flags}"
        COMMAND_EXPAND_LISTS)
      set_tests_properties("${first}" PROPERTIES LABELS "compile-fail" TIMEOUT 120 FIXTURES_SETUP "${first}")
    endif()
    set(test "${kind}.${name}.${compiler_name}")
    add_test(NAME "${test}"
      COMMAND ${command} --compiler "${compiler}" --precompiled "${folder}" ${arg_OPTIONS} "${arg_FILE}" --
        "${include_flags}" "${definition_flags}"
      COMMAND_EXPAND_LISTS)
    set_tests_properties("${test}" PROPERTIES LABELS "compile-fail;${arg_LABELS}" TIMEOUT 120 FIXTURES_REQUIRED "${first}")
    if(arg_RECORD)
      set_tests_properties("${test}" PROPERTIES FIXTURES_SETUP compile_errors)
    endif()
  endforeach()
endfunction()

function(quoin_compile_fail_test)
  quoin_syntax_test(compile_fail ${ARGN})
endfunction()

function(quoin_compiles_test)
  quoin_syntax_test(compiles ${ARGN} OPTIONS --control-only)
endfunction()
