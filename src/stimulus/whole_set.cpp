#include "stimulus/whole_set.h"

#include "core/counted.h"
#include "stimulus/level_problems.h"
#include "stimulus/noise_fills_pauses.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t clipped_at_least = 2; // one sample at full scale may be there by right
constexpr double most_dc_db_re_rms = -40;   // beyond it P.56 takes the offset for speech

/// The number of channels that most files have; of two equally common the smaller.
int usual_channels(const std::vector<MeasuredStimulus>& stimuli) {
  std::map<int, int> counts;
  for (const MeasuredStimulus& each : stimuli) ++counts[each.channels];
  const auto usual = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return usual == counts.end() ? 1 : usual->first;
}

/// Notes what is wrong with one file.
struct Notes {
  std::string where;
  std::vector<Problem>& problems;

  void error(std::string message) const { problems.push_back({Severity::error, where, std::move(message)}); }
  void warning(std::string message) const {
    problems.push_back({Severity::warning, where, std::move(message)});
  }
};

void check_form(const Notes& notes, const StimulusSet& set, const MeasuredStimulus& found, int channels) {
  if (found.rate_hz != set.rate_hz)
    notes.error(fmt::format("{} Hz where set.toml says {}; resample it", found.rate_hz, set.rate_hz));
  if (found.channels > 2)
    notes.error(fmt::format("{}; stimuli are mono or stereo", counted(found.channels, "channel")));
  else if (found.channels != channels)
    notes.error(fmt::format("{} where the set is {}; make them all alike",
                            found.channels == 1 ? "mono" : "stereo", channels == 1 ? "mono" : "stereo"));
  if (found.bits > set.bits)
    notes.error(
        fmt::format("{} bits where set.toml says {}, so playback would cut them; write bits = 24 there, or "
                    "convert the file",
                    found.bits, set.bits));
  else if (found.bits < set.bits)
    notes.warning(fmt::format("{} bits where set.toml says {}; make them all alike", found.bits, set.bits));
  if (!found.stimulus.sha256.empty() && found.sha256 != found.stimulus.sha256)
    notes.error("changed since it was prepared; run quietroom prepare");
}

void check_waveform(const Notes& notes, const Waveform& found, bool clipped_on_purpose) {
  const FullScale& full = found.full_scale;
  if (full.samples >= clipped_at_least && !clipped_on_purpose)
    notes.warning(fmt::format("{} at full scale, {} in a row; it was probably clipped",
                              counted(full.samples, "sample"), full.longest));
  if (found.dc_db_re_rms && *found.dc_db_re_rms > most_dc_db_re_rms)
    notes.warning(
        fmt::format("offset (DC) {:.1f} dB re rms, more than {}, so its level is not to be trusted; "
                    "remove it: quietroom level FILE --remove-dc --out DIR",
                    *found.dc_db_re_rms, most_dc_db_re_rms));
}

std::vector<Problem> equal_files(const fs::path& folder, const std::vector<MeasuredStimulus>& stimuli) {
  std::vector<Problem> out;
  std::map<std::string_view, std::string_view> first_of_hash;
  for (const MeasuredStimulus& found : stimuli) {
    const auto [first, is_new] = first_of_hash.emplace(found.sha256, found.stimulus.file);
    if (!is_new)
      out.push_back({Severity::warning, (folder / found.stimulus.file).string(),
                     fmt::format("the same bytes as {}; is one of them in the wrong place?", first->second)});
  }
  return out;
}

using Cells = std::set<std::string>; ///< TALKER.SAMPLE

/// "a", or "a, b and 7 more".
std::string some_of(const Cells& cells) {
  constexpr std::size_t most = 5;
  const auto end = std::next(cells.begin(), static_cast<std::ptrdiff_t>(std::min(most, cells.size())));
  std::string out = fmt::format("{}", fmt::join(cells.begin(), end, ", "));
  if (cells.size() > most) out += fmt::format(" and {} more", cells.size() - most);
  return out;
}

/// The matrix of conditions by talker and sample.
struct Matrix {
  Cells tested; ///< of conditions that are no reference
  std::map<std::string_view, Cells> of_condition;
  std::map<std::string, std::size_t> conditions_with; ///< by cell

  explicit Matrix(const StimulusSet& set) {
    std::set<std::string_view> references;
    for (const Condition& condition : set.conditions)
      if (condition.kind == Kind::reference) references.insert(condition.id);
    for (const Stimulus& stimulus : set.stimuli) {
      const std::string cell = stimulus.talker + "." + stimulus.sample;
      of_condition[stimulus.condition].insert(cell);
      ++conditions_with[cell];
      if (!references.contains(stimulus.condition)) tested.insert(cell);
    }
  }

  /// Cells of a reference that stand alone: nothing is compared with it.
  Cells alone(const Condition& condition) {
    Cells out;
    if (condition.kind != Kind::reference || tested.empty()) return out;
    for (const std::string& cell : of_condition[condition.id])
      if (conditions_with[cell] == 1) out.insert(cell);
    return out;
  }
};

} // namespace

std::vector<Problem> problems_of_files(const fs::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli) {
  std::vector<Problem> out;
  const int channels = usual_channels(stimuli);
  for (const MeasuredStimulus& found : stimuli) {
    const Notes notes{(folder / found.stimulus.file).string(), out};
    check_form(notes, set, found, channels);
    check_waveform(notes, found.waveform, found.stimulus.clipped_on_purpose);
    if (found.goes_on) notes.warning(std::string(signal::goes_on_warning));
  }
  return out;
}

std::vector<Problem> problems_of_whole(const fs::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli) {
  std::vector<Problem> out = equal_files(folder, stimuli);
  Matrix matrix(set);
  Cells wanted;
  for (const auto& [cell, count] : matrix.conditions_with) wanted.insert(cell);
  const auto warn = [&](const Condition& condition, std::string message) {
    const std::string manifest = (folder / "set.toml").string();
    out.push_back({Severity::warning,
                   condition.line > 0 ? fmt::format("{}:{}", manifest, condition.line) : folder.string(),
                   std::move(message)});
  };
  for (const Condition& condition : set.conditions) {
    const Cells alone = matrix.alone(condition);
    if (!alone.empty())
      warn(condition, fmt::format("reference {} has {}, which no other condition has; add the partners or "
                                  "leave it out",
                                  condition.id, some_of(alone)));
    for (const std::string& cell : alone) wanted.erase(cell);
  }
  for (const Condition& condition : set.conditions) {
    Cells missing;
    std::ranges::set_difference(wanted, matrix.of_condition[condition.id],
                                std::inserter(missing, missing.end()));
    if (!missing.empty())
      warn(condition,
           fmt::format("condition {} has no stimulus {}, which others have", condition.id, some_of(missing)));
  }
  return out;
}

std::vector<Problem> judge(const fs::path& folder, const StimulusSet& set,
                           std::vector<MeasuredStimulus>& stimuli) {
  mark_noise_filled(set, stimuli);
  std::vector<Problem> out = problems_of_files(folder, set, stimuli);
  std::ranges::move(problems_of_levels(folder, set, stimuli), std::back_inserter(out));
  std::ranges::move(problems_of_whole(folder, set, stimuli), std::back_inserter(out));
  return out;
}

} // namespace quietroom::stimulus
