#include "analysis/planning_question.h"

#include "core/near_miss.h"
#include "emodel/inputs.h"

#include <limits>

namespace quietroom::analysis {

namespace {

constexpr double unpublished = std::numeric_limits<double>::quiet_NaN();

/// "amr-wb-12.65" alone leaves open how it was heard: the ids that it begins.
std::string ids_that_begin(const emodel::CodecTable& table, const std::string& id) {
  std::string out;
  for (const emodel::CodecEntry& entry : table)
    if (entry.id.starts_with(id)) out += (out.empty() ? "" : ", ") + entry.id;
  return out;
}

/// The ids, and what several of them begin with: "amr-wb" of "amr-wb-12.65".
std::vector<std::string> codec_names(const emodel::CodecTable& table) {
  std::vector<std::string> out;
  for (const emodel::CodecEntry& entry : table)
    for (std::size_t end = entry.id.find('-');; end = entry.id.find('-', end + 1)) {
      out.push_back(entry.id.substr(0, end));
      if (end == std::string::npos) break;
    }
  return out;
}

} // namespace

double& input_of(PlanningQuestion& question, std::string_view symbol) {
  return find_input(symbol, emodel::band_of(question.in))->field(question.in);
}

double input_value(const PlanningQuestion& question, std::string_view symbol) {
  emodel::Model in = question.in;
  return find_input(symbol, emodel::band_of(in))->field(in);
}

void take_codec(PlanningQuestion& question, const emodel::CodecEntry& codec, GivenByHand by_hand) {
  const emodel::Band band = emodel::band_of(question.in);
  const emodel::CodecValues values = values_on(band, codec);
  if (!by_hand.Ie && !values.Ie)
    question.missing =
        "No published value: " +
        (values.how.empty() ? "there is no Ie of " + codec.name + " (" + codec.source + ")" : values.how) +
        ". Give one with --Ie";
  else if (!by_hand.Bpl && !values.Bpl)
    question.missing = "No published value: there is no Bpl of " + codec.name + " on the " +
                       std::string(name(band)) + " scale. Give one with --Bpl, or no loss";
  if (!by_hand.Ie) input_of(question, "Ie") = values.Ie.value_or(unpublished);
  if (!by_hand.Bpl) input_of(question, "Bpl") = values.Bpl.value_or(unpublished);
  if (by_hand.Ie || !values.Ie) return;
  if (codec.confidence != emodel::Confidence::confirmed)
    question.unverified.push_back(codec.name + ": " + std::string(text(codec.confidence)) +
                                  (codec.source.empty() ? "" : " (" + codec.source + ")"));
  if (!values.how.empty()) question.unverified.push_back(values.how);
}

std::string codec_hint(const emodel::CodecTable& table, const std::string& id) {
  const std::string longer = ids_that_begin(table, id);
  if (!longer.empty()) return "; it has " + longer;
  return did_you_mean(id, codec_names(table)) + "; quietroom emodel --list-codecs prints what is";
}

std::string why_no_value(const PlanningQuestion& question) {
  return question.missing.empty() ? "the E-model has no value for these inputs; bring STMR and TELR nearer "
                                    "to their permitted ranges"
                                  : question.missing;
}

} // namespace quietroom::analysis
