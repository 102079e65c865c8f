#include "cli/codec_arguments.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "report/codec_table_forms.h"

#include <cstdlib>

namespace quietroom::cli {

Option codecs_option() {
  return {
      "--codecs", "FILE.csv",
      "your own codecs on top of the published table: columns as --list-codecs --csv prints them, at least "
      "id,band,Ie,Bpl (or name the file in QUIETROOM_CODECS)"};
}

emodel::CodecTable codec_table(const Arguments& arguments) {
  std::optional<std::string> file = arguments.text("--codecs");
  if (const char* named = std::getenv("QUIETROOM_CODECS"); !file && named != nullptr && *named != '\0')
    file = named;
  if (!file) return emodel::published_codecs();
  emodel::CodecReading reading = emodel::read_codecs(read_file(*file), *file, emodel::published_codecs());
  if (reading.problems.empty()) return std::move(reading.table);
  const Problem last = std::move(reading.problems.back()); // it ends the program; the others are said here
  reading.problems.pop_back();
  say_problems(reading.problems);
  throw_input(text(last));
}

std::optional<emodel::Band> band_argument(const Arguments& arguments) {
  const auto given = arguments.text("--band");
  if (!given) return std::nullopt;
  const auto band = emodel::parse_band(*given);
  if (!band) refuse_choice("--band", *given, {"nb", "wb", "fb"});
  return band;
}

int list_codecs(const Arguments& arguments) {
  emodel::CodecTable table = codec_table(arguments);
  if (const auto band = band_argument(arguments))
    std::erase_if(table, [&](const emodel::CodecEntry& entry) { return entry.band != *band; });
  print(arguments.has("--json")  ? report::codecs_json(table)
        : arguments.has("--csv") ? report::codecs_csv(table)
                                 : report::codecs_text(table));
  return ok;
}

} // namespace quietroom::cli
