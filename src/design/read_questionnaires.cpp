#include "design/read_questionnaires.h"

#include "core/near_miss.h"
#include "design/form_fields.h"
#include "design/own_scale.h"
#include "labels/read_alike.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::design {

namespace {

constexpr std::array asked_when = {When::after_practice, When::at_break, When::at_end};

void read_choices(toml::Reader& table, FormQuestion& question) {
  question.labels = table.texts("labels");
  question.kind = AnswerKind::choice;
  const int line = table.line_of("labels");
  if (question.labels.size() < least_choices || question.labels.size() > most_choices)
    table.error(line, fmt::format("labels must hold {} to {} texts; there are {}. Leave the line out to ask "
                                  "for a short text",
                                  least_choices, most_choices, question.labels.size()));
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < question.labels.size(); ++i) {
    question.codes.push_back(std::to_string(i + 1));
    seen.push_back(labels::read_alike(question.labels[i]));
    const auto first = std::ranges::find(seen, seen.back()) - seen.begin();
    if (seen.back().empty())
      table.error(line, fmt::format("labels: the label {} is blank; give it a text", i + 1));
    else if (first < static_cast<std::ptrdiff_t>(i))
      table.error(line,
                  fmt::format("labels: {} and {} are the same, \"{}\"; a listener could not tell them apart",
                              first + 1, i + 1, question.labels[i]));
  }
}

/// A question of the study's own; `key` names it.
FormQuestion read_question_of_study(const toml::Table& entries, std::string_view key, const std::string& file,
                                    std::vector<Problem>& problems) {
  toml::Reader table(entries, file, problems);
  FormQuestion out;
  out.own_words = true;
  out.id = table.required_text(key);
  if (!out.id.empty() && !is_question_id(out.id))
    table.error(table.line_of(key),
                fmt::format("{} \"{}\" must begin with a small letter, then small letters, digits and _", key,
                            out.id));
  out.heading = table.required_text("heading");
  if (!out.heading.empty() && labels::read_alike(out.heading).empty())
    table.error(table.line_of("heading"), "heading is blank; write what is asked");
  if (table.value("labels") != nullptr) read_choices(table, out);
  table.refuse_unknown();
  return out;
}

void add_once(FormQuestion question, const toml::Reader& table, int line, Questionnaire& to) {
  if (std::ranges::find(to.questions, question.id, &FormQuestion::id) != to.questions.end())
    table.error(line, fmt::format("\"{}\" is asked twice; each id once", question.id));
  to.questions.push_back(std::move(question));
}

void read_known_fields(const toml::Table& entries, const std::string& file, const Wording& wording,
                       std::vector<Problem>& problems, Questionnaire& form) {
  toml::Reader table(entries, file, problems);
  const std::size_t before = problems.size();
  const std::vector<std::string> known = form_field_names();
  for (const std::string& name : table.texts("ask")) {
    if (auto question = form_field(name, wording))
      add_once(std::move(*question), table, table.line_of("ask"), form);
    else
      table.error(table.line_of("ask"),
                  fmt::format("the field \"{}\" is not known{}; use {}, or write a [[field]] of your own",
                              name, did_you_mean(name, known), fmt::join(known, ", ")));
  }
  if (form.questions.empty() && problems.size() == before)
    table.error(entries.line, fmt::format("[form] asks nothing; write ask = [...] with some of {}",
                                          fmt::join(known, ", ")));
  table.refuse_unknown();
}

Questionnaire read_form(toml::Reader& study, const std::string& file, const Wording& wording,
                        std::vector<Problem>& problems) {
  Questionnaire form{std::string(form_id), When::before_session, {}};
  if (const toml::Table* entries = study.table("form"))
    read_known_fields(*entries, file, wording, problems, form);
  for (const toml::Table* each : study.tables("field"))
    add_once(read_question_of_study(*each, "field", file, problems), study, each->line, form);
  return form;
}

/// What a rule needs is asked, and has to be answered.
void require_for(const EligibilityRules& rules, const toml::Reader& study, Questionnaire& form) {
  for (const std::string& field : fields_needed(rules)) {
    const auto found = std::ranges::find(form.questions, field, &FormQuestion::id);
    if (found != form.questions.end() && !found->own_words)
      found->required = true;
    else
      study.error(study.line_of("eligibility"),
                  fmt::format("[eligibility] needs the answer to {0}; add \"{0}\" to ask of [form]", field));
  }
}

std::optional<When> read_when(toml::Reader& table) {
  const std::string word = table.required_text("when");
  std::vector<std::string> known;
  for (const When each : asked_when) {
    if (name_of(each) == word) return each;
    known.emplace_back(name_of(each));
  }
  if (!word.empty())
    table.error(table.line_of("when"),
                fmt::format("when is \"{}\"{}; it must be \"after_practice\", \"break\" or \"end\"", word,
                            did_you_mean(word, known)));
  return std::nullopt;
}

Questionnaire read_questionnaire(const toml::Table& entries, const std::string& file,
                                 std::vector<Problem>& problems) {
  toml::Reader table(entries, file, problems);
  Questionnaire out;
  out.id = table.required_text("questionnaire");
  if (!out.id.empty() && (!is_question_id(out.id) || out.id == form_id))
    table.error(
        table.line_of("questionnaire"),
        fmt::format("questionnaire \"{}\" must begin with a small letter, then small letters, digits and "
                    "_; \"form\" is the one before the session",
                    out.id));
  out.when = read_when(table).value_or(When::at_end);
  out.line = entries.line;
  const std::size_t before = problems.size();
  for (const toml::Table* each : table.tables("question"))
    add_once(read_question_of_study(*each, "question", file, problems), table, each->line, out);
  if (out.questions.empty() && problems.size() == before)
    table.error(entries.line,
                "the questionnaire asks nothing; write a [[questionnaire.question]] with question, "
                "heading and, for a choice, labels");
  table.refuse_unknown();
  return out;
}

} // namespace

std::vector<Questionnaire> read_questionnaires(toml::Reader& study, const std::string& file,
                                               const Wording& wording, const EligibilityRules& rules,
                                               std::vector<Problem>& problems) {
  std::vector<Questionnaire> out;
  Questionnaire form = read_form(study, file, wording, problems);
  require_for(rules, study, form);
  if (!form.questions.empty()) out.push_back(std::move(form));
  for (const toml::Table* each : study.tables("questionnaire")) {
    Questionnaire one = read_questionnaire(*each, file, problems);
    if (std::ranges::find(out, one.id, &Questionnaire::id) != out.end())
      study.error(each->line, fmt::format("the questionnaire \"{}\" stands twice; each id once", one.id));
    out.push_back(std::move(one));
  }
  return out;
}

void refuse_missing_moments(toml::Reader& study, const std::vector<Questionnaire>& questionnaires,
                            bool has_practice, bool has_break) {
  const auto tables = study.tables("questionnaire");
  const std::size_t form = questionnaires.size() - tables.size();
  for (std::size_t i = form; i < questionnaires.size(); ++i) {
    const When when = questionnaires[i].when;
    const int line = tables[i - form]->line;
    if (when == When::after_practice && !has_practice)
      study.error(line, "when = \"after_practice\" never comes, for the study has no practice");
    if (when == When::at_break && !has_break)
      study.error(line, "when = \"break\" never comes, for the study has no break; set break_after");
  }
}

} // namespace quietroom::design
