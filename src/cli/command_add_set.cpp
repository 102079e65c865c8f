#include "cli/choices.h"
#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/raw_argument.h"
#include "core/error.h"
#include "core/folder_lock.h"
#include "report/intake_forms.h"
#include "stimulus/intake.h"
#include "stimulus/manifest.h"

#include <filesystem>
#include <fmt/format.h>
#include <optional>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;
using stimulus::Context;
using stimulus::Intake;
using stimulus::IntakeOptions;

std::optional<Context> context_named(const Arguments& arguments) {
  const auto given = arguments.text("--context");
  if (!given) return std::nullopt;
  const auto context = parse_context(*given);
  if (!context) refuse_choice("--context", *given, context_words());
  return context;
}

IntakeOptions options_of(const Arguments& arguments) {
  IntakeOptions out;
  auto pattern = stimulus::parse_pattern(*arguments.text("--pattern"));
  if (const auto* mistake = std::get_if<std::string>(&pattern)) throw_input(*mistake);
  out.pattern = std::get<stimulus::NamePattern>(std::move(pattern));
  out.name = arguments.text("--name").value_or("");
  out.context = context_named(arguments);
  for (std::string& reference : arguments.list("--reference").value_or(std::vector<std::string>{}))
    out.references.insert(std::move(reference));
  if (const auto raw = arguments.text("--raw")) out.raw = raw_format(*raw);
  out.convert = arguments.has("--convert");
  out.force = arguments.has("--force");
  if (out.force && !out.convert)
    throw_input(
        "--force belongs to --convert, which writes copies; leave it out (--replace writes set.toml anew)");
  for (const char* option : {"--rate", "--mono"})
    if (arguments.has(option) && !out.convert)
      throw_input(fmt::format("{} belongs to --convert, which makes copies; add that", option));
  if (const auto given = arguments.text("--rate")) {
    out.rate_hz = static_cast<int>(whole_number("--rate", *given, 8000, 192000, " of Hz"));
  }
  if (const auto given = arguments.text("--mono")) {
    if (*given != "left" && *given != "mix") refuse_choice("--mono", *given, {"left", "mix"});
    out.mono = *given == "left" ? stimulus::Mono::left : stimulus::Mono::mix;
  }
  return out;
}

/// A set.toml is a person's work; one that is prepared from sources is not even replaced when asked.
void refuse_existing(const fs::path& folder, bool replace) {
  const fs::path file = folder / "set.toml";
  if (!fs::exists(file)) return;
  if (!replace)
    throw_input(
        fmt::format("{}: is there already and is kept; say --replace to write it anew", file.string()));
  if (!stimulus::read_set(folder).set.sources.empty())
    throw_input(
        fmt::format("{}: describes a set that is prepared from sources; use another folder", file.string()));
}

int write(const fs::path& folder, const IntakeOptions& options, const Intake& intake) {
  ProgressLine progress("converting");
  stimulus::write_set(folder, options, intake,
                      [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  print(fmt::format("{}: written\nNext:  quietroom new STUDY --set {}\n", (folder / "set.toml").string(),
                    folder.string()));
  return ok;
}

int run_add_set(const Arguments& arguments) {
  const fs::path folder = *arguments.text("DIR");
  const bool writes = arguments.has("--write") && !arguments.has("--dry-run");
  const IntakeOptions options = options_of(arguments);
  std::optional<FolderLock> only_one;
  if (writes && fs::is_directory(folder)) only_one.emplace(folder, "quietroom add-set or prepare");
  if (writes) refuse_existing(folder, arguments.has("--replace"));
  Intake intake;
  {
    ProgressLine progress("reading");
    intake =
        take_in(folder, options, [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  }
  print(report::intake_text(folder, intake, options.context.has_value()));
  const bool failed = has_error(intake.checked.problems);
  if (writes && !failed) return write(folder, options, intake);
  if (!writes) {
    print(failed ? "Nothing is written: fix the errors first.\n"
                 : "Nothing is written: this was a dry run. Add --write to make set.toml.\n");
    return failed ? check_failed : ok;
  }
  say((folder / "set.toml").string() + ": not written, for there are errors; fix them first");
  return bad_input;
}

} // namespace

Command add_set_command() {
  return {"add-set",
          "make a set.toml from a folder of finished files; without --write it only shows what it would make",
          {{"DIR", "DIR", "the folder, which becomes the folder of the set", true},
           {"--pattern", "P",
            "how the files are named: {condition} {talker} {sample}, {*} for the rest; / between "
            "folders; an ending such as .wav, or none, takes every kind of sound file",
            true},
           {"--write", "", "write set.toml, if there are no errors"},
           {"--dry-run", "", "write nothing, even with --write"},
           {"--replace", "", "write over a set.toml that is there"},
           {"--name", "NAME", "name of the set (default: the folder's)"},
           {"--context", "NB|WB|SWB|FB", "what the best condition can sound like (default: by the rate)"},
           {"--reference", "IDS", "the conditions that are references, with commas between"},
           {"--convert", "", "copies files that cannot be played bit for bit (MP3, Ogg, float, raw) as WAV"},
           force_option(),
           {"--rate", "HZ", "with --convert: resamples files of another rate"},
           {"--mono", "left|mix", "with --convert: take the left of two channels, or their mean"},
           {"--raw", "FORMAT", "for files without a header: rate=16000,channels=1,format=s16le"}},
          "  quietroom add-set files --pattern '{condition}_{talker}_{sample}.wav'\n"
          "  quietroom add-set files --pattern '{condition}/{talker}_{sample}' --reference direct --context "
          "WB --write\n"
          "  quietroom add-set old --pattern '{condition}{*}_{talker}_{sample}.raw' --raw "
          "rate=16000,format=s16le "
          "--convert --write",
          run_add_set};
}

} // namespace quietroom::cli
