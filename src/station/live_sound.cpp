#include "audio/open_output.h"
#include "core/clock.h"
#include "core/error.h"
#include "station/heard_clip.h"
#include "station/level_tone.h"
#include "station/playback_facts.h"
#include "station/sound.h"
#include "station/sound_check.h"

#include <fmt/format.h>

namespace quietroom::station {

namespace {

constexpr audio::Ticket left_tone = 1;
constexpr audio::Ticket right_tone = 2;
constexpr audio::Ticket sample = 3;
constexpr audio::Ticket both_tones = 4;
constexpr audio::Ticket level_tone = 5;

class LiveSound final : public Sound {
public:
  LiveSound(audio::Device device, SetLevel set_level)
      : m_device(std::move(device)), m_set_level(std::move(set_level)) {}
  ~LiveSound() override { close(); }

  void load(const design::Block& block, const stimulus::StimulusSet& set,
            const std::filesystem::path& audio) override {
    if (m_output != nullptr && m_output->health().alive) { // the stream of the block before goes on
      load_block(block, set, audio, m_clips, gain_db());
      return;
    }
    close();
    m_bits = set.bits;
    m_output = audio::open_output(m_device, {.rate_hz = set.rate_hz, .channels = 2, .bits = set.bits});
    try {
      set_level();
      load_block(block, set, audio, m_clips, gain_db());
      m_tones = check_tones(set.rate_hz, gain_db(), stream_bits(set));
      m_both_ears = in_both_ears(m_tones);
      m_player = std::make_unique<audio::Player>(m_output->info().format);
      m_output->start(*m_player);
    } catch (...) {
      close(); // what did not start must not be taken for a stream that goes on
      throw;
    }
  }

  store::DeviceFacts device() const override {
    const audio::OutputInfo info = m_output->info();
    store::DeviceFacts out{name_of(info), info.converting, info.format.rate_hz, {}, gain_db(), {}};
    if (m_calibration) out.level_db_spl = m_calibration->target_db_spl, out.calibration = m_calibration->id;
    return out;
  }

  void play_check(session::CheckTone tone) override {
    using enum session::CheckTone;
    m_checking = true;
    const int rate_hz = m_player->format().rate_hz;
    if (tone == both) start({m_both_ears, 2, rate_hz}, both_tones);
    if (tone == left || tone == left_then_right) start({m_tones[0], 2, rate_hz}, left_tone);
    if (tone == right || tone == left_then_right) start({m_tones[1], 2, rate_hz}, right_tone);
  }

  void play_tone(double level_dbov, double seconds) override {
    const int rate_hz = m_player->format().rate_hz;
    m_level_tone =
        samples_of({.rate_hz = rate_hz, .bits = m_bits, .level_dbov = level_dbov, .seconds = seconds});
    m_checking = true;
    start({m_level_tone, 1, rate_hz}, level_tone);
  }

  void take_calibration(const design::Calibration& calibration) override {
    m_taken = m_calibration = calibration;
    m_clips.clear();
    m_tones = check_tones(m_player->format().rate_hz, gain_db(), m_bits <= 16 ? 16 : 32);
  }

  void play(const std::vector<design::HeardSound>& sounds) override {
    m_heard = heard_clip(sounds, m_clips);
    m_expected_frames = m_heard.frames();
    start({m_heard.samples, m_heard.channels, m_heard.rate_hz}, sample);
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
  double gain_db() const { return m_calibration ? m_calibration->gain_db : 0; }

  void set_level() {
    const std::string device = name_of(m_output->info());
    auto now = m_taken && m_taken->device == device ? m_taken
               : m_set_level                        ? m_set_level(device)
                                                    : std::nullopt;
    if (now != m_calibration) m_clips.clear(); // they have the gain of before
    m_calibration = std::move(now);
  }

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
    if (m_checking && m_awaited > 0) return std::nullopt; // the other tone
    m_side = 0;
    if (report.ticket == level_tone) {
      m_checking = false;
      return session::ToneEnded{facts_of(report).void_reason};
    }
    if (m_checking) {
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
  SetLevel m_set_level;
  std::optional<design::Calibration> m_calibration; ///< that the clips have the gain of
  Clips m_clips;
  HeardClip m_heard; ///< the player reads it until it has reported the end
  std::array<std::vector<std::int32_t>, 2> m_tones;
  std::vector<std::int32_t> m_level_tone;
  std::optional<design::Calibration> m_taken; ///< of this sitting
  std::vector<std::int32_t> m_both_ears;
  std::unique_ptr<audio::Player> m_player;
  std::unique_ptr<audio::Output> m_output;
  std::int64_t m_expected_frames = 0;
  double m_sample_began_s = 0;
  int m_awaited = 0;
  int m_side = 0;
  int m_bits = 16;         ///< of the stimuli
  bool m_checking = false; ///< a tone sounds, no sample
};

} // namespace

std::unique_ptr<Sound> live_sound(audio::Device device, SetLevel set_level) {
  return std::make_unique<LiveSound>(std::move(device), std::move(set_level));
}

} // namespace quietroom::station
