#include "cli/level_apply.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"
#include "prepare/clipping.h"
#include "prepare/recording_warnings.h"
#include "recipe/pass.h"
#include "recipe/source_audio.h"
#include "recipe/step_level.h"
#include "signal/active_level.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <optional>
#include <string>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

struct Wanted {
  std::optional<recipe::Level> level;
  bool removes_dc = false;
  fs::path folder;
};

Wanted wanted_of(const Arguments& arguments) {
  const auto folder = arguments.text("--out");
  if (!folder) throw_input("--apply and --remove-dc write files; name their folder with --out DIR");
  if (!arguments.has("--apply") && !arguments.has("--remove-dc"))
    throw_input("--out needs --apply LEVEL or --remove-dc, which say what to write there");
  for (const char* option : {"--json"})
    if (arguments.has(option)) throw_input(fmt::format("{} has no effect with --out; leave it out", option));
  Wanted out{{}, arguments.has("--remove-dc"), *folder};
  if (!arguments.has("--apply")) {
    for (const char* option : {"--lufs", "--p56"})
      if (arguments.has(option))
        throw_input(fmt::format("{} has no effect without --apply; leave it out", option));
    return out;
  }
  const double level = *arguments.number("--apply");
  if (level < -60 || level > 0) throw_input(fmt::format("--apply is {}; give -60 to 0", shortest(level)));
  if (arguments.has("--lufs") && arguments.has("--p56"))
    throw_input("--lufs levels by loudness and --p56 by active speech level; give one of them");
  recipe::Level& how = out.level.emplace();
  (arguments.has("--lufs") ? how.loudness_lufs : how.level_dbov) = level;
  if (arguments.has("--lufs")) how.level_dbov.reset();
  const std::string search = arguments.text("--p56").value_or("exact");
  if (search != "exact" && search != "stl") refuse_choice("--p56", search, {"exact", "stl"});
  if (search == "stl") how.p56 = signal::LevelSearch::stl;
  return out;
}

/// Where each file goes; no two to one place, none onto a file that is there.
std::vector<fs::path> targets_of(const std::vector<std::string>& files, const fs::path& folder) {
  std::vector<fs::path> out;
  std::map<std::string, std::string> first;
  for (const std::string& file : files) {
    const fs::path target = folder / (fs::path(file).stem().string() + ".wav");
    const auto [known, is_new] = first.emplace(stimulus::lower_case(target.filename().string()), file);
    if (!is_new)
      throw_input(fmt::format("{} and {} would both become {}; level them into two folders", known->second,
                              file, target.string()));
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(target, ignored)))
      throw_input(
          fmt::format("{}: is there already and is kept; give --out another folder", target.string()));
    out.push_back(target);
  }
  return out;
}

void remove_mean(signal::Clip& clip) {
  clip = signal::each_channel(clip, [](std::vector<double> samples, int) {
    const double mean = samples.empty() ? 0
                                        : std::accumulate(samples.begin(), samples.end(), 0.0) /
                                              static_cast<double>(samples.size());
    for (double& sample : samples) sample -= mean;
    return samples;
  });
}

/// The file as it is to be written. Throws an input Error where it cannot be levelled, or would clip.
signal::Clip levelled(const std::string& file, const Wanted& wanted, int bits) {
  for (const std::string& warning : prepare::warnings_of_recording(file))
    say(fmt::format("{}: warning: {}", file, warning));
  signal::Clip clip = recipe::read_recording(file);
  double gain_db = 0;
  if (wanted.removes_dc) remove_mean(clip);
  if (wanted.level) {
    const recipe::SetFiles none;
    const recipe::Seeds seeds{};
    recipe::Pass pass{recipe::SeedOrder(seeds), none, std::move(clip), {}};
    try {
      apply(*wanted.level, pass);
    } catch (const Error& error) {
      throw_input(file + ": " + error.what());
    }
    gain_db = pass.facts.gain_db.value_or(0);
    clip = std::move(pass.clip);
  }
  if (const auto clipped = prepare::clipped_samples(clip, bits); clipped > 0)
    throw_input(
        fmt::format("{}: {} samples would clip with {:+.1f} dB, so it was not written; choose a lower "
                    "level for all files",
                    file, clipped, gain_db));
  print(fmt::format("{}: {:+.2f} dB\n", file, gain_db));
  return clip;
}

} // namespace

std::vector<Option> level_apply_options() {
  return {
      {"--apply", "LEVEL",
       "bring each file to this active level in dBov, or with --lufs to this loudness; needs --out"},
      {"--remove-dc", "", "first remove the mean of each channel; needs --out"},
      {"--out", "DIR", "folder for the levelled files, as WAV of 16 or 24 bits; nothing in it is replaced"}};
}

bool applies_level(const Arguments& arguments) {
  return arguments.has("--apply") || arguments.has("--remove-dc") || arguments.has("--out");
}

int apply_level(const Arguments& arguments) {
  const Wanted wanted = wanted_of(arguments);
  const std::vector<std::string> files = arguments.all("FILE");
  const std::vector<fs::path> targets = targets_of(files, wanted.folder);
  std::error_code failure;
  fs::create_directories(wanted.folder, failure);
  if (failure)
    throw_environment(
        fmt::format("{}: the folder cannot be made ({})", wanted.folder.string(), failure.message()));
  std::size_t written = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      const int bits = recipe::recording_bits(files[i]) <= 16 ? 16 : 24;
      signal::write_wav(targets[i], levelled(files[i], wanted, bits), bits);
      ++written;
    } catch (const Error& error) { // the batch goes on with the other files
      if (error.kind() == ErrorKind::environment) throw;
      say(error.what());
    }
  }
  print(fmt::format("{}: {} of {} files written\n", wanted.folder.string(), written, files.size()));
  return written == files.size() ? ok : bad_input;
}

} // namespace quietroom::cli
