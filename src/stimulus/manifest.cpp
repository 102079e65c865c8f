#include "stimulus/manifest.h"

#include "core/atomic_file.h"
#include "core/lower_case.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest_entries.h"
#include "stimulus/problem_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <limits>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// Every entry whose key an earlier one has already.
template<class T, class Key>
void refuse_repeats(const Document& document, const std::vector<T>& items, std::string_view what, Key key) {
  std::map<std::string, const T*> first;
  for (const T& item : items) {
    const auto [known, is_new] = first.emplace(lower_case(key(item)), &item);
    if (is_new || known->first.empty()) continue;
    const std::string& before = key(*known->second);
    document.problems.push_back(
        {Severity::error, fmt::format("{}:{}", document.name, item.line),
         before == key(item)
             ? fmt::format("{} {} was given in line {} already; rename one", what, before,
                           known->second->line)
             : fmt::format(
                   "{} {} differs from {} in line {} by case only, and many disks take the two for one "
                   "file; rename one",
                   what, key(item), before, known->second->line)});
  }
}

void check_whole(const Document& document, const StimulusSet& set) {
  const auto error = [&](int line, std::string message) {
    document.problems.push_back({Severity::error,
                                 line ? fmt::format("{}:{}", document.name, line) : document.name,
                                 std::move(message)});
  };
  if (set.conditions.empty()) error(0, "no [[condition]]; give at least one");
  if (set.sources.empty() && set.stimuli.empty())
    error(0, "no [[source]] to prepare from and no [[stimulus]] that is finished; give one kind");
  refuse_repeats(document, set.sources, "source",
                 [](const Source& source) -> const std::string& { return source.id; });
  refuse_repeats(document, set.conditions, "condition",
                 [](const Condition& each) -> const std::string& { return each.id; });
  refuse_repeats(document, set.stimuli, "stimulus",
                 [](const Stimulus& each) -> const std::string& { return each.id; });
  for (const Stimulus& stimulus : set.stimuli)
    if (std::ranges::find(set.conditions, stimulus.condition, &Condition::id) == set.conditions.end() &&
        !stimulus.condition.empty())
      error(stimulus.line,
            fmt::format("condition {} is not among the [[condition]] entries; add or correct it",
                        stimulus.condition));
}

/// What a finished file cannot have, and what it would have in vain.
void check_finished(const Document& document, const StimulusSet& set) {
  const auto error = [&](int line, std::string message) {
    document.problems.push_back(
        {Severity::error, fmt::format("{}:{}", document.name, line), std::move(message)});
  };
  const auto finished = finished_conditions(set);
  for (const Condition& condition : set.conditions) {
    if (finished.contains(condition.id)) {
      if (!condition.steps.empty())
        error(condition.line, fmt::format("condition {} has steps and finished files, to which no step is "
                                          "applied; make two conditions of it",
                                          condition.id));
      if (condition.post_align && !set.sources.empty())
        error(condition.line, "post_align is for conditions that are prepared from sources; remove it");
    } else if (condition.loss.Ppl && runs_program(condition)) {
      if (std::ranges::any_of(condition.steps,
                              [](const Step& step) { return step.name == "loss" || step.name == "jitter"; }))
        error(
            condition.line,
            fmt::format("condition {} states Ppl and has a step that loses packets; keep one", condition.id));
    } else if (condition.loss.Ppl && !set.sources.empty()) {
      error(condition.line, fmt::format("condition {} is prepared, and its packet loss is measured then; "
                                        "remove Ppl",
                                        condition.id));
    }
  }
  if (set.sources.empty()) return;
  const fs::path output = fs::weakly_canonical(document.folder / "stimuli");
  for (const Stimulus& stimulus : set.stimuli)
    if (fs::weakly_canonical(document.folder / stimulus.file).parent_path() == output)
      error(stimulus.line, fmt::format("{} lies where prepare writes its own files; keep finished files in "
                                       "another folder",
                                       toml::quoted(stimulus.file)));
}

