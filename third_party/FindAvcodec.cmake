# libavcodec and libavutil ship pkg-config only: gives Avcodec::Avcodec and Avcodec_VERSION, where they are there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(AVCODEC QUIET IMPORTED_TARGET libavcodec libavutil)
set(Avcodec_FOUND ${AVCODEC_FOUND})
set(Avcodec_VERSION ${AVCODEC_libavcodec_VERSION})
if(Avcodec_FOUND AND NOT TARGET Avcodec::Avcodec)
  add_library(Avcodec::Avcodec ALIAS PkgConfig::AVCODEC)
endif()
