# libxlsxwriter ships pkg-config only, which says the version of its interface: gives XlsxWriter::XlsxWriter and XlsxWriter_VERSION.
find_package(PkgConfig REQUIRED)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
find_path(XlsxWriter_INCLUDE_DIR xlsxwriter.h HINTS ${XLSXWRITER_INCLUDEDIR} REQUIRED)
file(STRINGS ${XlsxWriter_INCLUDE_DIR}/xlsxwriter.h version_line REGEX "#define LXW_VERSION ")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" XlsxWriter_VERSION "${version_line}")
if(NOT TARGET XlsxWriter::XlsxWriter)
  add_library(XlsxWriter::XlsxWriter ALIAS PkgConfig::XLSXWRITER)
endif()
