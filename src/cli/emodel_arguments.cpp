#include "cli/emodel_arguments.h"

#include "cli/output.h"
#include "core/error.h"
#include "emodel/codec_table.h"
#include "emodel/inputs.h"

namespace quietroom::cli {

namespace {

std::string codec_ids() {
  std::string out;
  for (const emodel::CodecEntry& entry : emodel::codecs())
    out += (out.empty() ? "" : ", ") + std::string(entry.id);
  return out;
}

/// The codec's values where the command line gives none of its own.
void take_codec(EmodelQuestion& question, const std::string& id, const Arguments& arguments) {
  const auto entry = emodel::find_codec(id);
  if (!entry) throw_input("--codec " + id + " is not in the table; it has " + codec_ids());
  const std::string name(entry->name);
  if (!arguments.has("--Ie") && !entry->Ie)
    throw_input("--codec " + id + ": there is no published Ie of " + name + "; give one with --Ie");
  if (!arguments.has("--Bpl") && !entry->Bpl && arguments.number("--Ppl").value_or(0) > 0)
    throw_input("--codec " + id + ": there is no published Bpl of " + name +
                "; give one with --Bpl, or no --Ppl");
  question.in.Ie = entry->Ie.value_or(question.in.Ie);
  question.in.Bpl = entry->Bpl.value_or(question.in.Bpl);
  if (entry->confidence != emodel::Confidence::confirmed)
    question.unverified.push_back(name + ": " + std::string(emodel::text(entry->confidence)) + " (" +
                                  std::string(entry->source) + ")");
}

} // namespace

std::vector<Option> emodel_options() {
  std::vector<Option> out = {{"--codec", "ID", "Ie and Bpl of G.113: " + codec_ids()}};
  for (const emodel::Input& input : emodel::inputs())
    out.push_back({"--" + std::string(input.symbol), "X", std::string(input.meaning)});
  return out;
}

EmodelQuestion emodel_question(const Arguments& arguments) {
  EmodelQuestion out;
  if (const auto codec = arguments.text("--codec")) take_codec(out, *codec, arguments);
  for (const emodel::Input& input : emodel::inputs()) {
    const auto value = arguments.number("--" + std::string(input.symbol));
    if (!value) continue;
    if (const auto why = emodel::impossible(input, *value)) throw_input("--" + *why);
    if (const auto warning = emodel::out_of_range(input, *value)) say("--" + *warning);
    input.field(out.in) = *value;
  }
  return out;
}

} // namespace quietroom::cli
