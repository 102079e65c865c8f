#include "cli/doubtful_study.h"

#include "cli/command.h"
#include "cli/output.h"
#include "core/atomic_file.h"
#include "core/counted.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "core/relative_path.h"
#include "core/toml.h"
#include "prepare/clean_source.h"
#include "recipe/source_audio.h"
#include "signal/audio_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;
using stimulus::Stimulus;

/// A stimulus that is judged, and its clean sound.
struct Doubtful {
  const Stimulus* stimulus;
  prepare::CleanPlace place;
};

std::vector<Doubtful> doubtful_of(const stimulus::StimulusSet& set, const std::vector<std::string>& ids) {
  std::vector<Doubtful> out;
  for (const std::string& id : ids) {
    const auto found = std::ranges::find(set.stimuli, id, &Stimulus::id);
    if (found == set.stimuli.end()) continue;
    if (auto place = prepare::clean_place(set, *found))
      out.push_back({&*found, std::move(*place)});
    else
      say(fmt::format("{}: has no clean sound beside itself and is left out of the study", id));
  }
  if (out.empty())
    throw_input("--make-study: there is no doubtful stimulus with a clean sound to make a study of");
  return out;
}

/// The id of the condition of clean sounds: none that the set has.
std::string clean_id(const stimulus::StimulusSet& set) {
  std::string out = "clean";
  while (std::ranges::find(set.conditions, out, &stimulus::Condition::id) != set.conditions.end())
    out += "-source";
  return out;
}

std::string stimulus_entry(const std::string& file, const std::string& condition, const Stimulus& it) {
  return fmt::format("\n[[stimulus]]\nfile = {}\ncondition = \"{}\"\ntalker = \"{}\"\nsample = \"{}\"\n",
                     toml::quoted(file), condition, it.talker, it.sample);
}

std::string head_of(const stimulus::StimulusSet& set, const std::string& clean,
                    const std::vector<Doubtful>& doubtful) {
  std::string out =
      fmt::format("# Made by quietroom estimate --make-study: doubtful stimuli of {} and their clean "
                  "sounds.\nversion = 1\nname = {}\nrate_hz = {}\nbits = {}\ncontext = \"{}\"\n",
                  toml::quoted(set.name), toml::quoted("Doubtful of " + set.name), set.rate_hz, set.bits,
                  text(set.context));
  if (set.level_dbov) out += fmt::format("level_dbov = {}\n", *set.level_dbov);
  out += fmt::format("\n[[condition]]\nid = \"{}\"\nlabel = \"Clean\"\nkind = \"reference\"\n", clean);
  for (const stimulus::Condition& condition : set.conditions)
    if (std::ranges::any_of(doubtful,
                            [&](const Doubtful& d) { return d.stimulus->condition == condition.id; }))
      out += fmt::format("\n[[condition]]\nid = \"{}\"\nlabel = {}\n", condition.id,
                         toml::quoted(condition.label));
  return out;
}

/// Copies the files; the names say nothing of what is in them. The text of set.toml.
std::string copied(const fs::path& folder, const stimulus::StimulusSet& set,
                   const std::vector<Doubtful>& doubtful, const fs::path& to) {
  const std::string clean = clean_id(set);
  std::string out = head_of(set, clean, doubtful);
  std::map<std::pair<std::string, std::string>, std::string> references; // by talker and sample
  int n = 0;
  for (const Doubtful& each : doubtful) {
    const Stimulus& it = *each.stimulus;
    const auto file = inside(folder, it.file);
    if (!file) throw_input(fmt::format("{}: leaves the folder of the set", it.file));
    const std::string name = fmt::format("{:03}{}", ++n, file->extension().string());
    write_file(to / name, read_file(*file));
    out += stimulus_entry(name, it.condition, it);
    auto& reference = references[{it.talker, it.sample}];
    if (!reference.empty()) continue;
    reference = fmt::format("{:03}.wav", ++n);
    signal::write_wav(to / reference, prepare::clean_sound(folder, set, each.place).clip, set.bits);
    out += stimulus_entry(reference, clean, it);
  }
  return out;
}

} // namespace

void make_doubtful_study(const fs::path& folder, const stimulus::StimulusSet& set,
                         const std::vector<std::string>& stimuli, const fs::path& dir) {
  if (fs::exists(fs::symlink_status(dir)))
    throw_input(fmt::format("--make-study {}: is there already; give a folder that is not", dir.string()));
  const std::vector<Doubtful> doubtful = doubtful_of(set, stimuli);
  make_folder(dir / "set");
  write_file(dir / "set" / "set.toml", copied(folder, set, doubtful, dir / "set"));
  Arguments arguments;
  arguments.set("STUDY", {(dir / "study").string()});
  arguments.set("--set", {(dir / "set").string()});
  arguments.set("--method", {"ccr"});
  arguments.set("--reference", {clean_id(set)});
  arguments.set("--practice", {"0"});
  print(fmt::format("\nA blind CCR study of {} against {}:\n",
                    counted(doubtful.size(), "stimulus", "stimuli"),
                    doubtful.size() == 1 ? "its clean sound" : "their clean sounds"));
  new_command().run(arguments);
}

} // namespace quietroom::cli
