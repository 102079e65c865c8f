#include "analysis/comparison.h"
#include "analysis/condition_estimates.h"
#include "analysis/contrast.h"
#include "analysis/panel_health.h"
#include "analysis/screening_answer.h"
#include "analysis/simulated_truth.h"
#include "analysis/study_record.h"
#include "cli/command.h"
#include "cli/described_votes.h"
#include "cli/emodel_question.h"
#include "cli/figure_kinds.h"
#include "cli/guarded_output.h"
#include "cli/mixing_options.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "core/written_files.h"
#include "figure/font.h"
#include "figure/layout.h"
#include "report/agreement_figure.h"
#include "report/comparison_forms.h"
#include "report/condition_table.h"
#include "report/conditions_figure.h"
#include "report/contrast_forms.h"
#include "report/health_figure.h"
#include "report/objective_words.h"
#include "report/screening_forms.h"
#include "report/table_words.h"
#include "report/test_page.h"
#include "report/votes_figure.h"
#include "stats/session_checks.h"
#include "study/votes_place.h"
#include "usage/build.h"

#include <filesystem>
#include <utility>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Figures of a page are drawn with one font, wide enough for its text.
class PagePictures {
public:
  PagePictures() : m_font(figure::usual_font_file()) {}

  report::PagePicture picture(report::FigureForms forms, std::string caption) const {
    forms.figure.width_mm = figure::page_mm;
    const figure::Scene scene = figure::scene_of(forms.figure, m_font.metric());
    return {figure::svg_of(scene, m_font.name()), std::move(caption)};
  }

private:
  figure::Font m_font;
};

report::Table conditions_of(const analysis::StudyDescription& study, const analysis::Standings& standings,
                            const std::optional<analysis::EmodelObjective>& model,
                            const study::Snapshot& snapshot) {
  std::vector<analysis::ConditionRow> rows = analysis::condition_rows(study.mos, model);
  for (analysis::ConditionRow& row : rows) {
    if (study.set)
      for (const stimulus::Condition& each : study.set->conditions)
        if (each.id == row.id()) row.label = each.label;
    if (const auto found = standings.of.find({row.question(), row.id()}); found != standings.of.end()) {
      row.letters = found->second.letters;
      row.best = found->second.best;
    }
  }
  std::vector<std::string> columns = report::printed_columns(rows);
  columns.emplace_back("letters");
  report::Table out = report::condition_table(rows, columns, report::Form::text);
  report::TableFacts facts;
  facts.columns = columns;
  for (const analysis::ConditionRow& row : rows) facts.rows.push_back(row.mos);
  facts.answer = &study.mos;
  facts.study = analysis::study_record(snapshot);
  facts.chosen = analysis::choices_without_names(snapshot.votes);
  facts.standings = standings;
  if (model && analysis::is_estimated(rows))
    facts.estimate = report::emodel_note(*model, option_of(analysis::Allowance::mixed_contexts));
  facts.has_bold = !out.bold.empty();
  out.caption = report::caption_of(facts);
  out.footnote = report::footnote_of(facts);
  return out;
}

/// What predicts the conditions; nothing where the votes have no set and no --models.
std::optional<analysis::EmodelRequest> model_request(const Arguments& arguments,
                                                     const study::Snapshot& snapshot) {
  const bool has_model = arguments.has("--models") || snapshot.set.has_value();
  if (!has_model || !analysis::has_estimates(snapshot.votes)) return std::nullopt;
  std::vector<Problem> notes;
  auto out = emodel_question(arguments, snapshot.set, notes);
  for (const Problem& each : notes) say(text(each));
  return out;
}

void take_comparison(const Arguments& arguments, const study::Snapshot& snapshot,
                     const analysis::EmodelRequest& model, const PagePictures& pictures,
                     report::TestPage& page) {
  analysis::VotesQuestion question{snapshot.name, false, ci_options(arguments), {}};
  question.against.emplace_back(model);
  question.context = page.study.context;
  if (snapshot.votes.simulated) question.truths = analysis::simulated_truths_of(snapshot);
  const analysis::Comparison comparison = analysis::comparison_of(snapshot.votes, question, {});
  if (!comparison.mixings.empty()) { // scores that share no axis are not put beside each other here
    page.comparison = "MOS and these estimates share no axis; quietroom compare says why.";
    return;
  }
  page.comparison = report::comparison_text(comparison);
  report::FigureForms forms =
      report::agreement_figure(comparison, shown_conditions(arguments, snapshot.set), true);
  if (!forms.figure.panels.empty())
    page.comparison_pictures.push_back(pictures.picture(
        std::move(forms), "MOS of each condition against its estimate; intervals are those of the votes."));
}

