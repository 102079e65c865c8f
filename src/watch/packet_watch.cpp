#include "watch/packet_watch.h"

#include "core/counted.h"
#include "core/error.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace quietroom::watch {

namespace {

constexpr std::size_t sender_reports_kept = 16;
constexpr double most_round_trip_ms = 10'000;         ///< what is longer is a mistake
constexpr std::int64_t clock_back_ns = 1'000'000'000; ///< of frame to frame: more than packets out of order
constexpr std::int64_t look_every_ns = 1'000'000'000;

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

std::uint64_t hash_of(const Endpoint& from, const Endpoint& to, std::uint32_t ssrc) {
  const auto half = [](const Endpoint& e, std::size_t at) {
    std::uint64_t out = 0;
    std::memcpy(&out, e.address.data() + at, 8);
    return out;
  };
  std::uint64_t out =
      ssrc | static_cast<std::uint64_t>(from.port) << 32 | static_cast<std::uint64_t>(to.port) << 48;
  out = mixed(out + half(from, 8));
  out = mixed(out + half(to, 8));
  return mixed(out + half(from, 0) + 3 * half(to, 0));
}

std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

} // namespace

PacketWatch::PacketWatch(const WatchSettings& settings, PacketSettings packets)
    : m_settings(settings), m_packets(std::move(packets)), m_slots(64) {}

void PacketWatch::rebuild(std::size_t slots) {
  m_slots.assign(slots, {});
  for (std::size_t i = 0; i < m_streams.size(); ++i) {
    if (!m_streams[i]) continue;
    const PacketStream& stream = *m_streams[i];
    const std::uint64_t hash = hash_of(stream.from(), stream.to(), stream.ssrc());
    std::size_t at = hash & (slots - 1);
    while (m_slots[at].stream != 0) at = (at + 1) & (slots - 1);
    m_slots[at] = {hash, static_cast<std::uint32_t>(i + 1)};
  }
}

/// Sends what is left to say of the stream, and makes its place free.
void PacketWatch::end(std::uint32_t number, StreamEnd why) {
  PacketStream& stream = *m_streams[number];
  const bool before = stream.accepted();
  stream.fragments = m_counts.fragments;
  stream.finish(why);
  m_found += before || stream.accepted();
  if (before) {
    std::erase(m_by_ssrc[stream.ssrc()], number);
    if (m_by_ssrc[stream.ssrc()].empty()) {
      m_by_ssrc.erase(stream.ssrc());
      m_sender_reports.erase(stream.ssrc());
    }
    const auto call = m_calls.find(call_key(stream));
    std::erase(call->second.members, number);
    if (call->second.members.empty()) m_calls.erase(call);
    m_counts.dropped += why == StreamEnd::dropped;
  }
  m_streams[number].reset();
  m_free.push_back(number);
  --m_live;
}

/// An eighth of all streams at once, those that were silent the longest.
void PacketWatch::end_oldest() {
  std::vector<std::pair<std::int64_t, std::uint32_t>> by_age;
  for (std::size_t i = 0; i < m_streams.size(); ++i)
    if (m_streams[i]) by_age.emplace_back(m_streams[i]->last_ns(), static_cast<std::uint32_t>(i));
  const auto part = static_cast<std::ptrdiff_t>(by_age.size() / 8 + 1);
  std::nth_element(by_age.begin(), by_age.begin() + part - 1, by_age.end());
  for (std::ptrdiff_t i = 0; i < part; ++i)
    end(by_age[static_cast<std::size_t>(i)].second, StreamEnd::dropped);
  rebuild(m_slots.size());
}

/// Once a second, and where the time went back.
void PacketWatch::pass_time(std::int64_t t_ns) {
  if (m_counts.frames == 0 || std::abs(t_ns - m_looked_ns) < look_every_ns) return;
  m_looked_ns = t_ns;
  const auto silent_ns = static_cast<std::int64_t>(m_settings.silent_s * 1e9);
  bool ended = false;
  for (std::size_t i = 0; i < m_streams.size(); ++i) {
    if (!m_streams[i]) continue;
    m_streams[i]->rest(t_ns);
    if (t_ns - m_streams[i]->last_ns() <= silent_ns) continue;
    end(static_cast<std::uint32_t>(i), StreamEnd::silent);
    ended = true;
  }
  if (ended) rebuild(m_slots.size());
}

std::uint32_t PacketWatch::place_for(const Datagram& datagram, std::uint32_t ssrc) {
  ++m_live;
  if (m_free.empty()) {
    m_streams.emplace_back(std::in_place, datagram.from, datagram.to, ssrc, m_settings, m_packets);
    return static_cast<std::uint32_t>(m_streams.size() - 1);
  }
  const std::uint32_t out = m_free.back();
  m_free.pop_back();
  m_streams[out].emplace(datagram.from, datagram.to, ssrc, m_settings, m_packets);
  return out;
}

