#pragma once

#include "core/error.h"
#include "design/wording.h"
#include "method/methods.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::design {

/// One study as its study.toml describes it (sessions/FORMAT.md). What stands here is the default of each
/// key.
struct Design {
  std::string name;
  std::filesystem::path set; ///< where the audio lies; the one path that may leave the study's folder
  quietroom::method::Method method = quietroom::method::methods().front();
  std::string language = "en";
  std::uint64_t seed = 0;
  std::vector<std::string> listeners;
  int practice = 2;     ///< trials before the main block, not analysed
  int break_after = 0;  ///< trials of the main block; 0 = no break
  int break_min_s = 30; ///< seconds
  bool confirm = false; ///< a vote counts only after Enter
  int max_plays = 1;
  std::optional<double> level_db_spl; ///< calibrated listening level at the ear; empty = not measured
  std::string experimenter_code = "0000";
  Wording wording = english_wording(method);
};

struct ReadDesign {
  Design design;
  std::vector<Problem> problems;
};

/// Reads STUDY/study.toml and reports every mistake. Throws an input Error when there is none.
ReadDesign read_design(const std::filesystem::path& study);

/// The same from a text that will be STUDY/study.toml.
ReadDesign parse_design(std::string_view text, const std::filesystem::path& study);

/// study.toml for a new study, comments included.
std::string study_toml(const Design& design);

bool is_planned(const Design& design, std::string_view listener);

/// Ids "sim-001"... belong to simulated listeners.
bool is_simulated_id(std::string_view listener);

} // namespace quietroom::design
