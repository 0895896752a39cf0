# What `cmake --install` puts where: the library, all public headers, and what find_package(quoin) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS quoin EXPORT quoin_targets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
file(GLOB quoin_public_folders LIST_DIRECTORIES true "${PROJECT_SOURCE_DIR}/constructs/*/include")
foreach(folder IN LISTS quoin_public_folders)
  install(DIRECTORY "${folder}/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
endforeach()
install(DIRECTORY "${CMAKE_BINARY_DIR}/generated/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" OPTIONAL)

install(EXPORT quoin_targets NAMESPACE quoin:: FILE quoinTargets.cmake DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/quoin")
file(WRITE "${CMAKE_BINARY_DIR}/quoinConfig.cmake"
  "include(CMakeFindDependencyMacro)\nfind_dependency(fmt)\nfind_dependency(nlohmann_json)\n"
  "include(\"\${CMAKE_CURRENT_LIST_DIR}/quoinTargets.cmake\")\n")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/quoinConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/quoinConfig.cmake" "${CMAKE_BINARY_DIR}/quoinConfigVersion.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/quoin")
