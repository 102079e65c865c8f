# Debian ships PortAudio with pkg-config only; this gives PortAudio::PortAudio.
find_package(PkgConfig REQUIRED)
pkg_check_modules(PortAudio REQUIRED IMPORTED_TARGET GLOBAL portaudio-2.0)
if(NOT TARGET PortAudio::PortAudio)
  add_library(PortAudio::PortAudio ALIAS PkgConfig::PortAudio)
endif()
