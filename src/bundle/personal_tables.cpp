#include "bundle/personal_tables.h"

#include "core/csv.h"

namespace quietroom::bundle {

namespace {

std::string answers_csv(const std::vector<PersonalAnswer>& answers) {
  std::string out;
  append_csv_record(
      out, {"listener", "session", "questionnaire", "asked", "heading", "code", "said", "answered_utc"});
  for (const PersonalAnswer& each : answers)
    append_csv_record(out, {each.listener, each.session, each.questionnaire, each.question, each.heading,
                            each.code.value_or(""), each.said, each.answered_utc});
  return out;
}

std::string screenings_csv(const std::vector<PersonalScreening>& screenings) {
  std::string out;
  append_csv_record(out, {"listener", "session", "rules", "breaches", "overridden", "checked_utc"});
  for (const PersonalScreening& each : screenings)
    append_csv_record(out, {each.listener, each.session, each.rules, each.breaches,
                            each.overridden ? "1" : "0", each.checked_utc});
  return out;
}

} // namespace

std::vector<TextFile> personal_tables(const std::vector<PersonalAnswer>& answers,
                                      const std::vector<PersonalScreening>& screenings) {
  std::vector<TextFile> out;
  if (!answers.empty()) out.push_back({"personal/answers.csv", answers_csv(answers)});
  if (!screenings.empty()) out.push_back({"personal/eligibility.csv", screenings_csv(screenings)});
  return out;
}

} // namespace quietroom::bundle
