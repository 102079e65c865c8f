#include "audio/output.h"
#include "core/clock.h"
#include "core/error.h"
#include "station/playback_facts.h"
#include "station/sound.h"
#include "station/sound_check.h"

#include <fmt/format.h>

namespace quietroom::station {

namespace {

constexpr audio::Ticket left_tone = 1;
constexpr audio::Ticket right_tone = 2;
constexpr audio::Ticket sample = 3;

class LiveSound final : public Sound {
public:
  explicit LiveSound(audio::Device device) : m_device(std::move(device)) {}
  ~LiveSound() override { close(); }

  void load(const design::Block& block, const stimulus::StimulusSet& set,
            const std::filesystem::path& audio) override {
    load_block(block, set, audio, m_clips);
    const audio::OutputRequest request{.rate_hz = set.rate_hz, .channels = 2, .bits = set.bits};
    if (m_output != nullptr && m_output->health().alive) return; // the stream of the block before goes on
    close();
    m_output = audio::open_output(m_device, request);
    m_tones = check_tones(set.rate_hz);
    m_player = std::make_unique<audio::Player>(m_output->info().format);
    try {
      m_output->start(*m_player);
    } catch (...) {
      close(); // what did not start must not be taken for a stream that goes on
      throw;
    }
  }

  store::DeviceFacts device() const override {
    const audio::OutputInfo info = m_output->info();
    return {info.converting ? info.device + " [converting]" : info.device,
            info.converting,
            info.format.rate_hz,
            {}};
  }

  void play_check() override {
    m_checking = true;
    start({m_tones[0], 2, m_player->format().rate_hz}, left_tone);
    start({m_tones[1], 2, m_player->format().rate_hz}, right_tone);
  }

  void play(std::size_t stimulus) override {
    const signal::PcmClip& clip = m_clips.at(stimulus);
    m_expected_frames = static_cast<std::int64_t>(clip.samples.size()) / clip.channels;
    start({clip.samples, clip.channels, clip.rate_hz}, sample);
  }

  int check_side() const override { return m_side; }
  double sample_began_s() const override { return m_sample_began_s; }

  std::optional<session::Event> poll() override {
    while (m_player != nullptr) {
      const auto report = m_player->poll();
      if (!report) break;
      if (auto event = on(*report)) return event;
    }
    return m_awaited > 0 ? lost() : std::nullopt;
  }

private:
  void start(const audio::ClipView& clip, audio::Ticket ticket) {
    if (m_player->play(clip, ticket)) ++m_awaited;
  }

  std::optional<session::Event> on(const audio::Report& report) {
    if (report.kind == audio::ReportKind::started) {
      const bool own_clock = std::holds_alternative<audio::FileDevice>(m_device);
      if (report.ticket == sample) m_sample_began_s = own_clock ? monotonic_s() : report.start_time_s;
      m_side = report.ticket == left_tone ? 1 : report.ticket == right_tone ? 2 : 0;
      return std::nullopt;
    }
    --m_awaited;
    if (report.ticket == left_tone) return std::nullopt;
    m_side = 0;
    if (report.ticket == right_tone) {
      m_checking = false;
      return session::CheckEnded{};
    }
    return session::PlaybackEnded{facts_of(report), monotonic_s()};
  }

  /// A play whose device went away ends here, once.
  std::optional<session::Event> lost() {
    const audio::Health health = m_output->health();
    if (health.alive) return std::nullopt;
    const bool checking = m_checking;
    close();
    if (checking)
      return session::AudioFailed{
          fmt::format("{}. Connect the audio device again, then press Enter.", health.reason)};
    session::PlaybackFacts facts;
    facts.frames_expected = m_expected_frames;
    facts.measured = false;
    facts.void_reason = session::Reason::device_lost;
    return session::PlaybackEnded{facts, monotonic_s()};
  }

  void close() {
    if (m_output != nullptr) m_output->stop();
    m_output.reset();
    m_player.reset();
    m_awaited = 0;
    m_side = 0;
    m_checking = false;
  }

  audio::Device m_device;
  Clips m_clips;
  std::array<std::vector<std::int32_t>, 2> m_tones;
  std::unique_ptr<audio::Player> m_player;
  std::unique_ptr<audio::Output> m_output;
  std::int64_t m_expected_frames = 0;
  double m_sample_began_s = 0;
  int m_awaited = 0;
  int m_side = 0;
  bool m_checking = false;
};

} // namespace

std::unique_ptr<Sound> live_sound(audio::Device device) {
  return std::make_unique<LiveSound>(std::move(device));
}

} // namespace quietroom::station
