#include "station/eligibility_check.h"

#include "core/error.h"
#include "store/answer_book.h"
#include "store/earlier_listening.h"
#include "store/eligibility_book.h"

#include <fmt/format.h>

namespace quietroom::station {

namespace fs = std::filesystem;

namespace {

store::Unfamiliar unfamiliar_of(const study::FixedStudy& study, const design::Plan& plan) {
  store::Unfamiliar out;
  const design::Unheard rule = study.design.eligibility.unheard;
  for (const design::Block& block : plan.blocks)
    for (const std::size_t each : stimuli_of(block)) {
      const stimulus::Stimulus& one = study.set.stimuli[each];
      if (rule == design::Unheard::files) out.files.insert(one.sha256);
      if (rule == design::Unheard::sources) out.sources.emplace(one.talker, one.sample);
    }
  return out;
}

/// A study's folder stands for its database.
fs::path database_in(const fs::path& other) {
  return fs::is_directory(other) ? store::database_of(other) : other;
}

} // namespace

std::vector<design::Breach> check_eligibility(const study::FixedStudy& study, const design::Plan& plan,
                                              const store::SessionFacts& facts, store::StudyStore& store,
                                              const std::string& now_utc) {
  const design::EligibilityRules& rules = study.design.eligibility;
  const store::Unfamiliar unfamiliar = unfamiliar_of(study, plan);
  design::EarlierListening earlier;
  add_earlier_listening(store.connection(), facts.listener, facts.session, unfamiliar, earlier);
  for (const fs::path& other : rules.other_studies)
    add_earlier_listening(database_in(other), facts.listener, unfamiliar, earlier);
  auto out = breaches(rules, store::form_of(store.connection(), facts.session), earlier, now_utc);
  store::note_screening(store.connection(), facts.session, rules, out, now_utc);
  return out;
}

std::vector<Problem> problems_of_other_studies(const study::FixedStudy& study) {
  std::vector<Problem> out;
  const std::string file = fmt::format("{}:{}", (study.folder / "study.toml").string(),
                                       study.design.eligibility.other_studies_line);
  const auto refuse = [&](const fs::path& other, const char* sentence) {
    out.push_back({Severity::error, file,
                   fmt::format("other_studies of [eligibility]: {} {}", other.string(), sentence)});
  };
  for (const fs::path& other : study.design.eligibility.other_studies) {
    const fs::path database = database_in(other);
    std::error_code unknown;
    if (!fs::is_regular_file(database, unknown))
      refuse(other, "has no database; give a study that has sessions, or take it out");
    else if (fs::equivalent(database, store::database_of(study.folder), unknown))
      refuse(other, "is this study itself, whose sessions count anyway; take it out");
  }
  return out;
}

} // namespace quietroom::station
