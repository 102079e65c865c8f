# Cairo draws pictures: gives Cairo::Cairo.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
if(NOT TARGET Cairo::Cairo)
  add_library(Cairo::Cairo ALIAS PkgConfig::CAIRO)
endif()