std::uint32_t PacketWatch::stream_of(const Datagram& datagram, std::uint32_t ssrc) {
  const std::uint64_t hash = hash_of(datagram.from, datagram.to, ssrc);
  for (std::size_t at = hash & (m_slots.size() - 1); m_slots[at].stream != 0;
       at = (at + 1) & (m_slots.size() - 1)) {
    const std::uint32_t number = m_slots[at].stream - 1;
    if (m_slots[at].hash == hash && m_streams[number]->is_of(datagram.from, datagram.to, ssrc)) return number;
  }
  if (m_live >= m_settings.most_streams) end_oldest();
  if (2 * (m_live + 1) > m_slots.size()) rebuild(2 * m_slots.size());
  const std::uint32_t number = place_for(datagram, ssrc);
  std::size_t at = hash & (m_slots.size() - 1);
  while (m_slots[at].stream != 0) at = (at + 1) & (m_slots.size() - 1);
  m_slots[at] = {hash, number + 1};
  return number;
}

std::optional<PayloadFormat> PacketWatch::format_of(const Datagram& datagram, unsigned payload_type) const {
  const auto in = [&](const PayloadMap& map) -> std::optional<PayloadFormat> {
    const auto found = map.find(payload_type);
    if (found == map.end()) return std::nullopt;
    return found->second;
  };
  if (auto found = in(m_packets.payloads)) return found;
  for (const std::uint16_t port : {datagram.to.port, datagram.from.port})
    if (const auto described = m_described.find(port); described != m_described.end())
      if (auto found = in(described->second)) return found;
  if (auto found = static_format(payload_type)) return found;
  return in(m_described_anywhere);
}

std::string PacketWatch::call_key(const PacketStream& stream) {
  const std::string a = text(stream.from()), b = text(stream.to());
  return a < b ? a + ' ' + b : b + ' ' + a;
}

/// The two directions between the same two endpoints are one call, whatever their SSRC becomes.
void PacketWatch::pair(std::uint32_t number) {
  PacketStream& stream = *m_streams[number];
  Call& call = m_calls[call_key(stream)];
  if (call.number == 0) call.number = ++m_calls_seen;
  call.members.push_back(number);
  stream.set_call(call.number, static_cast<double>(stream.first_ns() - m_first_ns) / 1e6);
}

bool PacketWatch::is_asked(const Datagram& datagram) const {
  if (m_packets.ports.empty()) return true;
  return std::any_of(m_packets.ports.begin(), m_packets.ports.end(), [&](std::uint16_t port) {
    return port == datagram.from.port || port == datagram.to.port;
  });
}

void PacketWatch::take_udp(const Datagram& datagram, std::int64_t t_ns) {
  if (looks_like_rtcp(datagram.payload)) {
    ++m_counts.rtcp;
    take_rtcp(datagram, t_ns);
    return;
  }
  const auto packet = is_asked(datagram) ? parse_rtp(datagram.payload, datagram.length) : std::nullopt;
  if (!packet) {
    ++m_counts.other;
    take_sdp(datagram.payload);
    return;
  }
  ++m_counts.rtp;
  m_counts.types.set(packet->payload_type);
  const std::uint32_t number = stream_of(datagram, packet->ssrc);
  PacketStream& stream = *m_streams[number];
  const bool before = stream.accepted();
  stream.take(*packet, t_ns, [&](unsigned type) { return format_of(datagram, type); });
  if (before || !stream.accepted()) return;
  m_by_ssrc[packet->ssrc].push_back(number);
  pair(number);
}

void PacketWatch::take_sdp(Bytes payload) {
  const std::string_view text = as_text(payload);
  if (!may_hold_sdp(text)) return;
  std::vector<std::string> ids;
  for (const auto& codec : m_packets.codecs) ids.push_back(codec.id);
  for (const SdpMedium& medium : parse_sdp(text))
    for (const auto& mapping : medium.mappings)
      if (const auto format = named_format(mapping.encoding, mapping.clock, ids)) {
        if (m_described.size() < 65536) m_described[medium.port][mapping.payload_type] = *format;
        m_described_anywhere[mapping.payload_type] = *format;
      }
}

/// Reports of a stream go from where it goes to, to where it comes from; ports may differ by one.
PacketStream* PacketWatch::reported_stream(std::uint32_t ssrc, const Datagram& datagram) {
  const auto found = m_by_ssrc.find(ssrc);
  if (found == m_by_ssrc.end()) return nullptr;
  for (const std::uint32_t number : found->second) {
    PacketStream& stream = *m_streams[number];
    if (stream.from().address == datagram.to.address && stream.to().address == datagram.from.address)
      return &stream;
  }
  return &*m_streams[found->second.back()];
}

