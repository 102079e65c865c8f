# libbcg729 ships pkg-config only: gives Bcg729::Bcg729 and Bcg729_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(BCG729 QUIET IMPORTED_TARGET libbcg729)
set(Bcg729_FOUND ${BCG729_FOUND})
set(Bcg729_VERSION ${BCG729_VERSION})
if(Bcg729_FOUND AND NOT TARGET Bcg729::Bcg729)
  add_library(Bcg729::Bcg729 ALIAS PkgConfig::BCG729)
endif()
