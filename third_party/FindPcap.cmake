# libpcap ships pkg-config only: gives Pcap::Pcap.
find_package(PkgConfig REQUIRED)
pkg_check_modules(PCAP REQUIRED IMPORTED_TARGET libpcap)
set(Pcap_FOUND ${PCAP_FOUND})
if(NOT TARGET Pcap::Pcap)
  add_library(Pcap::Pcap ALIAS PkgConfig::PCAP)
endif()
