# libsndfile ships pkg-config only: gives SndFile::SndFile.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
if(NOT TARGET SndFile::SndFile)
  add_library(SndFile::SndFile ALIAS PkgConfig::SNDFILE)
endif()
