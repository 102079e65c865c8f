#include "cli/emodel_arguments.h"

#include "cli/codec_arguments.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "emodel/inputs.h"

#include <algorithm>
#include <limits>

namespace quietroom::cli {

namespace {

using emodel::Band;

constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();
constexpr Band bands[] = {Band::narrow, Band::wide, Band::full};

/// "amr-wb-12.65" alone leaves open how it was heard: the ids that it begins.
std::string ids_that_begin(const emodel::CodecTable& table, const std::string& id) {
  std::string out;
  for (const emodel::CodecEntry& entry : table)
    if (entry.id.starts_with(id)) out += (out.empty() ? "" : ", ") + entry.id;
  return out;
}

/// The ids, and what several of them begin with: "amr-wb" of "amr-wb-12.65".
std::vector<std::string> names_in(const emodel::CodecTable& table) {
  std::vector<std::string> out;
  for (const emodel::CodecEntry& entry : table)
    for (std::size_t end = entry.id.find('-');; end = entry.id.find('-', end + 1)) {
      out.push_back(entry.id.substr(0, end));
      if (end == std::string::npos) break;
    }
  return out;
}

const emodel::CodecEntry& codec_of(const emodel::CodecTable& table, const std::string& id) {
  if (const emodel::CodecEntry* entry = find_codec(table, id)) return *entry;
  const std::string longer = ids_that_begin(table, id);
  throw_input("--codec " + id + " is not in the table" +
              (longer.empty() ? did_you_mean(id, names_in(table)) : "") + "; " +
              (longer.empty() ? "quietroom emodel --list-codecs prints what is" : "it has " + longer));
}

Band band_asked(const Arguments& arguments, const emodel::CodecEntry* codec) {
  return band_argument(arguments).value_or(codec == nullptr ? Band::narrow : codec->band);
}

/// The codec's values where the command line gives none of its own.
void take_codec(EmodelQuestion& question, const emodel::CodecEntry& codec, const Arguments& arguments) {
  const emodel::CodecValues values = values_on(band_of(question.in), codec);
  const bool takes_Ie = !arguments.has("--Ie"), takes_Bpl = !arguments.has("--Bpl");
  if (takes_Ie && !values.Ie)
    question.missing =
        "No published value: " +
        (values.how.empty() ? "there is no Ie of " + codec.name + " (" + codec.source + ")" : values.how) +
        ". Give one with --Ie";
  else if (takes_Bpl && !values.Bpl)
    question.missing = "No published value: there is no Bpl of " + codec.name + " on the " +
                       std::string(name(band_of(question.in))) + " scale. Give one with --Bpl, or no loss";
  if (takes_Ie) input_of(question, "Ie") = values.Ie.value_or(missing_value);
  if (takes_Bpl) input_of(question, "Bpl") = values.Bpl.value_or(missing_value);
  if (!takes_Ie || !values.Ie) return;
  if (codec.confidence != emodel::Confidence::confirmed)
    question.unverified.push_back(codec.name + ": " + std::string(text(codec.confidence)) +
                                  (codec.source.empty() ? "" : " (" + codec.source + ")"));
  if (!values.how.empty()) question.unverified.push_back(values.how);
}

void take_symbols(EmodelQuestion& question, const Arguments& arguments) {
  const Band band = emodel::band_of(question.in);
  for (const emodel::Input& input : emodel::inputs(band)) {
    const auto value = arguments.number("--" + std::string(input.symbol));
    if (!value) continue;
    if (const auto why = impossible(input, *value)) throw_input("--" + *why);
    if (const auto warning = out_of_range(input, *value)) say("--" + *warning);
    input.field(question.in) = *value;
  }
  for (const Band other : bands)
    for (const emodel::Input& input : emodel::inputs(other))
      if (arguments.has("--" + std::string(input.symbol)) && !find_input(input.symbol, band))
        throw_input("--" + std::string(input.symbol) + " is no input of the " + std::string(name(band)) +
                    " model, " + std::string(edition(band)) + "; leave it out");
}

} // namespace

double& input_of(EmodelQuestion& question, std::string_view symbol) {
  return find_input(symbol, emodel::band_of(question.in))->field(question.in);
}

std::string why_no_value(const EmodelQuestion& question) {
  return question.missing.empty() ? "the E-model has no value for these inputs; bring STMR and TELR nearer "
                                    "to their permitted ranges"
                                  : question.missing;
}

std::vector<Option> emodel_options() {
  std::vector<Option> out = {{"--band", "nb|wb|fb",
                              "narrow-band G.107 (06/2015), wideband G.107.1 (06/2019), fullband G.107.2 "
                              "(06/2019); default: that of "
                              "the codec, else nb"},
                             {"--codec", "ID", "Ie and Bpl of a codec in the table"},
                             codecs_option()};
  for (const Band band : bands)
    for (const emodel::Input& input : emodel::inputs(band)) {
      const std::string option = "--" + std::string(input.symbol);
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Option& o) { return o.name == option; });
      std::string in_bands;
      for (const Band one : bands)
        if (find_input(input.symbol, one) != nullptr) in_bands += " " + std::string(key(one));
      if (!known) out.push_back({option, "X", std::string(input.meaning) + " (" + in_bands.substr(1) + ")"});
    }
  return out;
}

EmodelQuestion emodel_question(const Arguments& arguments) {
  const emodel::CodecTable table = codec_table(arguments);
  const auto id = arguments.text("--codec");
  const emodel::CodecEntry* codec = id ? &codec_of(table, *id) : nullptr;
  EmodelQuestion out;
  out.in = emodel::default_model(band_asked(arguments, codec));
  if (codec != nullptr) take_codec(out, *codec, arguments);
  take_symbols(out, arguments);
  take_network(out, arguments);
  return out;
}

} // namespace quietroom::cli
