# vo-amrwbenc and opencore-amrwb ship pkg-config only: gives AmrWb::AmrWb, both of them, and AmrWb_VERSION, where both
# are there. The version names the two, for they are released apart.
find_package(PkgConfig REQUIRED)
pkg_check_modules(AMRWB QUIET IMPORTED_TARGET vo-amrwbenc opencore-amrwb)
set(AmrWb_FOUND ${AMRWB_FOUND})
set(AmrWb_VERSION "${AMRWB_vo-amrwbenc_VERSION} ${AMRWB_opencore-amrwb_VERSION}")
if(AmrWb_FOUND AND NOT TARGET AmrWb::AmrWb)
  add_library(AmrWb::AmrWb ALIAS PkgConfig::AMRWB)
endif()
