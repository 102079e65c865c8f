#include "panel/sitting_files.h"

#include "audio/device.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "store/study_store.h"
#include "study/ledger.h"

#include <array>
#include <fstream>
#include <variant>

namespace quietroom::panel {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> inputs_of(const study::FixedStudy& study) {
  std::vector<fs::path> out = {study.folder / "study.toml", study.folder / "set/set.toml",
                               study.folder / "set/set.lock"};
  for (const char* ending : {"", "-wal", "-shm", "-journal"})
    out.push_back(store::database_of(study.folder).string() + ending);
  out.push_back(study::ledger_of(study.folder));
  for (const stimulus::Stimulus& each : study.set.stimuli)
    if (const auto file = inside(study.design.set, each.file)) out.push_back(*file);
  return out;
}

/// Whether lines of a station stand at the begin of the file: they carry its mark. Empty files may be added
/// to.
bool holds_lines(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line;
  if (!std::getline(in, line)) return true;
  for (const char* begin :
       {"{\"event\": ", "{\"frame\": ", "{\"key_to_commit_ms\": ", "{\"enter_to_sample_ms\": "})
    if (line.starts_with(begin)) return true;
  return false;
}

} // namespace

void guard_files(const StationOptions& options, const study::FixedStudy& study) {
  PlannedOutput replaced{inputs_of(study), {}, options.force};
  const audio::Device device = audio::parse_device(options.device);
  if (const auto* file = std::get_if<audio::FileDevice>(&device)) replaced.outputs.push_back(file->path);
  guard_outputs(replaced);
  for (const std::string& target : {options.events, options.measure})
    if (!target.empty() && target != "-")
      guard_outputs({replaced.inputs, {target}, options.force || holds_lines(target)});
}

} // namespace quietroom::panel
