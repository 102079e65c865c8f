#include "stimulus/intake.h"

#include "core/available_cores.h"
#include "core/file_snapshot.h"
#include "core/lower_case.h"
#include "signal/resample.h"
#include "stimulus/manifest.h"
#include "stimulus/problem_order.h"
#include "stimulus/sound_endings.h"
#include "stimulus/whole_set.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// What is known of a file before all are judged together.
struct Looked {
  std::optional<MeasuredStimulus> stimulus;
  std::optional<Problem> problem;
  std::string format;
  bool is_exact = false; ///< integer samples of up to 24 bits behind a header: played as they are
};

Problem error_of(const fs::path& file, std::string message) {
  return {Severity::error, file.string(), std::move(message)};
}

class Taking {
public:
  Taking(const fs::path& folder, const IntakeOptions& options) : m_folder(folder), m_options(options) {}

  Intake run(const OnProgress& progress) {
    FolderFiles files = files_of(m_folder);
    m_out.left_out = std::move(files.left_out);
    for (const std::string& file : files.files) place(file);
    std::ranges::sort(m_out.left_out, {}, &LeftOutFile::file);
    name_conditions();
    std::vector<Looked> found(m_out.checked.set.stimuli.size());
    for_each_index(
        found.size(), available_cores(),
        [&](std::size_t i) { found[i] = look(m_out.checked.set.stimuli[i]); }, progress);
    settle_form(found);
    keep_converted_folder();
    judge_all(std::move(found));
    return std::move(m_out);
  }

private:
  StimulusSet& set() { return m_out.checked.set; }
  void error(const fs::path& file, std::string message) {
    m_out.checked.problems.push_back(error_of(file, std::move(message)));
  }

  void place(const std::string& file) {
    const std::string extension = extension_of(file);
    if (!is_sound_extension(extension) && !m_options.raw)
      return m_out.left_out.push_back({file, is_raw_extension(extension)
                                                 ? "has no header; say --raw to declare its format"
                                                 : "does not end as sound files do"});
    auto matched = match(m_options.pattern, file);
    if (auto* why = std::get_if<std::string>(&matched))
      return m_out.left_out.push_back({file, std::move(*why)});
    add(file, std::get<CellName>(matched));
  }

  /// The text, or the id made from it; every mistake is told once, however many files have it.
  std::string id_of(const std::string& file, std::string_view what, const std::string& text) {
    std::string id = is_id(text) ? text : suggested_id(text);
    const auto [known, is_new] = m_names.emplace(fmt::format("{} {}", what, lower_case(id)), text);
    if (!m_named.insert(fmt::format("{} {}", what, text)).second) return id;
    if (id != text) m_out.renamed.emplace(fmt::format("{} \"{}\"", what, text), id);
    if (const std::string why = id_mistake(id); !why.empty())
      error(m_folder / file, fmt::format("its {} \"{}\" {}; rename it", what, id, why));
    if (!is_new)
      error(m_folder / file,
            fmt::format("its {0} \"{1}\" and the {0} \"{2}\" would have ids that differ by case only, or not "
                        "at all; rename one",
                        what, text, known->second));
    return id;
  }

  void add(const std::string& file, const CellName& named) {
    const CellName cell{id_of(file, "condition", named.condition), id_of(file, "talker", named.talker),
                        id_of(file, "sample", named.sample)};
    const auto [first, is_new] = m_first.emplace(cell, file);
    if (!is_new)
      return error(
          m_folder / file,
          fmt::format("the same condition, talker and sample as {}; rename or remove one", first->second));
    Stimulus stimulus;
    stimulus.id = fmt::format("{}.{}.{}", cell.condition, cell.talker, cell.sample);
    stimulus.condition = cell.condition;
    stimulus.talker = cell.talker;
    stimulus.sample = cell.sample;
    stimulus.file = file;
    stimulus.is_finished = true;
    set().stimuli.push_back(std::move(stimulus));
  }

  /// Named by its id, or as the files name it.
  bool is_reference(const std::string& id) const {
    return std::ranges::any_of(m_options.references, [&](const std::string& each) {
      return each == id || (!is_id(each) && suggested_id(each) == id);
    });
  }

  void name_conditions() {
    std::ranges::stable_sort(set().stimuli, {}, [](const Stimulus& each) {
      return CellName{each.condition, each.talker, each.sample};
    });
    for (const Stimulus& stimulus : set().stimuli) {
      if (!set().conditions.empty() && set().conditions.back().id == stimulus.condition) continue;
      Condition& condition = set().conditions.emplace_back();
      condition.id = condition.label = stimulus.condition;
      if (is_reference(condition.id)) condition.kind = Kind::reference;
    }
    for (const std::string& reference : m_options.references)
      if (std::ranges::find(set().conditions, is_id(reference) ? reference : suggested_id(reference),
                            &Condition::id) == set().conditions.end())
        error(m_folder, fmt::format("the reference {} is none of the conditions found; correct --reference",
                                    reference));
    if (set().stimuli.empty())
      error(m_folder, fmt::format("no file fits {}; correct the pattern", m_options.pattern.text));
  }

