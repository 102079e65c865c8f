#pragma once

#include "core/sha256.h"
#include "signal/audio_file.h"
#include "signal/tone.h"
#include "station/station.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

#include <filesystem>

namespace quietroom::test {

/// A study whose stimuli are real files: tones of half a second, all of different pitch.
struct ToneStudy {
  static constexpr int rate_hz = 8000;
  TempFolder folder;
  study::FixedStudy study;

  explicit ToneStudy(int break_after = 5) {
    study.folder = folder.path();
    study.design = small_design();
    study.design.break_after = break_after;
    study.design.set = folder.path() / "audio";
    study.set = small_set();
    study.set.rate_hz = rate_hz;
    std::filesystem::create_directories(study.design.set);
    double frequency_hz = 300;
    for (auto& one : study.set.stimuli) {
      one.seconds = 0.5;
      const auto file = study.design.set / one.file;
      const auto clip =
          signal::tone({.rate_hz = rate_hz, .frequency_hz = frequency_hz += 50, .seconds = one.seconds});
      signal::write_wav(file, clip, 16);
      one.sha256 = sha256_of_file(file);
    }
  }

  store::SessionFacts facts() const {
    return station::session_facts(study, plan_for(study.design, study.set, "L01"), "test 1");
  }
  std::filesystem::path database() const { return store::database_of(folder.path()); }
};

} // namespace quietroom::test
