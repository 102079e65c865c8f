#include "cli/export_tables.h"

#include "analysis/condition_estimates.h"
#include "analysis/condition_groups.h"
#include "analysis/objective.h"
#include "analysis/standing.h"
#include "analysis/study_record.h"
#include "cli/mixing_options.h"
#include "cli/study_models.h"
#include "cli/table_options.h"
#include "core/error.h"
#include "core/visible_text.h"
#include "core/written_files.h"
#include "report/condition_order.h"
#include "report/condition_table.h"
#include "report/objective_words.h"
#include "report/provenance_forms.h"
#include "report/table_words.h"
#include "report/table_xlsx.h"

#include <algorithm>
#include <map>

namespace quietroom::cli {

bool is_kind_of_set(const Arguments& arguments, bool has_set) {
  return has_set && arguments.text("--group") == "kind";
}

namespace {

/// What predicts the conditions of votes on listening quality. Throws an input Error as band_of_votes().
std::optional<analysis::EmodelObjective> model_of(const Arguments& arguments,
                                                  const study::Snapshot& snapshot) {
  if (!analysis::has_estimates(snapshot.votes)) return std::nullopt;
  analysis::EmodelObjective out;
  out.models = models_of_votes(arguments, snapshot.set).value_or(std::vector<compare::ConditionModel>{});
  out.band = band_of_votes(arguments, snapshot.set);
  out.context = context_of_votes(arguments, snapshot.set);
  return out;
}

/// Labels and order of the set, for votes that have one.
void take_set(const study::Snapshot& snapshot, std::vector<report::ConditionRow>& rows,
              report::RowChoice& choice) {
  if (!snapshot.set) return;
  for (const stimulus::Condition& condition : snapshot.set->set.conditions) {
    choice.of_set.push_back(condition.id);
    for (report::ConditionRow& row : rows)
      if (row.id() == condition.id) row.label = condition.label;
  }
}

void take_groups(const Arguments& arguments, const study::Snapshot& snapshot,
                 std::vector<report::ConditionRow>& rows) {
  const auto column = arguments.text("--group");
  if (!column) return;
  const std::map<std::string, std::string> groups = is_kind_of_set(arguments, snapshot.set.has_value())
                                                        ? analysis::kinds_of(snapshot.set->set)
                                                        : analysis::values_of(snapshot.votes, *column);
  for (report::ConditionRow& row : rows)
    if (const auto found = groups.find(row.id()); found != groups.end())
      row.group = found->second.empty() ? "without " + *column : found->second;
}

/// Who is best, and letters where they are asked for. More conditions than a table of a paper has are not
/// compared for the bold ones alone.
std::optional<analysis::Standings> take_standings(const votes::VoteTable& votes, bool letters,
                                                  std::vector<report::ConditionRow>& rows) {
  constexpr std::size_t most_bold = 200;
  if (rows.size() > most_bold && !letters) return std::nullopt;
  std::vector<analysis::ConditionKey> keys;
  for (const report::ConditionRow& row : rows) keys.emplace_back(row.question(), row.id());
  analysis::Standings out = analysis::standings(votes, keys);
  for (report::ConditionRow& row : rows)
    if (const auto found = out.of.find({row.question(), row.id()}); found != out.of.end()) {
      row.letters = found->second.letters;
      row.best = found->second.best;
    }
  return out;
}

std::vector<report::ConditionRow> rows_of_table(const Arguments& arguments, const analysis::MosAnswer& answer,
                                                const study::Snapshot& snapshot) {
  std::vector<report::ConditionRow> rows = condition_rows(answer, model_of(arguments, snapshot));
  report::RowChoice choice = row_choice(arguments);
  if (choice.sort == report::RowSort::mos && !analysis::higher_is_better(snapshot.votes))
    throw_input("--sort mos puts the best first, and loudness preference is best in the middle of its scale; "
                "take --sort id or --sort label");
  take_set(snapshot, rows, choice);
  take_groups(arguments, snapshot, rows);
  return arranged(std::move(rows), choice);
}

/// Caption, footnote and note of a table for readers.
void take_facts(const Arguments& arguments, const analysis::MosAnswer& answer,
                const study::Snapshot& snapshot, report::TableFacts facts, report::Table& table) {
  for (const report::Column& column : table.columns) facts.columns.push_back(column.key);
  facts.answer = &answer;
  facts.chosen = analysis::choices_without_names(snapshot.votes);
  facts.study = analysis::study_record(snapshot);
  facts.has_bold = !table.bold.empty();
  table.caption = caption_of(facts);
  table.footnote = footnote_of(facts);
  table.note = report::simulated_note(answer.of.simulated);
  take_words(arguments, table);
}

/// With the question where there are several, whatever was chosen.
std::optional<std::vector<std::string>> chosen_columns(const Arguments& arguments,
                                                       const votes::VoteTable& votes) {
  auto out = arguments.list("--columns");
  if (out && !votes.question.empty() && std::find(out->begin(), out->end(), "question") == out->end())
    out->insert(out->begin(), "question");
  return out;
}

} // namespace

ExportedTables exported_tables(const Arguments& arguments, const analysis::MosAnswer& answer,
                               const study::Snapshot& snapshot) {
  std::vector<report::ConditionRow> rows = rows_of_table(arguments, answer, snapshot);
  const auto chosen = chosen_columns(arguments, snapshot.votes);
  const bool letters = chosen && std::find(chosen->begin(), chosen->end(), "letters") != chosen->end();
  report::TableFacts facts;
  facts.standings = take_standings(snapshot.votes, letters, rows);
  const auto has_estimate = [](const auto& row) { return row.agreement.point.objective.has_value(); };
  if (std::any_of(rows.begin(), rows.end(), has_estimate))
    facts.estimate =
        report::emodel_note(*model_of(arguments, snapshot), option_of(analysis::Allowance::mixed_contexts));
  for (const report::ConditionRow& row : rows) facts.rows.push_back(row.mos);

  const report::ConditionShape shape{answer.of.ci->method == stats::CiMethod::bootstrap,
                                     arguments.text("--group").value_or("")};
  ExportedTables out;
  out.data = report::condition_table(rows, chosen.value_or(report::condition_columns(rows)),
                                     report::Form::csv, shape);
  analysis::Provenance of = answer.of;
  if (chosen) of.ci = std::nullopt; // no column that was not chosen
  report::add_provenance(out.data, of);
  out.printed = report::condition_table(rows, chosen.value_or(report::printed_columns(rows)),
                                        report::Form::text, shape);
  take_facts(arguments, answer, snapshot, facts, out.printed);
  out.data.caption = out.printed.caption;
  out.data.footnote = out.printed.footnote;
  out.data.note = out.printed.note;
  return out;
}

std::vector<bundle::TextFile> table_files(const Arguments& arguments, const ExportedTables& tables) {
  return {{"conditions.csv", visible(csv_of(arguments, tables.data))},
          {"conditions.md", marked_markdown(visible(report::to_markdown(tables.printed)))},
          {"conditions.tex", marked_latex(visible(latex_of(arguments, tables.printed)))},
          {"conditions.json", report::to_json(tables.data)},
          {"conditions.xlsx", report::to_xlsx(tables.data)}};
}

} // namespace quietroom::cli
