# spandsp ships pkg-config only: gives SpanDsp::SpanDsp and SpanDsp_VERSION.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SPANDSP REQUIRED IMPORTED_TARGET spandsp)
set(SpanDsp_VERSION ${SPANDSP_VERSION})
if(NOT TARGET SpanDsp::SpanDsp)
  add_library(SpanDsp::SpanDsp ALIAS PkgConfig::SPANDSP)
endif()
