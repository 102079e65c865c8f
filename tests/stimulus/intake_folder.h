#pragma once

#include "stimulus/intake.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <string>
#include <vector>

namespace quietroom::stimulus::test {

namespace fs = std::filesystem;

inline constexpr int rate_hz = 8000;

inline IntakeOptions options_for(const std::string& pattern) {
  IntakeOptions out;
  out.pattern = std::get<NamePattern>(parse_pattern(pattern));
  return out;
}

/// Two conditions by two talkers, named CONDITION_TALKER_s1.wav.
struct Folder {
  quietroom::test::TempFolder folder;
  IntakeOptions options = options_for("{condition}_{talker}_{sample}");

  Folder() {
    std::uint64_t seed = 0;
    for (const char* name : {"a_f_s1", "a_m_s1", "b_f_s1", "b_m_s1"})
      write(std::string(name) + ".wav", quietroom::test::speech_like(rate_hz, 1.5, ++seed));
  }

  fs::path path() const { return folder.path(); }
  void write(const std::string& name, const signal::Clip& clip, int bits = 16) const {
    fs::create_directories((path() / name).parent_path());
    signal::write_wav(path() / name, clip, bits);
  }

  /// "MESSAGE" of every problem of this severity.
  std::vector<std::string> told(Severity severity) const {
    std::vector<std::string> out;
    for (const Problem& problem : take_in(path(), options).checked.problems)
      if (problem.severity == severity) out.push_back(problem.message);
    return out;
  }
};

inline bool has(const std::vector<std::string>& lines, const std::string& part) {
  return std::ranges::any_of(lines,
                             [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

} // namespace quietroom::stimulus::test
