#pragma once

#include "audio/callback_gap.h"
#include "audio/spsc_queue.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace quietroom::audio {

/// Names one attempt; chosen by the caller, returned in its reports.
using Ticket = std::uint64_t;

/// Samples somebody else owns: interleaved, left-justified in 32 bits (a 16-bit sample is x << 16).
struct ClipView {
  std::span<const std::int32_t> samples;
  int channels = 1;
  int rate_hz = 48000;
  std::uint64_t frames() const noexcept { return samples.size() / static_cast<std::size_t>(channels); }
};

/// The stream a Player feeds. `latency_s` is how long a frame handed over may wait before it sounds.
struct StreamFormat {
  int rate_hz = 48000;
  int channels = 2;
  double latency_s = 0;
  bool operator==(const StreamFormat&) const = default;
};

/// What the device says at a callback.
struct CallbackInfo {
  bool underflow = false; ///< the device ran dry before this callback
  double time_s = 0;      ///< monotonic_s() of core (or the virtual clock) at entry
};

/// started: the first frame has been handed over. ended: the last one has been heard. stopped: cut by stop();
/// also the fate of a play that was still waiting. After ended or stopped the clip is not touched again.
enum class ReportKind { started, ended, stopped };

struct Report {
  ReportKind kind = ReportKind::started;
  Ticket ticket = 0;
  std::uint64_t start_frame = 0; ///< of the stream, at which the first frame of the sample stands
  double start_time_s = 0;       ///< CallbackInfo::time_s of the callback that took the first frame
  std::uint64_t frames_expected = 0;
  std::uint64_t frames_delivered = 0;
  std::uint32_t underruns = 0; ///< callbacks with the device's underflow flag, within the sample
  std::uint32_t gaps = 0;      ///< callbacks that came too late (CallbackGap), within the sample
  double max_gap_ms = 0;       ///< longest time between two callbacks, within the sample
  bool operator==(const Report&) const = default;
};

/// Why an attempt cannot count: "underrun", "gap", or "stall" (a gap of a second or more); nothing if it can.
std::optional<std::string_view> void_reason(const Report& report) noexcept;

/// Plays clips into a running stream, bit for bit, with silence before, between and after.
///
/// One control thread and one audio thread. Clips belong to the control thread, which may free one only after
/// its ended or stopped was polled, or after the Output was stopped. A mono clip goes to all channels alike.
/// A fault is "within the sample" from the callback that takes its first frame until it has been heard, that
/// is until the latency and two callbacks' worth of silence have followed the last frame.
class Player {
public:
  explicit Player(const StreamFormat& format) noexcept;
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Control thread only. Starts when all earlier plays have ended. False when `max_waiting` plays have not
  /// been reported ended or stopped. Throws an input Error if the clip's rate is not the stream's or
  /// its channels are neither one nor the stream's: nothing is ever converted here.
  [[nodiscard]] bool play(const ClipView& clip, Ticket ticket);

  /// Control thread only. Cuts what sounds and drops what waits, at the next callback.
  void stop() noexcept;

  /// Control thread only. The next report, oldest first.
  std::optional<Report> poll() noexcept;

  /// Any thread.
  const StreamFormat& format() const noexcept { return m_format; }

  /// Audio thread only. Real-time safe: no allocation, lock, system call or exception. Fills `out`, whole
  /// frames of the stream's channels; 16-bit output keeps the upper half of each sample.
  void render(std::span<std::int32_t> out, CallbackInfo info) noexcept;
  void render(std::span<std::int16_t> out, CallbackInfo info) noexcept;

  /// Audio thread only. Nothing sounds, waits, or still has to be heard. Real-time safe.
  bool idle() const noexcept { return !m_playing && m_commands.empty(); }

  static constexpr std::size_t max_waiting = 8;

private:
  struct PlayClip {
    const std::int32_t* samples;
    std::uint64_t frames;
    std::uint64_t channels;
    Ticket ticket;
    std::uint64_t sequence;
  };

  template<class Sample>
  void render_as(std::span<Sample> out, CallbackInfo info) noexcept;
  template<class Sample>
  std::uint64_t copy(std::span<Sample> out) noexcept;
  void take_commands(const CallbackInfo& info) noexcept;
  void begin(const PlayClip& play, const CallbackInfo& info) noexcept;
  void note_faults(const CallbackInfo& info, const CallbackGap::Verdict& verdict) noexcept;
  void finish(ReportKind kind) noexcept;
  void report(ReportKind kind) noexcept;
  bool heard() const noexcept;

  StreamFormat m_format;
  SpscQueue<PlayClip, max_waiting> m_commands;
  SpscQueue<Report, 2 * max_waiting> m_reports; // two a play, so it cannot overflow
  std::atomic<std::uint64_t> m_stop_through{0}; // plays up to this one are stopped; written by control

  // control thread only
  std::uint64_t m_last_sequence = 0;
  std::size_t m_unfinished = 0;

  // audio thread only
  CallbackGap m_gap;
  std::optional<PlayClip> m_playing;
  Report m_report;
  std::uint64_t m_clock_frames = 0;   // handed over since the stream began
  std::uint64_t m_largest_frames = 0; // of one callback
  std::uint64_t m_silence_frames = 0; // handed over since the last frame of the sample
};

} // namespace quietroom::audio
