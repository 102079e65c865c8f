# libsoxr ships pkg-config only: gives Soxr::Soxr.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SOXR REQUIRED IMPORTED_TARGET soxr)
if(NOT TARGET Soxr::Soxr)
  add_library(Soxr::Soxr ALIAS PkgConfig::SOXR)
endif()