/// A finished file that states no loss of its own has that of its condition.
void inherit_losses(StimulusSet& set) {
  std::map<std::string_view, const StatedLoss*> of_condition;
  for (const Condition& condition : set.conditions) of_condition.emplace(condition.id, &condition.loss);
  for (Stimulus& stimulus : set.stimuli) {
    const auto found = of_condition.find(stimulus.condition);
    if (stimulus.ppl_percent || found == of_condition.end()) continue;
    stimulus.ppl_percent = found->second->Ppl;
    stimulus.burst_ratio = found->second->BurstR;
  }
}

void read_clipping(toml::Reader& reader, StimulusSet& set) {
  const auto given = reader.text("clipping");
  set.clipping = choice<Clipping>(
      reader, "clipping", given,
      {{"error", Clipping::refuse}, {"limit", Clipping::limit}, {"reduce", Clipping::reduce}},
      Clipping::refuse);
  constexpr std::int64_t most = 1'000'000'000;
  if (set.clipping == Clipping::limit)
    set.max_clipped_samples = reader.required_integer("max_clipped_samples", 1, most);
  else if (reader.integer("max_clipped_samples"))
    reader.error(reader.line_of("max_clipped_samples"),
                 "max_clipped_samples belongs to clipping = \"limit\"; add that, or remove it");
}

/// What is done on the way from a source to a stimulus does not happen to finished files.
void read_policies(toml::Reader& reader, StimulusSet& set) {
  read_clipping(reader, set);
  set.post_align = read_post_align(reader);
  if (set.clipping == Clipping::reduce && !set.sources.empty() && !set.stimuli.empty())
    reader.error(reader.line_of("clipping"),
                 "clipping = \"reduce\" would lower what is prepared and not the finished files; lower the "
                 "level in source_steps, and that of the files, or limit it");
  if (!set.sources.empty() || set.stimuli.empty()) return; // a set that is begun has neither yet
  for (const char* key : {"clipping", "max_clipped_samples", "post_align"})
    if (reader.value(key) != nullptr)
      reader.error(reader.line_of(key),
                   fmt::format("{} is for sets that are prepared from sources; remove it", key));
  for (const Condition& condition : set.conditions)
    if (condition.post_align)
      reader.error(condition.line, "post_align is for sets that are prepared from sources; remove it");
}

Context read_context(toml::Reader& reader) {
  const std::string given = reader.required_text("context");
  const auto context = parse_context(given);
  if (!context && !given.empty())
    reader.error(reader.line_of("context"),
                 fmt::format("context is {}; it must be one of {}", toml::quoted(given),
                             fmt::join(context_words(), ", ")));
  return context.value_or(Context::narrowband);
}

StimulusSet read_document(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  StimulusSet set;
  reader.required_integer("version", 1, 1);
  set.name = reader.required_text("name");
  const Rights common = read_rights(reader, {});
  for (const toml::Table* each : reader.tables("source"))
    set.sources.push_back(read_source(document, *each, common));
  for (const toml::Table* each : reader.tables("condition"))
    set.conditions.push_back(read_condition(document, *each));
  for (const toml::Table* each : reader.tables("stimulus"))
    set.stimuli.push_back(read_stimulus(document, *each, common));
  constexpr std::int64_t largest_seed = std::numeric_limits<std::int64_t>::max(); // TOML has no larger number
  set.seed =
      static_cast<std::uint64_t>(set.sources.empty() ? reader.integer_or("seed", 0, 0, largest_seed)
                                                     : reader.required_integer("seed", 0, largest_seed));
  set.rate_hz = static_cast<int>(reader.required_integer("rate_hz", 8000, 192000));
  set.bits = static_cast<int>(reader.integer_or("bits", 16, 16, 24));
  if (set.bits != 16 && set.bits != 24)
    reader.error(reader.line_of("bits"), fmt::format("bits is {}; it must be 16 or 24", set.bits));
  if (reader.number("level_dbov")) set.level_dbov = reader.number_or("level_dbov", 0, -60, 0);
  if (set.level_dbov && set.stimuli.empty() && !set.sources.empty())
    reader.error(reader.line_of("level_dbov"),
                 "level_dbov is for finished files; prepared ones get their level by a level step");
  set.context = read_context(reader);
  set.source_steps = read_steps(document, reader, "source_steps");
  read_policies(reader, set);
  reader.refuse_unknown();
  check_whole(document, set);
  check_finished(document, set);
  inherit_losses(set);
  return set;
}

