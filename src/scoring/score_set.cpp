#include "scoring/score_set.h"

#include "core/error.h"
#include "core/file_snapshot.h"
#include "core/relative_path.h"
#include "recipe/source_audio.h"
#include "scoring/shared_references.h"
#include "signal/audio_file.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace quietroom::scoring {

namespace fs = std::filesystem;

namespace {

constexpr const char* no_reference = "there is no clean sound to hold it against: no source of this name, no "
                                     "reference = in its [[stimulus]], no "
                                     "reference condition without steps that has its talker and sample";

using Known = std::map<std::string, const SetScore*, std::less<>>;

SetScore asked_of(const ScoringTask& task, const stimulus::Stimulus& stimulus) {
  SetScore out;
  out.stimulus = stimulus.id;
  out.condition = stimulus.condition;
  out.talker = stimulus.talker;
  out.sample = stimulus.sample;
  out.file = stimulus.file;
  out.version = std::to_string(estimate::conformance);
  out.mode = name_of(*task.request.mode);
  out.asked = text(task.request);
  out.by = task.by;
  return out;
}

void take_result(const estimate::PairEstimate& found, SetScore& out) {
  out.mode = name_of(found.mode);
  out.mapping = found.mapping;
  out.mos_lqo = found.mos_lqo;
  out.reason = found.reason;
  out.warnings = found.warnings;
  out.small = found.small;
  if (!found.comparison) return;
  out.vnsim = found.comparison->similarity.vnsim;
  out.fvnsim = found.comparison->similarity.fvnsim;
  out.patches = found.comparison->patches;
  out.lag_s = found.lag_s();
  const auto worst = std::ranges::min_element(
      found.comparison->patches, {}, [](const estimate::ComparedPatch& p) { return p.similarity.nsim; });
  out.worst_s = worst->reference_s;
  out.worst_nsim = worst->similarity.nsim;
}

signal::Clip decoded(const FileSnapshot& file) {
  if (recipe::is_g722(file.file())) return recipe::read_recording(file);
  return file.read([](const fs::path& bytes) { return signal::read_clip_as_it_is(bytes); });
}

fs::path file_of(const ScoringTask& task, const stimulus::Stimulus& stimulus) {
  const auto file = inside(task.folder, stimulus.file);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set", stimulus.file));
  if (!fs::is_regular_file(*file))
    throw_input(fmt::format("{}: missing; {}", file->string(),
                            stimulus.is_finished ? "put the file there" : "run quietroom prepare"));
  return *file;
}

/// The row of a stimulus with a place; true where it was computed and not known.
bool score(const ScoringTask& task, std::size_t i, SharedReferences& references, const Known& known,
           SetScore& out) {
  const stimulus::Stimulus& stimulus = task.set.stimuli[i];
  const auto reference = references.sound_of(i);
  out.reference_sha256 = reference->sha256;
  const FileSnapshot file(file_of(task, stimulus));
  out.sha256 = file.sha256();
  if (task.as_locked && out.sha256 != stimulus.sha256)
    throw_input(fmt::format("{}: is not the file that the listeners heard", file.file().string()));
  if (const auto before = known.find(out.stimulus);
      !task.with_bands && before != known.end() && same_question(*before->second, out)) {
    SetScore same = *before->second;
    same.condition = out.condition;
    same.talker = out.talker;
    same.sample = out.sample;
    same.file = out.file;
    same.reference = out.reference;
    out = std::move(same);
    return false;
  }
  const auto pair = estimate::mono_pair(reference->clip, decoded(file), task.request.form);
  const auto* side = reference->side(pair.reference, estimate::setup_of(task.request, pair.rate_hz));
  const auto found = side != nullptr ? estimate::estimated(pair, *side, task.request)
                                     : estimate::estimated(pair, task.request);
  take_result(found, out);
  if (!task.with_bands)
    for (estimate::ComparedPatch& patch : out.patches) patch.similarity.by_band.clear();
  return true;
}

/// Stimuli of one reference one after another, so that few references are in memory at a time.
std::vector<std::size_t> order_of_work(const SharedReferences& references, std::size_t n) {
  std::vector<std::size_t> out(n);
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::ranges::stable_sort(out, {}, [&](std::size_t i) {
    const auto* place = references.place_of(i);
    return place == nullptr ? std::string() : place->name;
  });
  return out;
}

} // namespace

estimate::Mode mode_of_set(const stimulus::StimulusSet& set, const estimate::EstimateRequest& request) {
  if (request.mode) return *request.mode;
  if (set.context == Context::narrowband || set.context == Context::wideband) return estimate::Mode::speech;
  return estimate::mode_of_rate(request.form.rate_hz.value_or(set.rate_hz));
}

ScoredSet score_set(const ScoringTask& given, const std::vector<SetScore>& known_scores,
                    const stimulus::OnProgress& progress) {
  ScoringTask task = given;
  task.request.mode = mode_of_set(task.set, task.request);
  Known known;
  for (const SetScore& each : known_scores) known.emplace(each.stimulus, &each);
  SharedReferences references(task.folder, task.set);
  const std::size_t n = task.set.stimuli.size();
  const std::vector<std::size_t> order = order_of_work(references, n);
  ScoredSet out;
  out.scores.resize(n);
  std::atomic<std::size_t> computed = 0;
  const auto work = [&](std::size_t turn) {
    const std::size_t i = order[turn];
    SetScore& row = out.scores[i];
    row = asked_of(task, task.set.stimuli[i]);
    const prepare::CleanPlace* place = references.place_of(i);
    if (place == nullptr) {
      row.reason = no_reference;
      return;
    }
    row.reference = place->name;
    try {
      if (score(task, i, references, known, row)) ++computed;
    } catch (const Error& error) { // the others are scored
      if (error.kind() == ErrorKind::environment) throw;
      row.reason = error.what();
      row.unreadable = true;
    }
  };
  stimulus::for_each_index(n, task.threads, work, progress);
  out.computed = computed;
  return out;
}

} // namespace quietroom::scoring
