# minizip ships pkg-config only: gives Minizip::Minizip, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(MINIZIP QUIET IMPORTED_TARGET minizip)
set(Minizip_FOUND ${MINIZIP_FOUND})
if(Minizip_FOUND AND NOT TARGET Minizip::Minizip)
  add_library(Minizip::Minizip ALIAS PkgConfig::MINIZIP)
endif()
