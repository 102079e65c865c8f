# libmp3lame ships pkg-config only: gives Lame::Lame and Lame_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LAME QUIET IMPORTED_TARGET lame)
set(Lame_FOUND ${LAME_FOUND})
set(Lame_VERSION ${LAME_VERSION})
if(Lame_FOUND AND NOT TARGET Lame::Lame)
  add_library(Lame::Lame ALIAS PkgConfig::LAME)
endif()