std::vector<Stimulus> cells(const StimulusSet& set) {
  std::vector<Stimulus> out;
  const auto finished = finished_conditions(set);
  for (const Condition& condition : set.conditions)
    for (const Source& source : set.sources) {
      if (finished.contains(condition.id)) break;
      Stimulus stimulus;
      stimulus.id = fmt::format("{}.{}", condition.id, source.id);
      stimulus.condition = condition.id;
      stimulus.talker = source.talker;
      stimulus.sample = source.id;
      stimulus.file = fmt::format("stimuli/{}.wav", stimulus.id);
      stimulus.line = source.line;
      if (runs_program(condition)) {
        stimulus.ppl_percent = condition.loss.Ppl;
        stimulus.burst_ratio = condition.loss.BurstR;
      }
      out.push_back(std::move(stimulus));
    }
  return out;
}

void fill_from_lock(StimulusSet& set, const Lock& lock) {
  set.reduction_db = lock.reduction_db;
  std::map<std::string_view, const LockedStimulus*> locked;
  for (const LockedStimulus& each : lock.stimuli) locked.emplace(each.id, &each);
  for (Stimulus& stimulus : set.stimuli) {
    const auto found = locked.find(stimulus.id);
    if (found == locked.end()) continue;
    const LockedStimulus& made = *found->second;
    stimulus.sha256 = made.sha256;
    stimulus.reference_sha256 = made.reference_sha256;
    stimulus.seconds = made.seconds;
    stimulus.active_level_dbov = made.active_level_dbov;
    stimulus.level_of_source = made.level_of_source;
    if (stimulus.is_finished) continue; // its loss is stated, not measured
    stimulus.clipped_on_purpose = made.clipped_by_step.value_or(0) > 0;
    if (!stimulus.ppl_percent) { // else it is stated of a program
      stimulus.ppl_percent = made.ppl_percent;
      stimulus.burst_ratio = made.burst_ratio;
    }
    stimulus.lossy_in_several_codecs = made.losses.size() > 1;
  }
}

} // namespace

ReadSet parse_set(std::string_view content, const fs::path& folder) {
  ReadSet out;
  const std::string name = (folder / "set.toml").string();
  const auto parsed = toml::parse_text(content, name);
  if (const auto* failure = std::get_if<Problem>(&parsed)) {
    out.problems.push_back(*failure);
    return out;
  }
  out.set = read_document({folder, name, out.problems}, std::get<toml::Table>(parsed));
  std::vector<Stimulus> prepared = cells(out.set);
  out.set.stimuli.insert(out.set.stimuli.begin(), std::make_move_iterator(prepared.begin()),
                         std::make_move_iterator(prepared.end()));
  order_problems(out.problems);
  return out;
}

namespace {

std::string set_toml_of(const fs::path& folder) {
  const fs::path file = folder / "set.toml";
  std::error_code failure;
  if (!fs::is_regular_file(file, failure))
    throw_input(fmt::format("{}: no such file; name a folder that holds a set.toml", file.string()));
  return read_file(file);
}

} // namespace

ReadSet read_manifest(const fs::path& folder) { return parse_set(set_toml_of(folder), folder); }

ReadSet read_set(const fs::path& folder) {
  const fs::path file = folder / "set.toml";
  const std::string content = set_toml_of(folder);
  ReadSet out = parse_set(content, folder);
  if (out.set.stimuli.empty()) return out;
  out.lock = read_lock(folder, out.problems);
  if (!out.lock) return out;
  fill_from_lock(out.set, *out.lock);
  out.set.prepared = out.lock->set_sha256 == sha256_of(content);
  if (!out.set.prepared)
    out.problems.push_back(
        {Severity::warning, file.string(), "changed since its stimuli were prepared; run quietroom prepare"});
  return out;
}

} // namespace quietroom::stimulus
