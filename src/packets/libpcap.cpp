#include "packets/libpcap.h"

#include "core/error.h"

#include <array>
#include <pcap/pcap.h>
#include <poll.h>

namespace quietroom::packets {

namespace {

constexpr int snapshot_bytes = 65535, kernel_bytes = 16 << 20, timeout_ms = 100;

} // namespace

struct CaptureReader::Handle {
  pcap_t* pcap = nullptr;
  std::int64_t fraction_ns = 1; ///< what a step of tv_usec is
  ~Handle() {
    if (pcap != nullptr) pcap_close(pcap);
  }
  CapturedFrame frame(const pcap_pkthdr& header, const u_char* bytes) const {
    return {static_cast<std::int64_t>(header.ts.tv_sec) * 1'000'000'000 + header.ts.tv_usec * fraction_ns,
            {bytes, header.caplen}};
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

CaptureReader::CaptureReader(const std::string& interface)
    : m_handle(std::make_unique<Handle>()), m_name(interface) {
  std::array<char, PCAP_ERRBUF_SIZE> failure{};
  pcap_t* pcap = m_handle->pcap = pcap_create(interface.c_str(), failure.data());
  if (pcap == nullptr) throw_environment(interface + ": cannot be captured from (" + failure.data() + ")");
  pcap_set_snaplen(pcap, snapshot_bytes);
  pcap_set_promisc(pcap, 1);
  pcap_set_timeout(pcap, timeout_ms);
  pcap_set_buffer_size(pcap, kernel_bytes);
  if (pcap_set_tstamp_precision(pcap, PCAP_TSTAMP_PRECISION_NANO) != 0) m_handle->fraction_ns = 1000;
  const int state = pcap_activate(pcap);
  if (state >= 0) return;
  if (state == PCAP_ERROR_PERM_DENIED || state == PCAP_ERROR_PROMISC_PERM_DENIED)
    throw_environment(
        interface +
        ": capturing needs the right CAP_NET_RAW; start it with sudo, or give it to the program "
        "(sudo setcap cap_net_raw+ep), or let tcpdump capture: sudo tcpdump -i " +
        interface + " -U -w - udp | quietroom watch --live -");
  throw_environment(interface + ": cannot be captured from (" + pcap_statustostr(state) + ")");
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
  while ((state = pcap_next_ex(m_handle->pcap, &header, &bytes)) == 1) take(m_handle->frame(*header, bytes));
  return state == PCAP_ERROR_BREAK; // the end of a file
}

void CaptureReader::each(const std::function<void(const CapturedFrame&)>& take, const KeepReading& go_on) {
  pcap_pkthdr* header = nullptr;
  const u_char* bytes = nullptr;
  std::array<char, PCAP_ERRBUF_SIZE> failure{};
  pcap_setnonblock(m_handle->pcap, 1, failure.data()); // else an idle interface is waited for without an end
  pollfd asked{pcap_get_selectable_fd(m_handle->pcap), POLLIN, 0};
  while (go_on()) {
    const int state = pcap_next_ex(m_handle->pcap, &header, &bytes);
    if (state == 0) ::poll(&asked, 1, timeout_ms);
    if (state < 0) throw_environment(m_name + ": went away (" + pcap_geterr(m_handle->pcap) + ")");
    if (state == 1) take(m_handle->frame(*header, bytes));
  }
}

std::uint64_t CaptureReader::dropped() const {
  pcap_stat found{};
  return pcap_stats(m_handle->pcap, &found) == 0 ? found.ps_drop : 0;
}

std::vector<std::string> interface_names() {
  std::vector<std::string> out;
  std::array<char, PCAP_ERRBUF_SIZE> failure{};
  pcap_if_t* all = nullptr;
  if (pcap_findalldevs(&all, failure.data()) != 0) return out;
  for (const pcap_if_t* each = all; each != nullptr; each = each->next) out.emplace_back(each->name);
  pcap_freealldevs(all);
  return out;
}

} // namespace quietroom::packets
