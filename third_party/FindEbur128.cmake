# libebur128 ships pkg-config only: gives Ebur128::Ebur128.
find_package(PkgConfig REQUIRED)
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
if(NOT TARGET Ebur128::Ebur128)
  add_library(Ebur128::Ebur128 ALIAS PkgConfig::EBUR128)
endif()
