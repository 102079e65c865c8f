#include "cli/command.h"
#include "cli/level_apply.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "core/error.h"
#include "prepare/measured_file.h"
#include "prepare/recording_warnings.h"
#include "report/file_level_forms.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::cli {

namespace {

int run_level(const Arguments& arguments) {
  if (applies_level(arguments)) return apply_level(arguments);
  const signal::LevelSearch search = level_search(arguments);
  std::vector<stimulus::FileLevel> files;
  int code = ok;
  for (const std::string& file : arguments.all("FILE")) {
    try {
      files.push_back(prepare::measured_file(file, search, arguments.has("--lufs")));
      for (const std::string& warning : prepare::warnings_of_recording(file))
        say(fmt::format("{}: warning: {}", file, warning));
      say_problems(level_notes(files.back()));
    } catch (const Error& error) { // the batch goes on with the other files
      if (error.kind() == ErrorKind::environment) throw;
      say(error.what());
      code = bad_input;
    }
  }
  print(arguments.has("--json") ? report::levels_json(files) : report::levels_text(files));
  return code;
}

std::vector<Option> options() {
  std::vector<Option> out{
      {"FILE", "FILE...", "WAV, FLAC, Ogg; .g722 is headerless G.722", true},
      {"--p56", "HOW", "exact (default), or stl: as ITU-T's tool library searches, mostly within 0.05 dB"},
      {"--lufs", "", "also loudness (BS.1770) and true peak, for music"},
      {"--json", "", "print one JSON document"}};
  std::ranges::move(level_apply_options(), std::back_inserter(out));
  return out;
}

} // namespace

Command level_command() {
  return {"level", "measure the active speech level of sound files (P.56), or say why there is none",
          options(),
          "  quietroom level recording.wav\n"
          "  quietroom level *.wav --json\n"
          "  quietroom level music/*.flac --lufs\n"
          "  quietroom level files/*.wav --apply -26 --out levelled\n"
          "  quietroom level music/*.flac --apply -23 --lufs --remove-dc --out levelled",
          run_level};
}

} // namespace quietroom::cli
