# libvorbis and libvorbisenc ship pkg-config only: gives Vorbis::Vorbis and Vorbis_VERSION, where they are there.
find_package(PkgConfig REQUIRED)
pkg_check_modules(VORBIS QUIET IMPORTED_TARGET vorbis vorbisenc)
set(Vorbis_FOUND ${VORBIS_FOUND})
set(Vorbis_VERSION ${VORBIS_vorbis_VERSION})
if(Vorbis_FOUND AND NOT TARGET Vorbis::Vorbis)
  add_library(Vorbis::Vorbis ALIAS PkgConfig::VORBIS)
endif()
