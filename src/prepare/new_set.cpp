#include "prepare/new_set.h"

#include "core/atomic_file.h"
#include "core/relative_path.h"
#include "core/toml.h"

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
)";

std::string text(const Recording& recording, const std::string& file) {
  const stimulus::Source& source = recording.source;
  std::string out = fmt::format("[[source]]\nid = {}\nfile = {}\ntalker = {}\n", toml::quoted(source.id),
                                toml::quoted(file), toml::quoted(source.talker));
  if (!source.sex.empty()) out += fmt::format("sex = {}\n", toml::quoted(source.sex));
  if (!source.language.empty()) out += fmt::format("language = {}\n", toml::quoted(source.language));
  return out;
}

void make_folder(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure)
    throw_environment(fmt::format("{}: the folder cannot be made ({})", folder.string(), failure.message()));
}

/// The recording's name within the set, where it is copied to unless it lies there.
std::string placed(const fs::path& folder, const Recording& recording) {
  const fs::path own = fs::weakly_canonical(recording.file).lexically_relative(fs::weakly_canonical(folder));
  if (!own.empty() && inside(folder, own.generic_string())) return own.generic_string();
  const std::string name = "source/" + recording.name;
  make_folder((folder / name).parent_path());
  write_file(folder / name, read_file(recording.file));
  return name;
}

} // namespace

void write_new_set(const fs::path& folder, const SetTemplate& set, const NewSetOptions& options,
                   const std::vector<Recording>& recordings) {
  const fs::path document = folder / "set.toml";
  if (fs::exists(document))
    throw_input(fmt::format("{}: is there already and is kept; name another folder", document.string()));
  make_folder(folder / "source");
  std::string sources;
  for (const Recording& each : recordings) sources += text(each, placed(folder, each)) + '\n';
  if (recordings.empty()) sources = example;
  if (!sources.empty() && sources.ends_with("\n\n")) sources.pop_back();
  write_file(document, filled_in(set, options.name, options.seed, sources));
}

} // namespace quietroom::prepare
