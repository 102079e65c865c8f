#include "watch/packet_stream.h"

#include "core/counted.h"
#include "core/number.h"
#include "watch/recency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace quietroom::watch {

namespace {

constexpr std::size_t most_held = 32;        ///< packets in which two must follow each other
constexpr std::size_t enough_for_clock = 16; ///< to infer the clock of an unknown payload type
constexpr std::int64_t silence_ns = 5'000'000'000;

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

/// The usual clock that is next to the rate of the timestamps.
unsigned nearest_clock(double rate_hz) {
  constexpr std::array<unsigned, 7> usual = {8000, 16000, 24000, 32000, 44100, 48000, 90000};
  unsigned out = 8000;
  for (const unsigned each : usual)
    if (std::abs(std::log(rate_hz / each)) < std::abs(std::log(rate_hz / out))) out = each;
  return out;
}

} // namespace

void PacketStream::take(const RtpHeader& packet, std::int64_t t_ns) {
  if (m_rejected) {
    m_last_ns = t_ns;
    return;
  }
  note_event(packet);
  if (accepted())
    meter({packet, t_ns, m_speech});
  else
    hold(packet, t_ns);
}

/// Telephone events (RFC 4733) of a payload type that nobody described: beside the audio, 4 bytes each, and
/// one timestamp while the sequence goes on.
void PacketStream::note_event(const RtpHeader& packet) {
  const RtpHeader before = std::exchange(m_before, packet);
  if (m_type_format || packet.payload_bytes != 4 || packet.payload_type == m_main_type || m_format.clock == 0)
    return;
  const bool stays = before.payload_type == packet.payload_type && before.timestamp == packet.timestamp &&
                     before.sequence != packet.sequence;
  if (stays) m_events.set(packet.payload_type);
  m_speech = !m_events.test(packet.payload_type);
}

void PacketStream::hold(const RtpHeader& packet, std::int64_t t_ns) {
  m_sequential =
      m_sequential ||
      (!m_held.empty() && packet.sequence == static_cast<std::uint16_t>(m_held.back().packet.sequence + 1));
  if (m_speech && (m_format.encoding.empty() || m_format.clock == 0)) {
    m_main_type = packet.payload_type;
    if (m_type_format) m_format = *m_type_format;
  }
  m_held.push_back({packet, t_ns, m_speech});
  m_last_ns = t_ns;
  if (m_sequential && (m_format.clock != 0 || m_held.size() >= enough_for_clock)) {
    accept();
  } else if (m_held.size() >= most_held) {
    m_rejected = true;
    m_held = {};
  }
}

/// From one held packet to the next, a step of the sequence each.
void PacketStream::settle_format() {
  if (m_format.clock != 0) return;
  std::vector<double> ticks, ms;
  for (std::size_t i = 1; i < m_held.size(); ++i) {
    const Held &a = m_held[i - 1], &b = m_held[i];
    if (b.packet.sequence != static_cast<std::uint16_t>(a.packet.sequence + 1)) continue;
    ticks.push_back(static_cast<std::int32_t>(b.packet.timestamp - a.packet.timestamp));
    ms.push_back(static_cast<double>(b.t_ns - a.t_ns) / 1e6);
  }
  const double tick = median(ticks), step_ms = median(ms);
  m_format.clock = tick > 0 && step_ms > 0 ? nearest_clock(tick / step_ms * 1000) : 8000;
  m_clock_assumed = true;
}

double PacketStream::measured_frame_ms() const {
  std::vector<double> out;
  for (std::size_t i = 1; i < m_held.size(); ++i) {
    const RtpHeader &a = m_held[i - 1].packet, &b = m_held[i].packet;
    if (b.sequence == static_cast<std::uint16_t>(a.sequence + 1))
      out.push_back(1000.0 * static_cast<std::int32_t>(b.timestamp - a.timestamp) / m_format.clock);
  }
  const double found = median(out);
  return found >= 2 && found <= 200 ? found : 20;
}

