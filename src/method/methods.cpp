#include "method/methods.h"

#include "core/near_miss.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::method {

namespace {

constexpr const char* keys =
    "Each sample is played once. Listen to all of it, then choose one of five ratings: press a key from 5 to "
    "1, or touch a button. There are no right or wrong answers; your own opinion is what counts.";

constexpr const char* seat = " Please put on the headphones and make yourself comfortable.";

// Scales and wordings: ITU-T P.800 (08/96), Annex B, as read in a digest of the Recommendation. The numbers
// of the clauses within Annex B are from memory and unverified.
std::vector<Method> table() {
  return {
      {.id = "acr",
       .name = "absolute category rating of listening quality",
       .clause = "ITU-T P.800 Annex B, listening-quality scale",
       .questions = {{.id = "quality",
                      .scale = {1, 5},
                      .input = Input::digit,
                      .heading = "Quality of the speech",
                      .labels = {"Excellent", "Good", "Fair", "Poor", "Bad"}}},
       .scoring = {.designation = "MOS-LQS", .names_bandwidth = true, .has_good_or_better = true},
       .welcome_text =
           std::string("You will listen to short samples of speech and rate the quality of each one.") + seat,
       .instructions_text = keys},

      {.id = "effort",
       .name = "absolute category rating of listening effort",
       .clause = "ITU-T P.800 Annex B, listening-effort scale",
       .questions = {{.id = "effort",
                      .scale = {1, 5},
                      .input = Input::digit,
                      .heading = "Effort required to understand the meanings of sentences",
                      .labels = {"Complete relaxation possible; no effort required",
                                 "Attention necessary; no appreciable effort required",
                                 "Moderate effort required", "Considerable effort required",
                                 "No meaning understood with any feasible effort"}}},
       .scoring = {.designation = "MOS-LE"},
       .welcome_text =
           std::string("You will listen to short samples of speech and rate how much effort you need to "
                       "understand each one.") +
           seat,
       .instructions_text = keys},

      {.id = "loudness",
       .name = "absolute category rating of loudness preference",
       .clause = "ITU-T P.800 Annex B, loudness-preference scale",
       .questions = {{.id = "loudness",
                      .scale = {1, 5},
                      .input = Input::digit,
                      .heading = "Loudness preference",
                      .labels = {"Much louder than preferred", "Louder than preferred", "Preferred",
                                 "Quieter than preferred", "Much quieter than preferred"}}},
       .scoring = {.designation = "MOS-LP", .best = Best::centre},
       .welcome_text =
           std::string("You will listen to short samples of speech and say for each one whether it is louder "
                       "or quieter than you prefer.") +
           seat,
       .instructions_text = keys},
  };
}

struct Known {
  const char* id;
  const char* name;
  Scale scale;
  bool several = false;    ///< questions on one stimulus
  bool plain_mean = false; ///< of the votes is its score
};

// The scales of these differ, or their votes need a rule of their own before they are averaged.
constexpr Known not_carried[] = {
    {"acr-hr", "ACR with a hidden reference, ITU-T P.910", {1, 5}},
    {"dcr", "degradation category rating, ITU-T P.800 Annex D", {1, 5}, false, true},
    {"ccr", "comparison category rating, ITU-T P.800 Annex E", {-3, 3}},
    {"p835", "speech, background and overall quality, ITU-T P.835", {1, 5}, true},
    {"dimensions", "dimensions of speech quality, ITU-T P.804", {1, 5}, true},
    {"mushra", "multiple stimuli with hidden reference and anchor, ITU-R BS.1534", {0, 100}, false, true},
};

/// Without case and what is put between letters.
std::string bare(std::string_view id) {
  std::string out;
  for (const char c : id)
    if (c != '-' && c != '_' && c != '.' && c != ' ')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

const Known* find_not_carried(std::string_view id) {
  const auto* const found =
      std::ranges::find(not_carried, bare(id), [](const Known& each) { return bare(each.id); });
  return found == std::end(not_carried) ? nullptr : found;
}

/// "acr, effort or loudness"
std::string offered(const std::vector<std::string>& ids) {
  std::string out;
  for (std::size_t i = 0; i < ids.size(); ++i)
    out += (i == 0 ? "" : i + 1 == ids.size() ? " or " : ", ") + ids[i];
  return out;
}

} // namespace

const std::vector<Method>& methods() {
  static const std::vector<Method> all = table();
  return all;
}

const Method* find(std::string_view id) {
  const auto found = std::ranges::find(methods(), id, &Method::id);
  return found == methods().end() ? nullptr : &*found;
}

const Method* recognised(std::string_view name) {
  const auto found =
      std::ranges::find(methods(), bare(name), [](const Method& each) { return bare(each.id); });
  return found == methods().end() ? nullptr : &*found;
}

std::optional<Scale> scale_of(std::string_view name) {
  if (const Method* method = recognised(name)) return method->questions.front().scale;
  if (const Known* known = find_not_carried(name)) return known->scale;
  return std::nullopt;
}

bool score_is_mean(std::string_view id) {
  const Known* known = find_not_carried(id);
  return known == nullptr || known->plain_mean;
}

bool asks_several(std::string_view id) {
  if (const Known* known = find_not_carried(id)) return known->several;
  const Method* method = recognised(id);
  return method != nullptr && method->questions.size() > 1;
}

std::string refusal_of(std::string_view id) {
  std::vector<std::string> ids;
  for (const Method& each : methods()) ids.push_back(each.id);
  if (const Known* known = find_not_carried(id))
    return fmt::format("method \"{}\" ({}) is not carried by this version; use {}", id, known->name,
                       offered(ids));
  return fmt::format("method \"{}\" is not known{}; use {}", id, did_you_mean(id, ids), offered(ids));
}

} // namespace quietroom::method
