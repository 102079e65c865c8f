// The bytes of a pcap or pcapng file, through libpcap and all that is behind it.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "packets/libpcap.h"
#include "watch/packet_watch.h"

#include <cstdio>

using namespace quietroom;
using namespace quietroom::watch;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
  WatchSettings settings;
  settings.rules = rules;
  settings.sink = [](WatchRecord&&) {};
  std::FILE* file = fmemopen(const_cast<std::uint8_t*>(data), size, "rb");
  if (file == nullptr) return 0;
  try {
    packets::CaptureReader reader(file, "call.pcap");
    const auto link = parse_link_type(reader.link_type());
    PacketWatch watch(settings, {});
    reader.each([&](const packets::CapturedFrame& frame) {
      if (link) watch.take(*link, frame.bytes, frame.t_ns);
    });
    watch.finish();
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad capture is no fault of the machine");
  }
  return 0;
}