void PacketStream::accept() {
  settle_format();
  CallModel model = model_of(emodel::find_codec(m_packets->codecs, m_format.codec));
  model.buffer_ms = m_packets->buffer.low_ms;
  model.frame_ms = measured_frame_ms();
  model.look_ahead_ms = m_format.look_ahead_ms;
  model.one_way_ms = m_packets->one_way_ms;
  m_meter = std::make_unique<RtpMeter>(m_format.clock, m_packets->buffer);
  if (m_name.empty()) m_name = fmt::format("{}>{}/0x{:08x}", text(m_from), text(m_to), m_ssrc);
  m_watch = std::make_unique<StreamWatch>(m_name, *m_settings, std::move(model));
  if (m_packets->trace_of) m_meter->trace_to(m_packets->trace_of(*this));
  m_first_ns = m_last_ns = m_held.front().t_ns;
  for (const Held& each : m_held) meter(each);
  m_held = {};
}

/// The sample that runs at a time, in one step however long nothing came.
std::uint64_t PacketStream::sample_at(std::int64_t t_ns) const {
  const double passed_s = static_cast<double>(t_ns - m_first_ns) / 1e9;
  auto out = static_cast<std::uint64_t>(std::max(0.0, std::floor(passed_s / m_packets->sample_s))) + 1;
  while (out > 1 && t_ns < sample_end(out - 1)) --out; // rounding, so once at most
  while (t_ns >= sample_end(out)) ++out;
  return out;
}

std::int64_t PacketStream::sample_end(std::uint64_t number) const {
  return m_first_ns + std::llround(static_cast<double>(number) * m_packets->sample_s * 1e9);
}

void PacketStream::close_sample(bool closes_interval) {
  const RtpMeter::Look look = m_meter->sample();
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  CallSample out;
  out.number = m_sample;
  out.covers_ms = m_packets->sample_s * 1000;
  out.t_ms = number(m_sample) * out.covers_ms;
  out.received = number(look.counts.unique);
  out.lost = static_cast<double>(std::max<std::int64_t>(0, look.lost));
  out.came_after_all = static_cast<double>(std::max<std::int64_t>(0, -look.lost));
  const double expected = *out.received + *out.lost;
  out.loss_pct = expected > 0 ? 100 * *out.lost / expected : 0;
  out.formula_blind = m_sample == 1 || look.lost < 0;
  out.bytes_received = number(look.counts.bytes);
  out.jitter_ms = m_meter->jitter_ms();
  if (look.counts.jitter_packets > 0) {
    out.jitter_mean_ms = look.counts.jitter_sum_ms / number(look.counts.jitter_packets);
    out.jitter_max_ms = look.counts.jitter_max_ms;
    out.jitter_packets = number(look.counts.jitter_packets);
  }
  out.rtt_ms = rtt_ms;
  out.late = number(look.counts.late);
  out.duplicate = number(look.counts.duplicate);
  out.reordered = number(look.counts.reordered);
  out.runs = look.runs;
  out.closes_interval = closes_interval || m_sample % m_packets->samples_per_interval == 0;
  if (out.closes_interval) out.interval_runs = m_meter->interval();
  m_watch->take(out);
  ++m_sample;
}

/// Ends the samples that are over at `t_ns`. After a silence of more than 5 s the next sample is unknown, and
/// those in between are passed over: nobody can tell a hold from a hole of the capture.
void PacketStream::pass_time(std::int64_t t_ns) {
  if (t_ns - m_last_ns > silence_ns) {
    rest(t_ns);
    m_resting = false;
    m_sample = std::max(m_sample, sample_at(t_ns));
    m_watch->unknown_sample(m_sample, static_cast<double>(m_sample - 1) * m_packets->sample_s * 1000);
  }
  while (t_ns >= sample_end(m_sample)) close_sample(false);
}

void PacketStream::rest(std::int64_t t_ns) {
  if (!accepted() || m_resting || t_ns - m_last_ns <= silence_ns) return;
  close_sample(true);
  m_resting = true;
}

