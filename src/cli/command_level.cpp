#include "cli/command.h"
#include "cli/output.h"
#include "core/error.h"
#include "prepare/source_audio.h"
#include "report/json.h"
#include "report/table.h"
#include "stimulus/sound_level.h"

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;

struct FileLevel {
  std::string file;
  stimulus::SoundLevel level;
};

report::Table table_of(const std::vector<FileLevel>& files) {
  report::Table out;
  out.columns = {{"file", "file", Align::left, ""},
                 {"active_level_dbov", "active level dBov", Align::right, ""},
                 {"activity", "active %", Align::right, ""},
                 {"rms_dbov", "rms dBov", Align::right, ""},
                 {"peak_dbov", "peak dBov", Align::right, ""}};
  for (const FileLevel& each : files)
    out.rows.push_back({each.file, report::Number{each.level.active_level_dbov, 2},
                        report::Number{100 * each.level.activity, 1}, report::Number{each.level.rms_dbov, 2},
                        report::Number{each.level.peak_dbov, 2}});
  return out;
}

Json json_of(const std::vector<FileLevel>& files) {
  Json::Array out;
  for (const FileLevel& each : files)
    out.push_back(Json::Object{{"file", each.file},
                               {"active_level_dbov", each.level.active_level_dbov},
                               {"activity", each.level.activity},
                               {"rms_dbov", each.level.rms_dbov},
                               {"peak_dbov", each.level.peak_dbov}});
  return out;
}

int run(const Arguments& arguments) {
  std::vector<FileLevel> measured;
  int code = ok;
  for (const std::string& file : arguments.all("FILE")) {
    try {
      measured.push_back({file, stimulus::sound_level(prepare::read_recording(file))});
    } catch (const Error& error) { // the batch goes on with the other files
      if (error.kind() == ErrorKind::environment) throw;
      say(error.what());
      code = bad_input;
    }
  }
  if (arguments.has("--json"))
    print(report::text(json_of(measured)));
  else if (!measured.empty())
    print(report::to_text(table_of(measured)));
  return code;
}

} // namespace

Command level_command() {
  return {"level",
          "active speech level of sound files (P.56); no value where there is no speech",
          {{"FILE", "FILE...", "WAV, FLAC, Ogg; .g722 is headerless G.722", true},
           {"--json", "", "print one JSON document"}},
          "  quietroom level recording.wav\n"
          "  quietroom level *.wav --json",
          run};
}

} // namespace quietroom::cli
