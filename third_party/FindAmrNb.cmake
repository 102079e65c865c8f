# opencore-amrnb ships pkg-config only: gives AmrNb::AmrNb and AmrNb_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(AMRNB QUIET IMPORTED_TARGET opencore-amrnb)
set(AmrNb_FOUND ${AMRNB_FOUND})
set(AmrNb_VERSION ${AMRNB_VERSION})
if(AmrNb_FOUND AND NOT TARGET AmrNb::AmrNb)
  add_library(AmrNb::AmrNb ALIAS PkgConfig::AMRNB)
endif()
