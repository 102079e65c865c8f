#pragma once

#include "core/error.h"
#include "station/sound.h"

#include <optional>
#include <utility>
#include <vector>

namespace quietroom::test {

/// A sound that loads, plays and says what it is told to.
class ScriptedSound final : public station::Sound {
public:
  void load(const design::Block&, const stimulus::StimulusSet&, const std::filesystem::path&) override {
    ++loads;
    if (!load_failure.empty()) throw_environment(load_failure);
  }
  store::DeviceFacts device() const override { return {"scripted", false, 8000, {}}; }
  void play_check(session::CheckTone asked) override { ++checks, tone = asked; }
  void play(const std::vector<design::HeardSound>& sounds) override {
    played.push_back(sounds.front().stimulus);
  }
  void play_tone(double level_dbov, double) override { tones_dbov.push_back(level_dbov); }
  void take_calibration(const design::Calibration& calibration) override { taken = calibration; }
  int check_side() const override { return side; }
  double sample_began_s() const override { return began_s; }
  std::optional<session::Event> poll() override { return std::exchange(next, std::nullopt); }

  int loads = 0, checks = 0, side = 0;
  session::CheckTone tone = session::CheckTone::left_then_right;
  double began_s = 0;
  std::string load_failure;
  std::vector<std::size_t> played;
  std::vector<double> tones_dbov;
  std::optional<design::Calibration> taken;
  std::optional<session::Event> next;
};

} // namespace quietroom::test
