#include "report/test_page.h"

#include "core/counted.h"
#include "report/method_section.h"
#include "report/page_verdict.h"
#include "report/provenance_forms.h"

#include <fmt/format.h>
#include <iterator>
#include <map>

namespace quietroom::report {

namespace {

std::map<std::string, std::string> labels_of(const analysis::StudyDescription& study) {
  std::map<std::string, std::string> out;
  if (study.set)
    for (const stimulus::Condition& each : study.set->conditions) out.emplace(each.id, each.label);
  return out;
}

std::string full_stop(const std::string& note) { return note.ends_with('.') ? note : note + '.'; }

/// Tables and notes of an answer, those of several questions under their names.
PageSection answers_section(std::string id, std::string heading, const AnswersInForms& answers) {
  PageSection out{std::move(id), std::move(heading), {}, {}, {}, {}};
  for (const auto& [question, forms] : answers.answers) {
    for (Table table : forms.tables) {
      if (table.caption.empty()) table.caption = out.heading + (question.empty() ? "" : ": " + question);
      out.tables.push_back(std::move(table));
    }
    for (const std::string& note : forms.notes) out.paragraphs.push_back(full_stop(note));
  }
  return out;
}

PageSection method_part(const TestPage& test) {
  PageSection out{"method", "Method", {}, {}, {}, {}};
  for (const Paragraph& each : method_section(test.study, test.version)) {
    std::string text = each.heading + ":";
    for (const Sentence& sentence : each.sentences) text += ' ' + shown(sentence);
    out.paragraphs.push_back(std::move(text));
  }
  return out;
}

PageSection votes_part(const TestPage& test) {
  PageSection out{"provenance", "Which votes these are", {}, {}, {}, {}};
  out.paragraphs.push_back(fmt::format("{} of {} on {}.", counted(test.study.n_votes, "vote"),
                                       counted(test.study.n_listeners, "listener"),
                                       counted(test.study.n_conditions, "condition")));
  if (test.study.plan_hash) out.paragraphs.push_back("SHA-256 of the orders: " + *test.study.plan_hash + '.');
  return out;
}

} // namespace

HtmlPage test_page(const TestPage& test) {
  HtmlPage out;
  out.title = "Listening test " + test.name;
  out.banner = simulated_note(test.study.mos.of.simulated);
  out.verdict = verdict_of(test.study.mos, test.standings, labels_of(test.study));
  out.sections.push_back({"scores", "Scores", {}, {test.conditions}, test.score_pictures, {}});
  if (test.comparison)
    out.sections.push_back(
        {"comparison", "Beside the E-model", {}, {}, test.comparison_pictures, *test.comparison});
  out.sections.push_back(answers_section("differences", "Which conditions differ", test.contrast));
  PageSection listeners = answers_section("listeners", "Listeners", test.screening);
  listeners.paragraphs.insert(
      listeners.paragraphs.begin(),
      "This part names listeners by their ids; take it out before others get the page.");
  listeners.pictures = test.listener_pictures;
  out.sections.push_back(std::move(listeners));
  out.sections.push_back(method_part(test));
  out.sections.push_back(votes_part(test));
  out.provenance = "Made by Quietroom " + test.version + ". This page needs no network and no script.";
  return out;
}

} // namespace quietroom::report