  std::optional<signal::RawFormat> raw_of(const Stimulus& stimulus) const {
    return is_sound_extension(extension_of(stimulus.file)) ? std::nullopt : m_options.raw;
  }

  Looked look(const Stimulus& stimulus) const {
    const fs::path file = m_folder / stimulus.file;
    try {
      const auto raw = raw_of(stimulus);
      const FileSnapshot snapshot(file);
      signal::SoundInMemory sound =
          snapshot.read([&](const auto& bytes) { return signal::read_sound(bytes, raw); });
      const signal::AudioInfo& info = sound.info;
      const bool takes_another_form =
          m_options.convert && ((m_options.rate_hz && info.rate_hz != *m_options.rate_hz) ||
                                (m_options.mono != Mono::no && info.channels == 2));
      const bool is_exact = !takes_another_form && !raw && !info.is_float && info.bits <= 24;
      if (takes_another_form) sound.clip = reshaped(std::move(sound.clip), m_options);
      return {measured(sound, snapshot.sha256(), stimulus), {}, info.format, is_exact};
    } catch (const Error& failure) {
      return {{}, problem_of(failure, file), {}, false};
    }
  }

  /// One rate, one word length, one context for all.
  void settle_form(std::vector<Looked>& found) {
    std::map<int, std::size_t> rates;
    set().bits = 16;
    for (const Looked& each : found) {
      if (!each.stimulus) continue;
      ++rates[each.stimulus->rate_hz];
      if (each.stimulus->bits > 16) set().bits = 24;
    }
    if (!rates.empty())
      set().rate_hz =
          std::ranges::max_element(rates, {}, [](const auto& rate) { return rate.second; })->first;
    if (m_options.rate_hz) set().rate_hz = *m_options.rate_hz;
    set().context = m_options.context.value_or(context_of_rate(set().rate_hz));
    set().name = m_options.name.empty() ? folder_name() : m_options.name;
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i].stimulus) settle_file(found[i], i);
  }

  void settle_file(Looked& found, std::size_t index) {
    MeasuredStimulus& stimulus = *found.stimulus;
    const bool fits = found.is_exact && stimulus.bits == set().bits;
    if (fits || (found.is_exact && !m_options.convert)) return;
    const fs::path file = m_folder / stimulus.stimulus.file;
    stimulus.bits = set().bits; // as the copy will have
    if (!m_options.convert)
      return error(file, fmt::format("{} cannot be played bit for bit; add --convert, which makes WAV copies",
                                     found.format));
    if (stimulus.level.peak_dbov.value_or(0) > 0)
      error(file,
            fmt::format("goes {:.2f} dB beyond full scale, so a copy would be clipped; lower the level of "
                        "the whole set",
                        *stimulus.level.peak_dbov));
    m_out.to_convert.insert(index);
  }

  void keep_converted_folder() {
    if (m_out.to_convert.empty() || m_options.force || !is_converted_folder_taken(m_folder)) return;
    error(m_folder / converted_folder, "holds files that add-set did not write, and copies would go there; "
                                       "rename it, or say --force");
  }

  void judge_all(std::vector<Looked> found) {
    Checked& checked = m_out.checked;
    for (Looked& each : found) {
      if (each.problem) checked.problems.push_back(std::move(*each.problem));
      if (each.stimulus) checked.stimuli.push_back(std::move(*each.stimulus));
    }
    std::ranges::move(judge(m_folder, checked.set, checked.stimuli), std::back_inserter(checked.problems));
    order_problems(checked.problems, m_folder, checked.set);
  }

  std::string folder_name() const {
    const fs::path whole = fs::absolute(m_folder).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
  }

  const fs::path& m_folder;
  const IntakeOptions& m_options;
  std::map<CellName, std::string> m_first;
  std::map<std::string, std::string> m_names; ///< kind and id in lower case -> the first text it came from
  std::set<std::string> m_named;              ///< kind and text
  Intake m_out;
};

} // namespace

Context context_of_rate(int rate_hz) {
  if (rate_hz <= 8000) return Context::narrowband;
  if (rate_hz <= 16000) return Context::wideband;
  return rate_hz <= 32000 ? Context::super_wideband : Context::fullband;
}

signal::Clip reshaped(signal::Clip clip, const IntakeOptions& options) {
  if (options.mono != Mono::no && clip.channels == 2) {
    std::vector<double> mono = signal::channel(clip, 0);
    if (options.mono == Mono::mix) {
      const std::vector<double> right = signal::channel(clip, 1);
      for (std::size_t i = 0; i < mono.size(); ++i) mono[i] = (mono[i] + right[i]) / 2;
    }
    clip = {clip.rate_hz, 1, std::move(mono)};
  }
  if (options.rate_hz && clip.rate_hz != *options.rate_hz) clip = signal::resample(clip, *options.rate_hz);
  return clip;
}

Intake take_in(const fs::path& folder, const IntakeOptions& options, const OnProgress& progress) {
  return Taking(folder, options).run(progress);
}

} // namespace quietroom::stimulus
