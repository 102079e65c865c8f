#include "cli/guarded_output.h"

#include "cli/output.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "prepare/named_files.h"
#include "stimulus/manifest.h"
#include "store/study_store.h"

#include <algorithm>
#include <cstdlib>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

void add_database(const fs::path& database, std::vector<fs::path>& out) {
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) out.push_back(database.string() + ending);
}

/// set.toml, set.lock, and every file that they name.
void add_set(const fs::path& folder, std::vector<fs::path>& out) {
  std::error_code failure;
  if (!fs::is_regular_file(folder / "set.toml", failure)) return;
  out.push_back(folder / "set.toml");
  out.push_back(folder / "set.lock");
  const stimulus::StimulusSet set = stimulus::read_set(folder).set;
  for (const prepare::NamedFile& each : prepare::named_files(folder, set)) out.push_back(each.path);
  for (const stimulus::Stimulus& each : set.stimuli)
    for (const std::string& name : {each.file, each.reference})
      if (const auto file = inside(folder, name); file && !name.empty()) out.push_back(*file);
}

void add_folder(const fs::path& folder, std::vector<fs::path>& out) {
  out.push_back(folder / "study.toml");
  add_database(store::database_of(folder), out);
  add_set(folder, out);
  add_set(folder / "set", out);
}

void add(const fs::path& path, std::vector<fs::path>& out) {
  std::error_code failure;
  if (fs::is_directory(path, failure)) return add_folder(path, out);
  out.push_back(path);
  if (path.extension() != ".sqlite") return;
  add_database(path, out);
  add_folder(path.parent_path(), out);
}

} // namespace

Option force_option() {
  return {"--force", "", "replace files that Quietroom did not write; never what the command itself reads"};
}

std::vector<fs::path> inputs_of(const Arguments& arguments, const std::vector<std::string>& not_inputs) {
  std::vector<fs::path> out;
  for (const std::string& value : arguments.values_but(not_inputs)) {
    if (value.empty()) continue;
    add(value, out);
    if (const auto equals = value.find('='); equals != std::string::npos) add(value.substr(equals + 1), out);
  }
  if (const char* codecs = std::getenv("QUIETROOM_CODECS")) out.emplace_back(codecs);
  return out;
}

void guard(const Arguments& arguments, const std::vector<std::string>& not_inputs,
           const std::vector<fs::path>& outputs) {
  if (const auto twice = named_twice(outputs))
    throw_input(twice->string() + ": two options write to this one file; give each a file of its own");
  const auto is_free = [](const fs::path& each) {
    std::error_code failure;
    return !fs::exists(fs::symlink_status(each, failure));
  };
  if (std::all_of(outputs.begin(), outputs.end(), is_free)) return; // the common case costs nothing
  const std::vector<Problem> refused =
      refused_outputs({inputs_of(arguments, not_inputs), outputs, arguments.has("--force")});
  for (std::size_t i = 0; i + 1 < refused.size(); ++i) say(text(refused[i]));
  if (!refused.empty()) throw_input(text(refused.back()));
}

} // namespace quietroom::cli
