#include "packets/libpcap.h"

#include "core/error.h"

#include <array>
#include <pcap/pcap.h>

namespace quietroom::packets {

struct CaptureReader::Handle {
  pcap_t* pcap = nullptr;
  ~Handle() {
    if (pcap != nullptr) pcap_close(pcap);
  }
};

CaptureReader::CaptureReader(std::FILE* file, std::string name)
    : m_handle(std::make_unique<Handle>()), m_name(std::move(name)) {
  std::array<char, PCAP_ERRBUF_SIZE> failure{};
  m_handle->pcap = pcap_fopen_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, failure.data());
  if (m_handle->pcap != nullptr) return;
  if (file != stdin) std::fclose(file);
  throw_input(m_name + ": the capture cannot be read (" + failure.data() + "); save it as pcap or pcapng");
}

CaptureReader::~CaptureReader() = default;

int CaptureReader::link_type() const { return pcap_datalink(m_handle->pcap); }

std::string CaptureReader::link_name() const {
  const char* name = pcap_datalink_val_to_name(link_type());
  return name != nullptr ? name : "number " + std::to_string(link_type());
}

bool CaptureReader::each(const std::function<void(const CapturedFrame&)>& take) {
  pcap_pkthdr* header = nullptr;
  const u_char* bytes = nullptr;
  int state = 0;
  while ((state = pcap_next_ex(m_handle->pcap, &header, &bytes)) == 1)
    take({static_cast<std::int64_t>(header->ts.tv_sec) * 1'000'000'000 + header->ts.tv_usec,
          {bytes, header->caplen}});
  return state == PCAP_ERROR_BREAK; // the end of a file
}

} // namespace quietroom::packets
