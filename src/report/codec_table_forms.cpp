#include "report/codec_table_forms.h"

#include "report/fields.h"

namespace quietroom::report {

namespace {

Fields<emodel::CodecEntry> codec_entry_fields() {
  using Row = emodel::CodecEntry;
  return {{"id", "id", 0, everywhere, &Row::id},
          {"name", "codec", 0, everywhere, &Row::name},
          {"band", "band", 0, everywhere, [](const Row& r) { return std::string(key(r.band)); }},
          {"presentation", "ears", 0, in_tables, &Row::presentation},
          {"presentation", "", 0, json_alone,
           [](const Row& r) { return r.presentation.empty() ? Value() : Value(r.presentation); }},
          {"kbit_s", "kbit/s", 2, everywhere, &Row::kbit_s},
          {"packet_ms", "packet, ms", 0, everywhere, &Row::packet_ms},
          {"Ie", "Ie", 1, everywhere, &Row::Ie},
          {"Bpl", "Bpl", 1, everywhere, &Row::Bpl},
          {"confidence", "confidence", 0, everywhere,
           [](const Row& r) { return std::string(key(r.confidence)); }},
          {"source", "source", 0, everywhere, &Row::source}};
}

} // namespace

std::string codecs_text(const emodel::CodecTable& table) {
  return to_text(table_of(codec_entry_fields(), table, Form::text)) +
         "A dash: no published value. Values of G.113's appendices are provisional planning values.\n";
}

std::string codecs_csv(const emodel::CodecTable& table) {
  return to_csv(table_of(codec_entry_fields(), table, Form::csv));
}

std::string codecs_json(const emodel::CodecTable& table) {
  return text(Json(array_of(codec_entry_fields(), table)));
}

} // namespace quietroom::report
