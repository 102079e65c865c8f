#include "stimulus/intake.h"

#include "stimulus/manifest.h"
#include "stimulus/problem_order.h"
#include "stimulus/whole_set.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// What is known of a file before all are judged together.
struct Found {
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

  Intake run(const Progress& progress) {
    FolderFiles files = files_of(m_folder);
    m_out.left_out = std::move(files.left_out);
    for (const std::string& file : files.files) place(file);
    std::ranges::sort(m_out.left_out, {}, &LeftOut::file);
    name_conditions();
    std::vector<Found> found(m_out.checked.set.stimuli.size());
    for_each_index(
        found.size(), available_cores(),
        [&](std::size_t i) { found[i] = look(m_out.checked.set.stimuli[i]); }, progress);
    settle_form(found);
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

  void add(const std::string& file, const CellName& cell) {
    for (const auto& [what, text] :
         {std::pair<std::string_view, const std::string&>{"condition", cell.condition},
          {"talker", cell.talker},
          {"sample", cell.sample}})
      if (!is_id(text))
        error(m_folder / file,
              fmt::format("its {} \"{}\" may hold only letters, digits, - and _; rename it, e.g. to "
                          "{}",
                          what, text, suggested_id(text)));
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

  void name_conditions() {
    std::ranges::stable_sort(set().stimuli, {}, [](const Stimulus& each) {
      return CellName{each.condition, each.talker, each.sample};
    });
    for (const Stimulus& stimulus : set().stimuli) {
      if (!set().conditions.empty() && set().conditions.back().id == stimulus.condition) continue;
      Condition& condition = set().conditions.emplace_back();
      condition.id = condition.label = stimulus.condition;
      if (m_options.references.contains(condition.id)) condition.kind = Kind::reference;
    }
    for (const std::string& reference : m_options.references)
      if (std::ranges::find(set().conditions, reference, &Condition::id) == set().conditions.end())
        error(m_folder, fmt::format("the reference {} is none of the conditions found; correct --reference",
                                    reference));
    if (set().stimuli.empty())
      error(m_folder, fmt::format("no file fits {}; correct the pattern", m_options.pattern.text));
  }

  std::optional<signal::RawFormat> raw_of(const Stimulus& stimulus) const {
    return is_sound_extension(extension_of(stimulus.file)) ? std::nullopt : m_options.raw;
  }

  Found look(const Stimulus& stimulus) const {
    const fs::path file = m_folder / stimulus.file;
    try {
      const auto raw = raw_of(stimulus);
      const signal::AudioInfo info = signal::read_info(file, raw);
      return {measured(file, stimulus, raw), {}, info.format, !raw && !info.is_float && info.bits <= 24};
    } catch (const Error& failure) {
      return {{}, problem_of(failure, file), {}, false};
    }
  }

  /// One rate, one word length, one context for all.
  void settle_form(std::vector<Found>& found) {
    std::map<int, std::size_t> rates;
    set().bits = 16;
    for (const Found& each : found) {
      if (!each.stimulus) continue;
      ++rates[each.stimulus->rate_hz];
      if (each.stimulus->bits > 16) set().bits = 24;
    }
    if (!rates.empty())
      set().rate_hz =
          std::ranges::max_element(rates, {}, [](const auto& rate) { return rate.second; })->first;
    set().context = m_options.context.value_or(context_of_rate(set().rate_hz));
    set().name = m_options.name.empty() ? folder_name() : m_options.name;
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i].stimulus) settle_file(found[i], i);
  }

  void settle_file(Found& found, std::size_t index) {
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

  void judge_all(std::vector<Found> found) {
    Checked& checked = m_out.checked;
    for (Found& each : found) {
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
  Intake m_out;
};

} // namespace

Context context_of_rate(int rate_hz) {
  if (rate_hz <= 8000) return Context::narrowband;
  if (rate_hz <= 16000) return Context::wideband;
  return rate_hz <= 32000 ? Context::super_wideband : Context::fullband;
}

Intake take_in(const fs::path& folder, const IntakeOptions& options, const Progress& progress) {
  return Taking(folder, options).run(progress);
}

} // namespace quietroom::stimulus