/// Of both legs where both are known.
void PacketWatch::share_round_trip(PacketStream& stream) {
  PacketStream* back = nullptr;
  for (const std::uint32_t number : m_calls.at(call_key(stream)).members) {
    PacketStream& other = *m_streams[number];
    if (other.from() == stream.to() && other.to() == stream.from()) back = &other;
  }
  std::optional<double> whole = stream.leg_ms;
  if (back != nullptr && back->leg_ms) whole = whole.value_or(0) + *back->leg_ms;
  stream.rtt_ms = whole;
  stream.rtt_of_report = false;
  if (back != nullptr) back->rtt_ms = whole, back->rtt_of_report = false;
}

void PacketWatch::take_block(const ReportBlock& block, const Datagram& datagram, const RtcpPackets& all,
                             std::int64_t t_ns) {
  PacketStream* stream = reported_stream(block.ssrc, datagram);
  if (stream == nullptr) return;
  ReceiverReport out;
  if (const auto sent = m_sender_reports.find(block.ssrc); sent != m_sender_reports.end() && block.lsr != 0)
    for (const SenderReportSeen& seen : sent->second)
      if (seen.ntp_middle == block.lsr) {
        const double leg_ms = static_cast<double>(t_ns - seen.t_ns) / 1e6 - block.dlsr * 1000.0 / 65536;
        if (leg_ms > 0 && leg_ms <= most_round_trip_ms) out.rtt_ms = leg_ms;
      }
  if (out.rtt_ms) {
    stream->leg_ms = out.rtt_ms;
    share_round_trip(*stream);
  }
  out.stream = stream->stream_name();
  out.t_ms = static_cast<double>(t_ns - m_first_ns) / 1e6;
  out.fraction_lost_256 = block.fraction_lost_256;
  out.loss_pct = block.fraction_lost_256 * 100.0 / 256;
  out.cumulative = block.cumulative_lost;
  out.ext_high_seq = block.ext_high_seq;
  out.jitter_units = block.jitter_units;
  out.jitter_ms = block.jitter_units * 1000.0 / stream->clock();
  for (const MetricsBlock& metrics : all.metrics)
    if (metrics.ssrc == block.ssrc) out.xr = metrics.metrics;
  const bool xr_trip = out.xr && out.xr->rtt_ms > 0 && out.xr->rtt_ms <= most_round_trip_ms;
  if (xr_trip && !stream->leg_ms && (!stream->rtt_ms || stream->rtt_of_report)) {
    stream->rtt_ms = out.xr->rtt_ms;
    stream->rtt_of_report = true;
  }
  m_settings.sink(std::move(out));
}

void PacketWatch::take_rtcp(const Datagram& datagram, std::int64_t t_ns) {
  const RtcpPackets all = parse_rtcp(datagram.payload);
  m_counts.cut += all.cut;
  for (const SenderInfo& sender : all.senders) {
    if (!m_by_ssrc.contains(sender.ssrc)) continue; // of no stream here, so no report will ask for it
    auto& seen = m_sender_reports[sender.ssrc];
    seen.push_back({sender.ntp_middle, t_ns});
    if (seen.size() > sender_reports_kept) seen.pop_front();
  }
  for (const ReportBlock& block : all.blocks) take_block(block, datagram, all, t_ns);
}

void PacketWatch::take(LinkType link, Bytes frame, std::int64_t t_ns) {
  if (m_counts.frames++ == 0) m_first_ns = m_looked_ns = m_last_ns = t_ns;
  if (m_last_ns - t_ns > clock_back_ns) {
    ++m_counts.clock_back;
    m_counts.clock_back_ns = std::max(m_counts.clock_back_ns, m_last_ns - t_ns);
  }
  m_last_ns = t_ns;
  pass_time(t_ns);
  const Datagram datagram = datagram_of(link, frame);
  switch (datagram.fate) {
  case FrameFate::udp:
    take_udp(datagram, t_ns);
    break;
  case FrameFate::tcp:
    ++m_counts.other;
    take_sdp(datagram.payload);
    break;
  case FrameFate::fragment:
    ++m_counts.fragments;
    break;
  case FrameFate::cut:
    ++m_counts.cut;
    break;
  case FrameFate::other:
    ++m_counts.other;
  }
}

void PacketWatch::end_all() {
  for (std::size_t i = 0; i < m_streams.size(); ++i)
    if (m_streams[i]) end(static_cast<std::uint32_t>(i), StreamEnd::input);
  rebuild(m_slots.size());
}

void PacketWatch::finish() {
  end_all();
  if (m_found == 0)
    throw_input("there is no stream of RTP in the capture: of " + counted(m_counts.frames, "frame") + ' ' +
                std::to_string(m_counts.rtp) + " looked like RTP, and nowhere did two follow each other" +
                (m_counts.fragments == 0 ? ""
                                         : "; " + counted(m_counts.fragments, "fragment") +
                                               " of datagrams were not read, capture before they are split"));
}

} // namespace quietroom::watch
