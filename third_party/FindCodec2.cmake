# libcodec2 by pkg-config, for its CMake package names no version: gives Codec2::Codec2 and Codec2_VERSION, where it is
# there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CODEC2 QUIET IMPORTED_TARGET codec2)
set(Codec2_FOUND ${CODEC2_FOUND})
set(Codec2_VERSION ${CODEC2_VERSION})
if(Codec2_FOUND AND NOT TARGET Codec2::Codec2)
  add_library(Codec2::Codec2 ALIAS PkgConfig::CODEC2)
endif()
