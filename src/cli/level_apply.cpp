#include "cli/level_apply.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/counted.h"
#include "core/error.h"
#include "core/lower_case.h"
#include "core/make_folder.h"
#include "core/number.h"
#include "prepare/levelled_file.h"
#include "prepare/recording_warnings.h"
#include "signal/audio_file.h"

#include <filesystem>
#include <fmt/format.h>
#include <string>

namespace quietroom::cli {

namespace {

prepare::Levelling levelling_of(const Arguments& arguments) {
  if (!arguments.has("--out"))
    throw_input("--apply and --remove-dc write files; name their folder with --out DIR");
  if (!arguments.has("--apply") && !arguments.has("--remove-dc"))
    throw_input("--out needs --apply LEVEL or --remove-dc, which say what to write there");
  if (arguments.has("--json")) throw_input("--json has no effect with --out; leave it out");
  prepare::Levelling out{{}, arguments.has("--remove-dc")};
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
  how.p56 = level_search(arguments);
  return out;
}

signal::Clip levelled_clip(const std::string& file, const prepare::Levelling& how, int bits) {
  for (const std::string& warning : prepare::warnings_of_recording(file))
    say(fmt::format("{}: warning: {}", file, warning));
  prepare::LevelledFile out = prepare::levelled(file, how, bits);
  print(fmt::format("{}: {:+.2f} dB\n", file, out.gain_db));
  return std::move(out.clip);
}

} // namespace

signal::LevelSearch level_search(const Arguments& arguments) {
  const std::string given = arguments.text("--p56").value_or("exact");
  if (given == "exact") return signal::LevelSearch::exact;
  if (given == "stl") return signal::LevelSearch::stl;
  refuse_choice("--p56", given, {"exact", "stl"});
}

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
  const prepare::Levelling how = levelling_of(arguments);
  const std::filesystem::path folder = *arguments.text("--out");
  const std::vector<std::string> files = arguments.all("FILE");
  const std::vector<std::filesystem::path> targets = prepare::levelled_targets(files, folder);
  make_folder(folder);
  std::size_t written = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      const int bits = prepare::levelled_bits(files[i]);
      signal::write_wav(targets[i], levelled_clip(files[i], how, bits), bits);
      ++written;
    } catch (const Error& error) { // the batch goes on with the other files
      if (error.kind() == ErrorKind::environment) throw;
      say(error.what());
    }
  }
  print(fmt::format("{}: {} of {} written\n", folder.string(), written, counted(files.size(), "file")));
  return written == files.size() ? ok : bad_input;
}

} // namespace quietroom::cli
