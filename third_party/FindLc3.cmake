# liblc3 ships pkg-config only: gives Lc3::Lc3 and Lc3_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LC3 QUIET IMPORTED_TARGET lc3)
set(Lc3_FOUND ${LC3_FOUND})
set(Lc3_VERSION ${LC3_VERSION})
if(Lc3_FOUND AND NOT TARGET Lc3::Lc3)
  add_library(Lc3::Lc3 ALIAS PkgConfig::LC3)
endif()
