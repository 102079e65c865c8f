#include "cli/codec_arguments.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/json.h"
#include "report/table.h"

#include <cstdlib>

namespace quietroom::cli {

namespace {

using report::Align;

report::Table codecs_as_table(const emodel::CodecTable& table) {
  report::Table out;
  out.columns = {{"id", "id", Align::left, ""},
                 {"name", "codec", Align::left, ""},
                 {"band", "band", Align::left, ""},
                 {"presentation", "ears", Align::left, ""},
                 {"kbit_s", "kbit/s", Align::right, ""},
                 {"packet_ms", "packet, ms", Align::right, ""},
                 {"Ie", "Ie", Align::right, ""},
                 {"Bpl", "Bpl", Align::right, ""},
                 {"confidence", "confidence", Align::left, ""},
                 {"source", "source", Align::left, ""}};
  for (const emodel::CodecEntry& entry : table)
    out.rows.push_back({entry.id, entry.name, std::string(key(entry.band)), entry.presentation,
                        report::Number{entry.kbit_s, 2}, report::Number{entry.packet_ms, 0},
                        report::Number{entry.Ie, 1}, report::Number{entry.Bpl, 1},
                        std::string(key(entry.confidence)), entry.source});
  return out;
}

Json codecs_as_json(const emodel::CodecTable& table) {
  Json::Array out;
  for (const emodel::CodecEntry& entry : table)
    out.push_back(
        Json::Object{{"id", entry.id},
                     {"name", entry.name},
                     {"band", key(entry.band)},
                     {"presentation", entry.presentation.empty() ? Json() : Json(entry.presentation)},
                     {"kbit_s", entry.kbit_s},
                     {"packet_ms", entry.packet_ms},
                     {"Ie", entry.Ie},
                     {"Bpl", entry.Bpl},
                     {"confidence", key(entry.confidence)},
                     {"source", entry.source}});
  return out;
}

} // namespace

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
  if (arguments.has("--json"))
    print(text(codecs_as_json(table)));
  else if (arguments.has("--csv"))
    print(report::to_csv(codecs_as_table(table)));
  else
    print(report::to_text(codecs_as_table(table)) +
          "A dash: no published value. Values of G.113's appendices are provisional planning values.\n");
  return ok;
}

} // namespace quietroom::cli
