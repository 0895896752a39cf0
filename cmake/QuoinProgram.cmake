# For whoever builds a program with CMake: which release of the AWS provider its raw resources are of.
#
#   quoin_add_program(infra main.cpp queues.cpp)                    the newest release
#   quoin_add_program(infra main.cpp AWS_PROVIDER 5.100.0)          another one
#   quoin_add_program(infra main.cpp AWS_PROVIDER common)           what all of them have
#   quoin_add_program(infra main.cpp BINDINGS bindings)             and headers that `quoin bindings` wrote there
#
# adds an executable that is linked with Quoin. For a target that is there already:
#
#   target_link_libraries(infra PRIVATE quoin::quoin)
#   quoin_use_aws_provider(infra 5.100.0)

# The releases in apps/bindgen/schemas/aws.schema, the newest one last.
set_property(GLOBAL PROPERTY QUOIN_AWS_PROVIDERS 5.100.0 6.47.1)

# The folder below `root` that a target's raw resources of AWS are included from, as a generator expression.
function(quoin_aws_headers root variable)
  get_property(releases GLOBAL PROPERTY QUOIN_AWS_PROVIDERS)
  list(GET releases -1 newest)
  set(chosen "$<TARGET_PROPERTY:QUOIN_AWS_PROVIDER>")
  set(${variable} "${root}/aws-$<IF:$<BOOL:${chosen}>,${chosen},${newest}>/include" PARENT_SCOPE)
endfunction()

function(quoin_use_aws_provider target release)
  get_property(releases GLOBAL PROPERTY QUOIN_AWS_PROVIDERS)
  if(NOT release IN_LIST releases AND NOT release STREQUAL "common")
    list(JOIN releases ", " known)
    message(FATAL_ERROR
      "quoin_use_aws_provider(${target} ${release}): Quoin has no bindings of release ${release} of hashicorp/aws. "
      "Fix: one of ${known}, common")
  endif()
  set_target_properties(${target} PROPERTIES QUOIN_AWS_PROVIDER ${release})
  add_dependencies(${target} quoin_bindings_aws_${release})
endfunction()

function(quoin_add_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "AWS_PROVIDER" "BINDINGS")
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "quoin_add_program(${target}): it has no sources. Fix: quoin_add_program(${target} main.cpp)")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "quoin_add_program(${target}): ${arg_KEYWORDS_MISSING_VALUES} needs a value")
  endif()
  add_executable(${target} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${target} PRIVATE quoin::quoin)
  target_include_directories(${target} BEFORE PRIVATE ${arg_BINDINGS})
  if(arg_AWS_PROVIDER)
    quoin_use_aws_provider(${target} ${arg_AWS_PROVIDER})
  endif()
endfunction()