void PacketStream::meter(const Held& held) {
  pass_time(held.t_ns);
  m_last_ns = std::max(m_last_ns, held.t_ns);
  m_meter->take(held.packet, held.t_ns, held.speech);
}

std::vector<std::string> PacketStream::assumptions() const {
  auto out = assumptions_of(m_watch->model(), m_format.assumed, false);
  out.push_back(text(m_packets->buffer));
  if (m_clock_assumed)
    out.push_back("clock inferred from the timestamps: " + std::to_string(m_format.clock) +
                  " Hz; give --codec " + std::to_string(m_main_type) + "=NAME");
  for (std::size_t type = 0; type < m_events.size(); ++type)
    if (m_events.test(type))
      out.push_back(
          fmt::format("payload type {0} taken for telephone events, by 4 bytes and one timestamp for "
                      "several packets, and left out of jitter and late; give --codec {0}=NAME where "
                      "it is audio",
                      type));
  if (rtt_ms && rtt_of_report)
    out.emplace_back("round trip as a receiver measured it (XR)");
  else if (rtt_ms)
    out.emplace_back(
        "round trip of RTCP, seen from the capture; where one side alone reported, it is that side's");
  if (fragments > 0 && m_meter->expected() > m_meter->totals().unique)
    out.push_back(counted(fragments, "fragment") +
                  " of datagrams in the capture, which are not read: packets in them count as lost");
  out.push_back("the mean of MOS is of intervals, each of the same weight");
  out.emplace_back(recency_doubt);
  return out;
}

std::optional<double> PacketStream::remembered_mos(const BurstGap& found) const {
  CallModel model = m_watch->model();
  if (!model.Ie || !model.Bpl) return std::nullopt;
  const auto impairment = [&](double density) {
    const double ppl = 100 * density;
    return *model.Ie + (95 - *model.Ie) * ppl / (ppl + *model.Bpl);
  };
  if (model.band != emodel::Band::narrow) return std::nullopt; // Annex E stands on the narrow-band scale
  model.Ie = recency({impairment(found.burst_density), impairment(found.gap_density),
                      found.mean_burst_ms / 1000, found.mean_gap_ms / 1000, found.since_burst_ms / 1000})
                 .Ie_end;
  return call_quality(model, 0, 1, std::nullopt).mos_lqe;
}

void PacketStream::finish(StreamEnd why) {
  if (!accepted()) {
    if (m_rejected || !m_sequential) return;
    accept();
  }
  if (!m_resting) close_sample(true);
  m_meter->finish();
  CallModel model = m_watch->model();
  if (m_packets->buffer.adaptive) model.buffer_ms = m_meter->mean_depth_ms();
  m_watch->set_model(model);
  const RtpCounts& all = m_meter->totals();
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  StreamSummary out;
  out.ended = why;
  out.call = m_call;
  out.ssrc = fmt::format("0x{:08x}", m_ssrc);
  out.payload_type = m_main_type;
  out.clock = m_format.clock;
  out.packets = number(all.packets);
  out.unique = number(all.unique);
  out.expected = number(m_meter->expected());
  out.lost = *out.expected - *out.unique;
  out.late = number(all.late);
  out.duplicate = number(all.duplicate);
  out.reordered = number(all.reordered);
  if (all.jitter_packets > 0) {
    out.jitter_mean_ms = all.jitter_sum_ms / number(all.jitter_packets);
    out.jitter_max_ms = all.jitter_max_ms;
    out.jitter_final_ms = m_meter->jitter_ms();
  }
  out.start_ms = m_start_ms;
  out.restarts = m_meter->restarts();
  out.capture_gaps = m_meter->capture_gaps();
  out.burst_gap = m_meter->burst_gap().result(model.frame_ms);
  out.assumptions = assumptions();
  m_watch->finish(out, m_meter->all_runs());
  out.duration_ms = static_cast<double>(m_last_ns - m_first_ns) / 1e6;
  out.mos_lqe_end = remembered_mos(*out.burst_gap);
  m_settings->sink(std::move(out));
}

} // namespace quietroom::watch