void take_listeners(const study::Snapshot& snapshot, const analysis::ScaleWords& words,
                    const PagePictures& pictures, report::TestPage& page) {
  page.screening = analysis::each_answer(analysis::screening_answer(snapshot.votes), report::screening_forms);
  const auto health = analysis::panel_health(snapshot.votes);
  for (const auto& [question, answer] : health.answers)
    page.listener_pictures.push_back(
        pictures.picture(report::health_figure(answer, health.provenance, words, snapshot.votes.scale, true),
                         "Mean and spread of the votes of each listener" +
                             (question.empty() ? std::string(".") : " on " + question + '.')));
}

void take_scores(const Arguments& arguments, const study::Snapshot& snapshot,
                 const analysis::ScaleWords& words, const PagePictures& pictures, report::TestPage& page) {
  const report::ShownConditions shown = shown_conditions(arguments, snapshot.set);
  page.score_pictures.push_back(pictures.picture(report::conditions_figure(page.study.mos, words, shown),
                                                 "Mean of each condition with its 95 % interval."));
  if (!page.study.mos.rows.front().votes.empty()) // votes that are not whole have no categories
    page.score_pictures.push_back(pictures.picture(report::votes_figure(page.study.mos, words, shown),
                                                   "How the votes on each condition are spread."));
}

/// Of the study, or of the file of votes, without a folder.
std::string name_of_test(const analysis::StudyDescription& study, const std::string& votes) {
  if (study.design) return study.design->name;
  return fs::path(votes).stem().string();
}

int run_report(const Arguments& arguments) {
  const fs::path file = *arguments.text("-o");
  if (file.extension() != ".html" && file.extension() != ".htm")
    throw_input("-o is \"" + file.string() + "\"; give a name that ends in .html");
  guard(arguments, {"-o"}, {file});
  DescribedVotes described = described_votes(arguments);
  const study::Snapshot& snapshot = described.snapshot;
  report::TestPage page;
  page.study = std::move(described.description);
  page.name = name_of_test(page.study, snapshot.name);
  page.version = std::string(usage::this_build.version);
  const PagePictures pictures;
  const analysis::ScaleWords words = analysis::scale_words(snapshot.votes, page.study.context);
  std::vector<analysis::ConditionKey> keys;
  for (const stats::MosRow& row : page.study.mos.rows)
    keys.emplace_back(row.keys.size() > 1 ? row.keys.front() : std::string(), row.keys.back());
  page.standings = analysis::standings(snapshot.votes, keys);
  const auto model = model_request(arguments, snapshot);
  std::optional<analysis::EmodelObjective> objective;
  if (model) objective.emplace().models = model->models, objective->band = model->band;
  page.conditions = conditions_of(page.study, page.standings, objective, snapshot);
  take_scores(arguments, snapshot, words, pictures, page);
  if (model) take_comparison(arguments, snapshot, *model, pictures, page);
  page.contrast = analysis::each_answer(analysis::contrast(snapshot.votes, {}), report::contrast_forms);
  take_listeners(snapshot, words, pictures, page);
  if (file.has_parent_path()) make_folder(file.parent_path());
  write_noted_file(file, report::to_html(report::test_page(page)));
  print(file.string() + '\n');
  return ok;
}

} // namespace

Command report_command() {
  Command out{"report",
              "write one page with everything about a test, to read in a browser or to print",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"-o", "FILE.html", "where to write", true},
               force_option()},
              "  quietroom report sessions/demo -o demo.html\n"
              "  quietroom report votes.csv --context NB --facts facts.toml -o report.html",
              run_report};
  for (const auto& more : {model_options(), description_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  return out;
}

} // namespace quietroom::cli
