// Frames of a capture, up to samples, reports and summaries: link, IP, RTP, RTCP, XR and SDP. The first byte
// is the link type; then each frame has two bytes of length, one of time in 5 ms, and its bytes.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "watch/packet_watch.h"

using namespace quietroom;
using namespace quietroom::watch;

namespace {

constexpr LinkType links[] = {LinkType::ethernet, LinkType::raw, LinkType::cooked, LinkType::cooked2,
                              LinkType::null};

void check(const WatchRecord& record) {
  if (const auto* row = std::get_if<StreamSummary>(&record)) {
    fuzz::require(*row->unique + *row->duplicate == *row->packets, "every packet is unique or a duplicate");
    fuzz::require(*row->lost >= 0 && *row->unique + *row->lost == *row->expected,
                  "what was expected came or is lost");
    fuzz::require(!row->mos_lqe_call || (*row->mos_lqe_call >= 1 && *row->mos_lqe_call <= 4.5),
                  "MOS is 1 to 4.5");
  }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
  WatchSettings settings;
  settings.rules = rules;
  settings.formula = find_formula("sdk");
  settings.sink = [](WatchRecord&& record) { check(record); };
  PacketSettings packets;
  packets.codecs = emodel::published_codecs();
  PacketWatch watch(settings, packets);
  const Bytes all(data, size);
  const LinkType link = links[all[0] % 5];
  std::int64_t t_ns = 0;
  for (std::size_t at = 1; at + 3 <= size;) {
    const std::size_t length = static_cast<std::size_t>(all[at] << 8 | all[at + 1]);
    t_ns += all[at + 2] * 5'000'000LL;
    const Bytes frame = all.subspan(at + 3, std::min(length, size - at - 3));
    watch.take(link, frame, t_ns);
    at += 3 + frame.size();
  }
  try {
    watch.finish();
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad capture is no fault of the machine");
  }
  return 0;
}
