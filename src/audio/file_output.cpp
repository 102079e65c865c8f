#include "audio/callback_gate.h"
#include "audio/offline_output.h"
#include "audio/open_output.h"
#include "audio/wav_writer.h"
#include "core/clock.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <optional>
#include <thread>

namespace quietroom::audio {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr double latency_s = 0.05;      // of its stream; a stall shorter than this is not heard
constexpr Seconds idle_interval{0.001}; // between looks at an idle player, when the clock stands still

/// A thread that turns the clock of an OfflineOutput and writes what comes out.
class FileOutput final : public Output {
public:
  FileOutput(const FileDevice& device, const OutputRequest& request)
      : m_device(device), m_bits(request.bits <= 16 ? 16 : 32), m_format{.rate_hz = request.rate_hz,
                                                                         .channels = request.channels,
                                                                         .latency_s = latency_s},
        m_file(device.path, request.rate_hz, request.channels, m_bits) {
    if (m_device.block_frames == 0) m_device.block_frames = std::max(1, request.rate_hz / 100);
  }
  ~FileOutput() override { stop(); }

  OutputInfo info() const override {
    return {.device = "file:" + m_device.path.string(),
            .host_api = "file",
            .format = m_format,
            .bits = m_bits,
            .converting = false};
  }

  void start(Player& player) override {
    assert(!m_clock && player.format() == m_format);
    m_clock.emplace(player,
                    OfflineOutput::Options{.block_frames = static_cast<std::uint64_t>(m_device.block_frames),
                                           .capture = false,
                                           .faults = m_device.faults,
                                           .origin_s = monotonic_s()});
    m_gate.beat(monotonic_s());
    m_thread = std::jthread([this, &player](const std::stop_token& stop) { run(player, stop); });
  }

  void stop() noexcept override {
    if (!m_thread.joinable()) return;
    m_thread.request_stop();
    m_thread.join();
    if (!m_file.close()) m_full = true;
  }

  Health health() override {
    if (m_full) return {false, m_device.path.string() + ": no more can be written; free some disk space"};
    if (!m_lost) m_lost = m_thread.joinable() && m_gate.silent_for_s(monotonic_s()) > lost_after_s;
    if (m_lost)
      return {false, "audio device 'file:" + m_device.path.string() + "' made no callback for a second"};
    return {};
  }

private:
  void run(const Player& player, const std::stop_token& stop) {
    const Clock::time_point began = Clock::now();
    while (!stop.stop_requested()) {
      if (m_device.speed == 0 && player.idle()) {
        m_gate.beat(monotonic_s()); // standing still is not being lost
        std::this_thread::sleep_for(idle_interval);
        continue;
      }
      if (m_clock->vanished()) return;
      m_gate.enter(monotonic_s());
      const std::span<const std::int32_t> block = m_clock->step(m_clock->block_frames());
      m_gate.leave();
      if (!m_file.write(block)) {
        m_full = true;
        return;
      }
      if (m_device.speed > 0) sleep_until(began + Seconds(m_clock->now_s() / m_device.speed), stop);
    }
  }

  /// In short steps, so that stop() does not wait for the end of a stall.
  static void sleep_until(std::chrono::time_point<Clock, Seconds> end, const std::stop_token& stop) {
    constexpr Seconds step{0.1};
    while (!stop.stop_requested() && Clock::now() < end)
      std::this_thread::sleep_for(std::min(step, Seconds(end - Clock::now())));
  }

  FileDevice m_device;
  int m_bits;
  StreamFormat m_format;
  WavWriter m_file; // the thread's, while it runs
  std::optional<OfflineOutput> m_clock;
  CallbackGate m_gate;
  std::atomic<bool> m_full{false};
  bool m_lost = false;
  std::jthread m_thread;
};

} // namespace

std::unique_ptr<Output> open_file_output(const FileDevice& device, const OutputRequest& request) {
  return std::make_unique<FileOutput>(device, request);
}

} // namespace quietroom::audio
