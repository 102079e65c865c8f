#include "audio/player.h"

#include "core/error.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

namespace quietroom::audio {
namespace {

constexpr double stall_ms = 1000; // the silence after which Output::health() gives a device up

template<class Sample>
Sample narrowed(std::int32_t sample) noexcept {
  return static_cast<Sample>(sample >> (32 - 8 * static_cast<int>(sizeof(Sample))));
}

} // namespace

std::optional<std::string_view> void_reason(const Report& report) noexcept {
  if (report.gaps > 0 && report.max_gap_ms >= stall_ms) return "stall";
  if (report.underruns > 0) return "underrun";
  if (report.gaps > 0) return "gap";
  return std::nullopt;
}

Player::Player(const StreamFormat& format) noexcept
    : m_format(format), m_gap(format.rate_hz, format.latency_s) {
  assert(format.rate_hz > 0 && format.channels > 0 && format.latency_s >= 0);
}

bool Player::play(const ClipView& clip, Ticket ticket) {
  if (clip.rate_hz != m_format.rate_hz)
    throw_input("a clip of " + std::to_string(clip.rate_hz) + " Hz cannot be played on a stream of " +
                std::to_string(m_format.rate_hz) + " Hz; open the device at the rate of the stimuli");
  if (clip.channels != 1 && clip.channels != m_format.channels)
    throw_input("a clip of " + std::to_string(clip.channels) + " channels cannot be played on a stream of " +
                std::to_string(m_format.channels) + "; open the device with the channels of the stimuli");
  if (m_unfinished == max_waiting) return false;
  const bool pushed = m_commands.push({.samples = clip.samples.data(),
                                       .frames = clip.frames(),
                                       .channels = static_cast<std::uint64_t>(clip.channels),
                                       .ticket = ticket,
                                       .sequence = ++m_last_sequence});
  assert(pushed); // the queue holds all that may be unfinished
  ++m_unfinished;
  return pushed;
}

void Player::stop() noexcept { m_stop_through.store(m_last_sequence, std::memory_order_release); }

std::optional<Report> Player::poll() noexcept {
  const std::optional<Report> report = m_reports.pop();
  if (report && report->kind != ReportKind::started) --m_unfinished;
  return report;
}

void Player::render(std::span<std::int32_t> out, CallbackInfo info) noexcept { render_as(out, info); }
void Player::render(std::span<std::int16_t> out, CallbackInfo info) noexcept { render_as(out, info); }

template<class Sample>
void Player::render_as(std::span<Sample> out, CallbackInfo info) noexcept {
  const std::uint64_t frames = out.size() / static_cast<std::size_t>(m_format.channels);
  m_largest_frames = std::max(m_largest_frames, frames);
  const CallbackGap::Verdict verdict = m_gap.at(info.time_s, frames);
  take_commands(info);
  if (m_playing) note_faults(info, verdict);
  const std::uint64_t copied = m_playing ? copy(out) : 0;
  std::ranges::fill(out.subspan(copied * static_cast<std::size_t>(m_format.channels)), Sample{0});
  m_clock_frames += frames;
  if (!m_playing || m_report.frames_delivered < m_report.frames_expected) return;
  m_silence_frames += frames - copied;
  if (heard()) finish(ReportKind::ended);
}

template<class Sample>
std::uint64_t Player::copy(std::span<Sample> out) noexcept {
  const auto channels = static_cast<std::uint64_t>(m_format.channels);
  const std::uint64_t frames =
      std::min(out.size() / channels, m_report.frames_expected - m_report.frames_delivered);
  const std::int32_t* from = m_playing->samples + m_report.frames_delivered * m_playing->channels;
  if (m_playing->channels == channels) {
    for (std::uint64_t i = 0; i < frames * channels; ++i) out[i] = narrowed<Sample>(from[i]);
  } else {
    auto to = out.begin();
    for (std::uint64_t i = 0; i < frames; ++i) to = std::fill_n(to, channels, narrowed<Sample>(from[i]));
  }
  m_report.frames_delivered += frames;
  return frames;
}

void Player::take_commands(const CallbackInfo& info) noexcept {
  const std::uint64_t stop_through = m_stop_through.load(std::memory_order_acquire);
  if (m_playing && m_playing->sequence <= stop_through) finish(ReportKind::stopped);
  while (!m_playing) {
    const std::optional<PlayClip> play = m_commands.pop();
    if (!play) return;
    begin(*play, info);
    if (play->sequence <= stop_through)
      finish(ReportKind::stopped);
    else
      report(ReportKind::started);
  }
}

void Player::begin(const PlayClip& play, const CallbackInfo& info) noexcept {
  m_playing = play;
  m_silence_frames = 0;
  m_report = {.ticket = play.ticket,
              .start_frame = m_clock_frames,
              .start_time_s = info.time_s,
              .frames_expected = play.frames};
}

void Player::note_faults(const CallbackInfo& info, const CallbackGap::Verdict& verdict) noexcept {
  if (info.underflow) ++m_report.underruns;
  if (verdict.late) ++m_report.gaps;
  m_report.max_gap_ms = std::max(m_report.max_gap_ms, verdict.since_previous_s * 1000);
}

void Player::finish(ReportKind kind) noexcept {
  m_playing.reset();
  report(kind);
}

void Player::report(ReportKind kind) noexcept {
  m_report.kind = kind;
  const bool pushed = m_reports.push(m_report);
  assert(pushed); // play() lets no more plays in than reports fit
  static_cast<void>(pushed);
}

bool Player::heard() const noexcept {
  const double latency_frames = std::ceil(m_format.latency_s * m_format.rate_hz);
  return m_silence_frames >= static_cast<std::uint64_t>(latency_frames) + 2 * m_largest_frames;
}

} // namespace quietroom::audio
