#pragma once

#include "station/dry_run.h"
#include "support/tone_study.h"

#include <string>
#include <vector>

namespace quietroom::test {

/// 2026-06-01 12:00 UTC, and a terabyte of free space.
inline station::Machine machine_of_test() {
  return {[](const std::filesystem::path&) { return std::uintmax_t{1} << 40; },
          [] { return std::chrono::system_clock::time_point(std::chrono::seconds(1780315200)); }};
}

/// A dry run of a study whose sound would go to a file.
inline station::DryRun dry_run_of(const ToneStudy& study) {
  return {study.study, audio::FileDevice{.path = study.folder.path() / "out.wav"}, machine_of_test()};
}

/// "error WHERE: MESSAGE" of each.
inline std::vector<std::string> words_of(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& each : problems)
    out.push_back((each.severity == Severity::error ? "error " : "warning ") + text(each));
  return out;
}

} // namespace quietroom::test
