# libspeex ships pkg-config only: gives Speex::Speex and Speex_VERSION, where it is there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SPEEX QUIET IMPORTED_TARGET speex)
set(Speex_FOUND ${SPEEX_FOUND})
set(Speex_VERSION ${SPEEX_VERSION})
if(Speex_FOUND AND NOT TARGET Speex::Speex)
  add_library(Speex::Speex ALIAS PkgConfig::SPEEX)
endif()
