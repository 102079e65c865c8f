# libmpg123 ships pkg-config only: gives Mpg123::Mpg123 and Mpg123_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(MPG123 QUIET IMPORTED_TARGET libmpg123)
set(Mpg123_FOUND ${MPG123_FOUND})
set(Mpg123_VERSION ${MPG123_VERSION})
if(Mpg123_FOUND AND NOT TARGET Mpg123::Mpg123)
  add_library(Mpg123::Mpg123 ALIAS PkgConfig::MPG123)
endif()
