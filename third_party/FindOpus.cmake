# libopus ships pkg-config only: gives Opus::Opus and Opus_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(OPUS QUIET IMPORTED_TARGET opus)
set(Opus_FOUND ${OPUS_FOUND})
set(Opus_VERSION ${OPUS_VERSION})
if(Opus_FOUND AND NOT TARGET Opus::Opus)
  add_library(Opus::Opus ALIAS PkgConfig::OPUS)
endif()
