#include "audio/offline_output.h"
#include "audio/player.h"
#include "station/heard_clip.h"
#include "station/playback_facts.h"
#include "station/sound.h"

#include <utility>

namespace quietroom::station {

namespace {

constexpr double latency_s = 0.01;
constexpr std::uint64_t block_frames = 4096;

class VirtualSound final : public Sound {
public:
  VirtualSound(Clips& clips, double& now_s) : m_clips(clips), m_now_s(now_s) {}

  void load(const design::Block& block, const stimulus::StimulusSet& set,
            const std::filesystem::path& audio) override {
    m_output.reset();
    Clips wanted; // what other blocks need stays decoded: many listeners share it
    for (const std::size_t index : stimuli_of(block))
      if (const auto held = m_clips.find(index); held == m_clips.end()) wanted.try_emplace(index);
    design::Block missing;
    for (const auto& [index, clip] : wanted) missing.trials.push_back({{{index}}});
    wanted.clear();
    load_block(missing, set, audio, wanted);
    m_clips.merge(wanted);
    m_player = std::make_unique<audio::Player>(audio::StreamFormat{set.rate_hz, 2, latency_s});
    m_output = std::make_unique<audio::OfflineOutput>(*m_player,
                                                      audio::OfflineOutput::Options{block_frames, false, {}});
  }

  store::DeviceFacts device() const override { return {"virtual", false, m_player->format().rate_hz, {}}; }

  void play_check(session::CheckTone) override { m_checking = true; }

  // nobody calibrates who hears nothing
  void play_tone(double, double) override {}
  void take_calibration(const design::Calibration&) override {}

  void play(const std::vector<design::HeardSound>& sounds) override {
    m_heard = heard_clip(sounds, m_clips);
    [[maybe_unused]] const bool taken =
        m_player->play({m_heard.samples, m_heard.channels, m_heard.rate_hz}, sounds.back().stimulus);
  }

  int check_side() const override { return 0; }
  double sample_began_s() const override { return 0; }

  std::optional<session::Event> poll() override {
    if (std::exchange(m_checking, false)) return session::CheckEnded{};
    if (m_output == nullptr) return std::nullopt;
    do {
      while (const auto report = m_player->poll())
        if (report->kind != audio::ReportKind::started)
          return session::PlaybackEnded{facts_of(*report), m_now_s};
      if (m_player->idle()) return std::nullopt;
      m_output->advance(block_frames);
      m_now_s += static_cast<double>(block_frames) / m_player->format().rate_hz;
    } while (true);
  }

private:
  Clips& m_clips;
  HeardClip m_heard;
  double& m_now_s;
  std::unique_ptr<audio::Player> m_player;
  std::unique_ptr<audio::OfflineOutput> m_output;
  bool m_checking = false;
};

} // namespace

std::unique_ptr<Sound> virtual_sound(Clips& clips, double& now_s) {
  return std::make_unique<VirtualSound>(clips, now_s);
}

} // namespace quietroom::station
