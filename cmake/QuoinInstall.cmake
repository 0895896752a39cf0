# What `cmake --install` puts where: the library, the public headers, the schemas with the generator that makes headers
# of them (all headers of all releases would take 50 MiB; see docs/adr/), and what find_package(quoin) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS quoin EXPORT quoin_targets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
file(GLOB quoin_public_folders LIST_DIRECTORIES true "${PROJECT_SOURCE_DIR}/constructs/*/include")
foreach(folder IN LISTS quoin_public_folders)
  install(DIRECTORY "${folder}/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
endforeach()
set(quoin_private "lib/quoin")
install(TARGETS quoin-bindgen EXPORT quoin_targets RUNTIME DESTINATION "${quoin_private}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/apps/bindgen/schemas/" DESTINATION "${quoin_private}/schemas")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/apps/bindgen/patches/" DESTINATION "${quoin_private}/patches")

set(quoin_package "${CMAKE_INSTALL_LIBDIR}/cmake/quoin")
install(EXPORT quoin_targets NAMESPACE quoin:: FILE quoinTargets.cmake DESTINATION "${quoin_package}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/quoinConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/quoinConfig.cmake.in" "${CMAKE_BINARY_DIR}/quoinConfig.cmake"
  INSTALL_DESTINATION "${quoin_package}" PATH_VARS quoin_private)
install(FILES "${CMAKE_BINARY_DIR}/quoinConfig.cmake" "${CMAKE_BINARY_DIR}/quoinConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/bindings.cmake" "${PROJECT_SOURCE_DIR}/cmake/QuoinProgram.cmake"
  DESTINATION "${quoin_package}")
