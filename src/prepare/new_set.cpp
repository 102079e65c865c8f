#include "prepare/new_set.h"

#include "core/atomic_file.h"
#include "core/make_folder.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "core/toml.h"
#include "core/written_files.h"

#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

constexpr const char* example =
    R"(# Your recordings: put them into the folder source, and name each here. All ids are letters, digits, - and _.
#
# [[source]]
# id = "ann1"                       # the sample; stimuli are called CONDITION.ID
# file = "source/ann1.wav"          # or files = ["source/a.wav", "source/b.wav"], joined with pause_s = 0.5
# talker = "ann"
# sex = "female"                    # or male; may be left out
# language = "en"                   # may be left out
# licence = "CC BY 4.0"             # may be left out; set.lock keeps both (above all sources: of all of them)
# attribution = "Ann Speaker"       # may be left out
)";

std::string text(const Recording& recording, const std::string& file) {
  const stimulus::Source& source = recording.source;
  std::string out = fmt::format("[[source]]\nid = {}\nfile = {}\ntalker = {}\n", toml::quoted(source.id),
                                toml::quoted(file), toml::quoted(source.talker));
  if (!source.sex.empty()) out += fmt::format("sex = {}\n", toml::quoted(source.sex));
  if (!source.language.empty()) out += fmt::format("language = {}\n", toml::quoted(source.language));
  return out;
}

/// A recording's name within the set, and whether it has to be copied there.
struct Place {
  std::string name;
  bool copy = false;
};

Place place_of(const fs::path& folder, const Recording& recording) {
  const fs::path own = fs::weakly_canonical(recording.file).lexically_relative(fs::weakly_canonical(folder));
  if (!own.empty() && inside(folder, own.generic_string())) return {own.generic_string(), false};
  const std::string name = "source/" + recording.name;
  const fs::path there = folder / name;
  const bool same = fs::is_regular_file(there) && !same_file(there, recording.file) &&
                    sha256_of_file(there) == sha256_of_file(recording.file);
  return {name, !same};
}

/// Where all recordings go, before anything is written.
std::vector<Place> places_of(const fs::path& folder, const std::vector<Recording>& recordings, bool force) {
  std::vector<Place> out;
  PlannedOutput plan;
  plan.force = force;
  for (const Recording& each : recordings) {
    out.push_back(place_of(folder, each));
    plan.inputs.push_back(each.file);
    if (out.back().copy) plan.outputs.push_back(folder / out.back().name);
  }
  guard_outputs(plan);
  return out;
}

} // namespace

void write_new_set(const fs::path& folder, const SetTemplate& set, const NewSetOptions& options,
                   const std::vector<Recording>& recordings) {
  const fs::path document = folder / "set.toml";
  if (fs::exists(fs::symlink_status(document)))
    throw_input(fmt::format("{}: is there already and is kept; name another folder", document.string()));
  const std::vector<Place> places = places_of(folder, recordings, options.force);
  make_folder(folder / "source");
  std::string sources;
  for (std::size_t i = 0; i < recordings.size(); ++i) {
    const fs::path there = folder / places[i].name;
    make_folder(there.parent_path());
    if (places[i].copy) write_noted_file(there, read_file(recordings[i].file));
    sources += text(recordings[i], places[i].name) + '\n';
  }
  if (recordings.empty()) sources = example;
  if (!sources.empty() && sources.ends_with("\n\n")) sources.pop_back();
  write_file(document, filled_in(set, options.name, options.seed, sources));
}

} // namespace quietroom::prepare
