#include "report/method_sentences_listeners.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace quietroom::report {

using analysis::StudyDescription;

namespace {

constexpr std::uint64_t least_named = 5; // a smaller group may be recognised by its language

struct SaidFact {
  std::string_view key;   ///< of design::fact_keys()
  std::string_view field; ///< of the form
  std::string_view begin;
};

constexpr std::array said_facts = {
    SaidFact{"ages", "age_band", "Ages in years, as the listeners gave them"},
    SaidFact{"genders", "gender", "Genders, as the listeners gave them"},
    SaidFact{"native_language", "native_language", "Native languages, as the listeners gave them"},
    SaidFact{"hearing", "hearing", "Hearing, as the listeners reported it"},
};

const std::map<std::string, std::uint64_t>* answers_to(const StudyDescription& study,
                                                       std::string_view field) {
  if (!study.listeners) return nullptr;
  const auto found = study.listeners->answers.find(field);
  return found == study.listeners->answers.end() ? nullptr : &found->second;
}

std::string words_of_code(const std::string& code) {
  if (code == "under-20") return "under 20";
  return code == "60-or-more" ? "60 or more" : code;
}

/// "20-29 (12), 30-39 (3), not answered (1)".
std::string counts_text(const std::map<std::string, std::uint64_t>& answers, bool hides_few) {
  std::vector<std::string> out;
  std::uint64_t unsaid = 0, others = 0;
  const auto add = [&](const std::string& what, std::uint64_t count) {
    out.push_back(fmt::format("{} ({})", what, count));
  };
  if (const auto first = answers.find("under-20"); first != answers.end()) add("under 20", first->second);
  for (const auto& [code, count] : answers) {
    if (code.empty())
      unsaid = count;
    else if (hides_few && count < least_named)
      others += count;
    else if (code != "under-20")
      add(words_of_code(code), count);
  }
  if (others > 0) add("others", others);
  if (unsaid > 0) add("not answered", unsaid);
  return fmt::format("{}", fmt::join(out, ", "));
}

/// Of a rule as the database has it: "last_test_months = 6, unheard = sources".
std::string rule_text(std::string rules) {
  for (const auto& [key, words] :
       {std::pair<std::string, std::string>{"last_test_months = ", "months without any subjective test: "},
        {"last_listening_test_months = ", "months without a test of listening opinion: "},
        {"normal_hearing", "normal hearing by their own report"},
        {"unheard = files", "no stimulus of the session heard before"},
        {"unheard = sources", "no talker's sample of the session heard before"}})
    if (const auto at = rules.find(key); at != std::string::npos) rules.replace(at, key.size(), words);
  return rules;
}

} // namespace

Sentence said_by_listeners(const StudyDescription& study, std::string_view key) {
  const auto said = std::ranges::find(said_facts, key, &SaidFact::key);
  if (said == said_facts.end() || study.facts.contains(key)) return fact_or_gap(study, key);
  const auto* answers = answers_to(study, said->field);
  if (answers == nullptr) return fact_or_gap(study, key);
  return {std::string(key),
          fmt::format("{}: {}.", said->begin, counts_text(*answers, said->field == "native_language"))};
}

bool is_told(std::string_view field) {
  return field != "native_language" &&
         std::ranges::find(said_facts, field, &SaidFact::field) != said_facts.end();
}

std::vector<Sentence> eligibility_sentences(const StudyDescription& study) {
  if (!study.listeners || study.listeners->screened == 0) return {};
  const design::ListenerFacts& facts = *study.listeners;
  std::string rules;
  for (const std::string& each : facts.rules) rules += (rules.empty() ? "" : "; later: ") + rule_text(each);
  std::string broken;
  for (const auto& [rule, count] : facts.breaches)
    broken += fmt::format("{}{} for {}", broken.empty() ? "" : ", ", rule, count);
  return {
      {"eligibility",
       fmt::format("The eligibility of {} was computed ({}). {} {} taken in nevertheless, for a reason that "
                   "the operator gave.",
                   counted(facts.screened, "listener"), rules,
                   broken.empty() ? std::string("Every rule held for each of them.")
                                  : fmt::format("Rules that did not hold: {}.", broken),
                   facts.overridden == 0 ? std::string("Nobody was")
                                         : counted(facts.overridden, "listener") +
                                               (facts.overridden == 1 ? " was" : " were"))}};
}

std::string listeners_text(const StudyDescription& study) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  for (const SaidFact& each : said_facts)
    if (answers_to(study, each.field) != nullptr) add(said_by_listeners(study, each.key).text);
  for (const Sentence& each : eligibility_sentences(study)) add(each.text);
  return out;
}

} // namespace quietroom::report
