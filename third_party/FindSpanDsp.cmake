# spandsp ships pkg-config only: gives SpanDsp::SpanDsp.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SPANDSP REQUIRED IMPORTED_TARGET spandsp)
if(NOT TARGET SpanDsp::SpanDsp)
  add_library(SpanDsp::SpanDsp ALIAS PkgConfig::SPANDSP)
endif()
