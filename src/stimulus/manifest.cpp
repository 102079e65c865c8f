#include "stimulus/manifest.h"

#include "core/atomic_file.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "core/toml.h"
#include "stimulus/problem_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// What every part of the document is read with.
struct Document {
  fs::path folder;
  std::string name; ///< of set.toml, for messages
  std::vector<Problem>& problems;

  toml::Reader reader(const toml::Table& table) const { return {table, name, problems}; }
};

std::string required_id(toml::Reader& reader, std::string_view key) {
  std::string id = reader.required_text(key);
  if (!id.empty() && !is_id(id))
    reader.error(reader.line_of(key), fmt::format("{} {} may hold only letters, digits, - and _; rename it",
                                                  key, toml::quoted(id)));
  return id;
}

/// One of a fixed list of words, by its place in the list.
template<class T>
T choice(toml::Reader& reader, std::string_view key, const std::optional<std::string>& given,
         std::initializer_list<std::pair<std::string_view, T>> known, T fallback) {
  if (!given) return fallback;
  std::string names;
  for (const auto& [name, value] : known) {
    if (name == *given) return value;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  reader.error(reader.line_of(key),
               fmt::format("{} is {}; it must be one of {}", key, toml::quoted(*given), names));
  return fallback;
}

void check_path(const Document& document, const toml::Reader& reader, std::string_view key,
                const std::string& file) {
  if (!file.empty() && !inside(document.folder, file))
    reader.error(reader.line_of(key),
                 fmt::format("{} leaves the folder of the set; copy the file into it", toml::quoted(file)));
}

/// The texts of an array that holds nothing else.
std::optional<std::vector<std::string>> only_texts(const toml::Array& array) {
  std::vector<std::string> out;
  for (const toml::Value& value : array) {
    const auto* text = std::get_if<std::string>(&value.data);
    if (text == nullptr) return std::nullopt;
    out.push_back(*text);
  }
  return out;
}

Step read_step(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Step step{reader.required_text("step"), {}, table.line};
  for (const auto& entry : table.entries) {
    const std::string& key = entry.first;
    if (key == "step") continue;
    if (const auto* array = std::get_if<toml::Array>(&entry.second.data))
      if (auto texts = only_texts(*array)) {
        step.parameters.emplace(key, std::move(*texts));
        continue;
      }
    std::visit(
        [&](const auto& data) {
          if constexpr (std::is_constructible_v<Step::Parameter, decltype(data)>)
            step.parameters.emplace(key, data);
          else
            reader.error(
                entry.second.line,
                fmt::format("{} must be a text, a number, true or false, or texts in brackets", key));
        },
        entry.second.data);
  }
  return step;
}

std::vector<Step> read_steps(const Document& document, toml::Reader& reader, std::string_view key) {
  std::vector<Step> steps;
  for (const toml::Table* table : reader.tables(key)) steps.push_back(read_step(document, *table));
  return steps;
}

Source read_source(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Source source;
  source.line = table.line;
  source.id = required_id(reader, "id");
  const auto file = reader.text("file");
  source.files = reader.texts("files");
  if (file.has_value() == !source.files.empty())
    reader.error(table.line, "a source needs file or files, one of the two; mend it");
  if (file) source.files = {*file};
  for (const std::string& each : source.files) check_path(document, reader, file ? "file" : "files", each);
  source.pause_s = reader.number_or("pause_s", source.pause_s, 0, 60);
  source.talker = required_id(reader, "talker");
  source.sex =
      choice<std::string>(reader, "sex", reader.text("sex"), {{"female", "female"}, {"male", "male"}}, "");
  source.language = reader.text("language").value_or("");
  reader.refuse_unknown();
  return source;
}

EmodelInputs read_emodel(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  EmodelInputs inputs;
  inputs.codec = reader.text("codec").value_or("");
  if (reader.number("Ie")) inputs.Ie = reader.number_or("Ie", 0, 0, 132);
  if (reader.number("Bpl")) inputs.Bpl = reader.number_or("Bpl", 0, 0, 1000);
  if (inputs.codec.empty() == !inputs.Ie || (inputs.Bpl && !inputs.Ie))
    reader.error(table.line, "emodel needs codec, or Ie and, where packets are lost, Bpl; mend it");
  reader.refuse_unknown();
  return inputs;
}

std::optional<PostAlign> read_post_align(toml::Reader& reader) {
  const auto given = reader.text("post_align");
  if (!given) return std::nullopt;
  return choice<PostAlign>(reader, "post_align", given,
                           {{"none", PostAlign::none},
                            {"gain-from-clean", PostAlign::gain_from_clean},
                            {"rms-active-frames-of-clean", PostAlign::rms_active_frames_of_clean}},
                           PostAlign::none);
}

Condition read_condition(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Condition condition;
  condition.line = table.line;
  condition.id = required_id(reader, "id");
  condition.label = reader.text("label").value_or(condition.id);
  condition.kind = choice<Kind>(
      reader, "kind", reader.text("kind"),
      {{"test", Kind::test}, {"reference", Kind::reference}, {"anchor", Kind::anchor}}, Kind::test);
  condition.steps = read_steps(document, reader, "steps");
  condition.post_align = read_post_align(reader);
  condition.listening_level_offset_db = reader.number_or("listening_level_offset_db", 0, -60, 60);
  if (const toml::Table* emodel = reader.table("emodel")) condition.emodel = read_emodel(document, *emodel);
  reader.refuse_unknown();
  return condition;
}

Conversion read_conversion(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Conversion out;
  out.from = reader.required_text("from");
  check_path(document, reader, "from", out.from);
  out.sha256 = reader.required_text("sha256");
  out.by = reader.required_text("by");
  reader.refuse_unknown();
  return out;
}

Stimulus read_stimulus(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Stimulus stimulus;
  stimulus.line = table.line;
  stimulus.file = reader.required_text("file");
  check_path(document, reader, "file", stimulus.file);
  stimulus.condition = required_id(reader, "condition");
  stimulus.talker = required_id(reader, "talker");
  stimulus.sample = required_id(reader, "sample");
  stimulus.id = fmt::format("{}.{}.{}", stimulus.condition, stimulus.talker, stimulus.sample);
  if (const toml::Table* converted = reader.table("converted"))
    stimulus.converted = read_conversion(document, *converted);
  reader.refuse_unknown();
  return stimulus;
}

/// Every entry whose key an earlier one has already.
template<class T, class Key>
void refuse_repeats(const Document& document, const std::vector<T>& items, std::string_view what, Key key) {
  std::map<std::string, int> first;
  for (const T& item : items) {
    const auto [known, is_new] = first.emplace(key(item), item.line);
    if (!is_new && !known->first.empty())
      document.problems.push_back(
          {Severity::error, fmt::format("{}:{}", document.name, item.line),
           fmt::format("{} {} was given in line {} already; rename one", what, known->first, known->second)});
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
  if (!set.sources.empty() && !set.stimuli.empty())
    error(set.stimuli.front().line,
          "a set holds [[source]] or [[stimulus]] entries, not both; make two sets");
  refuse_repeats(document, set.sources, "source", [](const Source& source) { return source.id; });
  refuse_repeats(document, set.conditions, "condition", [](const Condition& each) { return each.id; });
  refuse_repeats(document, set.stimuli, "stimulus", [](const Stimulus& each) { return each.id; });
  for (const Stimulus& stimulus : set.stimuli)
    if (std::ranges::find(set.conditions, stimulus.condition, &Condition::id) == set.conditions.end() &&
        !stimulus.condition.empty())
      error(stimulus.line,
            fmt::format("condition {} is not among the [[condition]] entries; add or correct it",
                        stimulus.condition));
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
  if (!set.sources.empty()) return;
  for (const char* key : {"clipping", "max_clipped_samples", "post_align"})
    if (reader.value(key) != nullptr)
      reader.error(reader.line_of(key),
                   fmt::format("{} is for sets that are prepared from sources; remove it", key));
  for (const Condition& condition : set.conditions)
    if (condition.post_align)
      reader.error(condition.line, "post_align is for sets that are prepared from sources; remove it");
}

StimulusSet read_document(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  StimulusSet set;
  reader.required_integer("version", 1, 1);
  set.name = reader.required_text("name");
  for (const toml::Table* each : reader.tables("source")) set.sources.push_back(read_source(document, *each));
  for (const toml::Table* each : reader.tables("condition"))
    set.conditions.push_back(read_condition(document, *each));
  for (const toml::Table* each : reader.tables("stimulus"))
    set.stimuli.push_back(read_stimulus(document, *each));
  constexpr std::int64_t largest_seed = std::numeric_limits<std::int64_t>::max(); // TOML has no larger number
  set.seed =
      static_cast<std::uint64_t>(set.sources.empty() ? reader.integer_or("seed", 0, 0, largest_seed)
                                                     : reader.required_integer("seed", 0, largest_seed));
  set.rate_hz = static_cast<int>(reader.required_integer("rate_hz", 8000, 192000));
  set.bits = static_cast<int>(reader.integer_or("bits", 16, 16, 24));
  if (set.bits != 16 && set.bits != 24)
    reader.error(reader.line_of("bits"), fmt::format("bits is {}; it must be 16 or 24", set.bits));
  if (reader.number("level_dbov")) set.level_dbov = reader.number_or("level_dbov", 0, -60, 0);
  if (set.level_dbov && !set.sources.empty())
    reader.error(reader.line_of("level_dbov"),
                 "level_dbov is for finished files; prepared ones get their level by a level step");
  const std::string context = reader.required_text("context");
  set.context = choice<Context>(reader, "context", context.empty() ? std::nullopt : std::optional(context),
                                {{"NB", Context::narrowband},
                                 {"WB", Context::wideband},
                                 {"SWB", Context::super_wideband},
                                 {"FB", Context::fullband}},
                                Context::narrowband);
  set.source_steps = read_steps(document, reader, "source_steps");
  read_policies(reader, set);
  reader.refuse_unknown();
  check_whole(document, set);
  return set;
}

std::vector<Stimulus> cells(const StimulusSet& set) {
  std::vector<Stimulus> out;
  for (const Condition& condition : set.conditions)
    for (const Source& source : set.sources) {
      Stimulus stimulus;
      stimulus.id = fmt::format("{}.{}", condition.id, source.id);
      stimulus.condition = condition.id;
      stimulus.talker = source.talker;
      stimulus.sample = source.id;
      stimulus.file = fmt::format("stimuli/{}.wav", stimulus.id);
      stimulus.line = source.line;
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
    stimulus.seconds = made.seconds;
    stimulus.active_level_dbov = made.active_level_dbov;
    stimulus.level_of_source = made.level_of_source;
    stimulus.ppl_percent = made.ppl_percent;
    stimulus.burst_ratio = made.burst_ratio;
  }
}

} // namespace

bool is_id(std::string_view text) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

ReadSet parse_set(std::string_view content, const fs::path& folder) {
  ReadSet out;
  const std::string name = (folder / "set.toml").string();
  const auto parsed = toml::parse_text(content, name);
  if (const auto* failure = std::get_if<Problem>(&parsed)) {
    out.problems.push_back(*failure);
    return out;
  }
  out.set = read_document({folder, name, out.problems}, std::get<toml::Table>(parsed));
  if (out.set.stimuli.empty()) out.set.stimuli = cells(out.set);
  order_problems(out.problems);
  return out;
}

ReadSet read_set(const fs::path& folder) {
  const fs::path file = folder / "set.toml";
  std::error_code failure;
  if (!fs::is_regular_file(file, failure))
    throw_input(fmt::format("{}: no such file; name a folder that holds a set.toml", file.string()));
  const std::string content = read_file(file);
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
