#include "cli/choices.h"
#include "cli/command.h"
#include "cli/level_apply.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/json.h"
#include "prepare/recording_warnings.h"
#include "recipe/source_audio.h"
#include "report/table.h"
#include "signal/active_level.h"
#include "signal/loudness.h"
#include "signal/missing_level.h"
#include "signal/true_peak.h"
#include "stimulus/sound_level.h"

#include <algorithm>
#include <fmt/format.h>
#include <future>
#include <iterator>
#include <optional>
#include <span>

namespace quietroom::cli {

namespace {

using report::Align;

struct FileLevel {
  std::string file;
  stimulus::SoundLevel level;
  std::optional<signal::Loudness> loudness; ///< where it was asked for
  double seconds = 0;
};

/// What speaks for a sound that has no level.
const signal::ActiveLevel& loudest(const FileLevel& file) {
  return *std::ranges::max_element(file.level.channels, {}, &signal::ActiveLevel::peak_dbov);
}

report::Table table_of(const std::vector<FileLevel>& files) {
  report::Table out;
  out.columns = {{"file", "file", Align::left, ""},
                 {"active_level_dbov", "active level dBov", Align::right, ""},
                 {"activity", "active %", Align::right, ""},
                 {"rms_dbov", "rms dBov", Align::right, ""},
                 {"peak_dbov", "peak dBov", Align::right, ""}};
  if (files.front().loudness) {
    out.columns.push_back({"loudness_lufs", "loudness LUFS", Align::right, ""});
    out.columns.push_back({"true_peak_dbtp", "true peak dBTP", Align::right, ""});
  }
  for (const FileLevel& each : files) {
    out.rows.push_back({each.file, report::Number{each.level.active_level_dbov, 2},
                        report::Number{100 * each.level.activity, 1}, report::Number{each.level.rms_dbov, 2},
                        report::Number{each.level.peak_dbov, 2}});
    if (!each.loudness) continue;
    out.rows.back().push_back(report::Number{each.loudness->integrated_lufs, 2});
    out.rows.back().push_back(report::Number{each.loudness->true_peak_dbtp, 2});
  }
  return out;
}

Json json_of(const std::vector<FileLevel>& files) {
  Json::Array out;
  for (const FileLevel& each : files) {
    Json::Object object{{"file", each.file},
                        {"active_level_dbov", each.level.active_level_dbov},
                        {"activity", each.level.activity},
                        {"rms_dbov", each.level.rms_dbov},
                        {"peak_dbov", each.level.peak_dbov}};
    if (each.loudness) {
      object.push_back({"loudness_lufs", each.loudness->integrated_lufs});
      object.push_back({"true_peak_dbtp", each.loudness->true_peak_dbtp});
    }
    if (!each.level.active_level_dbov)
      object.push_back(
          {"active_level_reason", std::string(text(signal::why_missing(loudest(each), each.seconds)))});
    out.push_back(std::move(object));
  }
  return out;
}

signal::LevelSearch search_of(const Arguments& arguments) {
  const std::string given = arguments.text("--p56").value_or("exact");
  if (given == "exact") return signal::LevelSearch::exact;
  if (given == "stl") return signal::LevelSearch::stl;
  refuse_choice("--p56", given, {"exact", "stl"});
}

/// Without holding the file in memory.
FileLevel level_of(const std::string& file, const signal::LevelMethod& method) {
  if (recipe::is_g722(file)) {
    const signal::Clip clip = recipe::read_recording(file);
    return {file, stimulus::sound_level(clip, method), {}, clip.seconds()};
  }
  const signal::AudioInfo info = signal::read_info(file);
  stimulus::SoundLevelMeter meter(info.rate_hz, info.channels, method);
  std::size_t samples = 0;
  signal::read_pieces(file, [&](std::span<const double> piece) {
    meter.add(piece);
    samples += piece.size();
  });
  const double seconds = double(samples) / info.channels / info.rate_hz;
  return {file, meter.finish(), {}, seconds};
}

FileLevel measured(const std::string& file, signal::LevelSearch search, bool with_loudness) {
  const signal::LevelMethod method = signal::level_method(recipe::recording_bits(file), search);
  if (!with_loudness) return level_of(file, method);
  const signal::Clip clip = recipe::read_recording(file);
  auto lufs = std::async(std::launch::async, [&] { return signal::integrated_lufs(clip); }); // half the time
  FileLevel out{file, stimulus::sound_level(clip, method), {}, clip.seconds()};
  const auto true_peak_dbtp = signal::true_peak_dbtp(clip);
  out.loudness = signal::Loudness{lufs.get(), true_peak_dbtp};
  return out;
}

void tell_missing(const FileLevel& file) {
  if (!file.level.active_level_dbov) {
    const signal::ActiveLevel& level = loudest(file);
    say(fmt::format("{}: no active level: {}", file.file,
                    sentence(signal::why_missing(level, file.seconds), level, file.seconds)));
  }
  if (file.loudness && !file.loudness->integrated_lufs)
    say(fmt::format("{}: no loudness: {}", file.file,
                    file.seconds < 0.4 ? "it lasts less than the 0.4 s of one block of BS.1770"
                                       : "nothing in it passes the gate of -70 LUFS"));
}

void warn(const FileLevel& file) {
  for (const std::string& warning : prepare::warnings_of_recording(file.file))
    say(fmt::format("{}: warning: {}", file.file, warning));
  if (!file.level.active_level_dbov) return; // there is no level that it could spoil
  if (std::ranges::any_of(file.level.channels, signal::has_dc))
    say(fmt::format(
        "{}: warning: its mean (DC) lies less than 40 dB below its rms and counts as speech; take it "
        "out first: quietroom level {} --remove-dc --out DIR",
        file.file, file.file));
}

int run_level(const Arguments& arguments) {
  if (applies_level(arguments)) return apply_level(arguments);
  const signal::LevelSearch search = search_of(arguments);
  std::vector<FileLevel> files;
  int code = ok;
  for (const std::string& file : arguments.all("FILE")) {
    try {
      files.push_back(measured(file, search, arguments.has("--lufs")));
      warn(files.back());
      tell_missing(files.back());
    } catch (const Error& error) { // the batch goes on with the other files
      if (error.kind() == ErrorKind::environment) throw;
      say(error.what());
      code = bad_input;
    }
  }
  if (arguments.has("--json"))
    print(text(json_of(files)));
  else if (!files.empty())
    print(report::to_text(table_of(files)));
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
