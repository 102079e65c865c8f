#include "cli/analysis.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/contrast_answer.h"
#include "core/error.h"
#include "core/number.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;

ContrastMethod method_of(const Arguments& arguments) {
  ContrastMethod out{arguments.text("--test").value_or("t"), arguments.text("--correction").value_or("holm"),
                     arguments.number("--alpha").value_or(0.05)};
  if (out.test != "t" && out.test != "wilcoxon" && out.test != "tukey")
    refuse_choice("--test", out.test, {"t", "wilcoxon", "tukey"});
  if (out.correction != "holm" && out.correction != "bh" && out.correction != "none")
    refuse_choice("--correction", out.correction, {"holm", "bh", "none"});
  if (out.test == "tukey" && arguments.has("--correction"))
    throw_input("--test tukey corrects for all pairs by itself; leave --correction away");
  if (!(out.alpha > 0 && out.alpha < 1)) throw_input("--alpha must lie between 0 and 1");
  return out;
}

const char* text(stats::Verdict verdict) {
  if (verdict == stats::Verdict::untested) return "not testable";
  return verdict == stats::Verdict::different ? "different" : "no difference shown";
}

/// A level in its column; in two where it is a stimulus under a condition.
void add_name(std::vector<report::Cell>& row, const std::string& level, bool per_condition) {
  const votes::PresentationName name = votes::name_of(level);
  row.emplace_back(name.stimulus);
  if (per_condition) row.emplace_back(name.condition);
}

report::Table level_table(const Contrast& answer) {
  report::Table out;
  out.columns = {{answer.factor, answer.factor, Align::left, ""}};
  if (answer.per_condition) out.columns.push_back({"condition", "condition", Align::left, ""});
  out.columns.insert(out.columns.end(), {{"mos", "MOS", Align::right, ""},
                                         {"letters", "letters", Align::left, ""},
                                         {"n_votes", "votes", Align::right, ""},
                                         {"n_listeners", "listeners", Align::right, ""}});
  const bool none = std::all_of(answer.levels.begin(), answer.levels.end(),
                                [](const ContrastLevel& level) { return level.letters.empty(); });
  const bool untested = std::any_of(answer.pairs.begin(), answer.pairs.end(), [](const ContrastPair& pair) {
    return pair.verdict == stats::Verdict::untested;
  });
  const std::string missing = none && !untested ? "-" : "not testable";
  for (const ContrastLevel& level : answer.levels) {
    std::vector<report::Cell>& row = out.rows.emplace_back();
    add_name(row, level.name, answer.per_condition);
    row.insert(row.end(), {Number{level.mean, 2}, level.letters.empty() ? missing : level.letters,
                           Number{static_cast<double>(level.n_votes), 0},
                           Number{static_cast<double>(level.n_listeners), 0}});
  }
  return out;
}

void add_pair_columns(report::Table& out, bool per_condition) {
  for (const char* side : {"a", "b"}) {
    out.columns.push_back({side, side, Align::left, ""});
    if (per_condition)
      out.columns.push_back({side + std::string("_condition"), "condition", Align::left, ""});
  }
}

report::Table pair_table(const Contrast& answer, const ContrastMethod& method, bool for_readers) {
  report::Table out;
  const bool wilcoxon = method.test == "wilcoxon";
  const char* statistic = method.test == "t" ? "t" : method.test == "tukey" ? "q" : "z";
  add_pair_columns(out, answer.per_condition);
  out.columns.insert(out.columns.end(), {{"difference", "a - b ± CI", Align::right, "ci_half"},
                                         {statistic, statistic, Align::right, ""},
                                         {"df", "df", Align::right, ""},
                                         {"p", "p", Align::right, ""},
                                         {"p_corrected", "p corrected", Align::right, ""},
                                         {"n_listeners", "listeners", Align::right, ""},
                                         {"verdict", "verdict", Align::left, ""}});
  if (wilcoxon && !for_readers)
    for (const char* key : {"p_normal", "p_continuity"}) out.columns.push_back({key, key, Align::right, ""});
  if (wilcoxon) out.columns.push_back({"method", "p by", Align::left, ""});
  for (const ContrastPair& pair : answer.pairs) {
    report::Cell p = Number{pair.p, 0}, corrected = Number{pair.corrected, 0};
    if (for_readers) {
      p = p_text(pair.p);
      corrected = p_text(pair.corrected);
    }
    std::vector<report::Cell>& row = out.rows.emplace_back();
    add_name(row, pair.a, answer.per_condition);
    add_name(row, pair.b, answer.per_condition);
    row.insert(row.end(), {report::PlusMinus{pair.difference, pair.ci_half, 2}, Number{pair.statistic, 2},
                           Number{pair.df, 0}, p, corrected,
                           Number{pair.n > 0 ? std::optional(static_cast<double>(pair.n)) : std::nullopt, 0},
                           std::string(text(pair.verdict))});
    if (wilcoxon && !for_readers) {
      row.emplace_back(Number{pair.wilcoxon->p_normal, 0});
      row.emplace_back(Number{pair.wilcoxon->p_corrected, 0});
    }
    if (wilcoxon) row.emplace_back(std::string(pair.p ? stats::text(pair.wilcoxon->method) : ""));
  }
  return out;
}

/// The levels of a pair, each with its condition where it is a stimulus under one.
Json::Object names_json(const std::string& a, const std::string& b, bool per_condition) {
  Json::Object out;
  for (const auto& [side, level] : {std::pair{"a", &a}, std::pair{"b", &b}}) {
    const votes::PresentationName name = votes::name_of(*level);
    out.emplace_back(side, name.stimulus);
    if (per_condition) out.emplace_back(side + std::string("_condition"), name.condition);
  }
  return out;
}

Json comparison_json(const stats::Comparison& c, stats::Verdict verdict, bool per_condition) {
  Json::Object out = names_json(c.a, c.b, per_condition);
  const Json::Object figures = {
      {"n_listeners", c.t.n},
      {"difference", c.t.difference},
      {"ci_half", c.t.ci_half},
      {"verdict", text(verdict)},
      {"t", Json::Object{{"t", c.t.t}, {"df", c.t.df}, {"p", c.t.p}, {"p_holm", c.t_holm}, {"p_bh", c.t_bh}}},
      {"wilcoxon", Json::Object{{"n", c.wilcoxon.n},
                                {"w_plus", c.wilcoxon.w_plus},
                                {"w_minus", c.wilcoxon.w_minus},
                                {"z", c.wilcoxon.z},
                                {"p", c.wilcoxon.p},
                                {"p_normal", c.wilcoxon.p_normal},
                                {"p_continuity", c.wilcoxon.p_corrected},
                                {"method", c.wilcoxon.p ? Json(stats::text(c.wilcoxon.method)) : Json()},
                                {"p_holm", c.wilcoxon_holm},
                                {"p_bh", c.wilcoxon_bh}}}};
  out.insert(out.end(), figures.begin(), figures.end());
  return out;
}

Json tukey_json(const ContrastPair& pair, bool per_condition) {
  Json::Object out = names_json(pair.a, pair.b, per_condition);
  const Json::Object figures = {{"difference", pair.difference},
                                {"ci_half", pair.ci_half},
                                {"q", pair.statistic},
                                {"df", pair.df},
                                {"p", pair.p},
                                {"verdict", text(pair.verdict)}};
  out.insert(out.end(), figures.begin(), figures.end());
  return out;
}

std::string method_note(const ContrastMethod& method, std::size_t pairs) {
  const std::string letters = ". Levels that share a letter do not differ at " + shortest(method.alpha);
  if (method.test == "tukey")
    return "Tukey's HSD (Tukey-Kramer) over votes, which it takes as independent; " +
           confidence_text(method.alpha) + " intervals of all " + std::to_string(pairs) + " pairs together" +
           letters;
  const std::string correction = method.correction == "holm" ? "Holm"
                                 : method.correction == "bh" ? "Benjamini-Hochberg"
                                                             : "none";
  return std::string(method.test == "t" ? "Paired t" : "Wilcoxon signed rank") +
         " over listener means of the listeners who voted on both; correction over " + std::to_string(pairs) +
         " pairs: " + correction + "; " + confidence_text(method.alpha) + " t intervals of one pair" +
         letters;
}

std::vector<std::string> notes(const Contrast& answer, const ContrastMethod& method) {
  std::vector<std::string> out = {method_note(method, answer.pairs.size())};
  if (answer.per_condition)
    out.emplace_back(
        "A stimulus name stands under several conditions, so the unit is condition and stimulus");
  if (method.test == "wilcoxon")
    out.push_back("Wilcoxon's p is exact up to " + std::to_string(stats::SignedRank::most_exact) +
                  " differences (permutation: exact too, with ties or zeros), beyond that normal with "
                  "continuity correction");
  if (!answer.letters_reason.empty()) out.push_back("No letters for " + answer.letters_reason);
  const auto any = [&](auto holds) { return std::any_of(answer.pairs.begin(), answer.pairs.end(), holds); };
  if (any([](const ContrastPair& p) { return p.verdict == stats::Verdict::untested; }))
    out.push_back(method.test == "tukey"
                      ? "Not testable: no level has two votes, so nothing says how far votes vary"
                      : "Not testable: fewer than two listeners voted on both levels of the pair");
  if (any([](const ContrastPair& p) { return p.constant; }))
    out.push_back(
        method.test == "tukey"
            ? "The votes on each level are all equal, so there is no p; levels with other votes differ"
            : "Where every listener has the same difference there is no p; the two differ unless it is 0");
  return out;
}

Json levels_json(const Contrast& answer) {
  Json::Array out;
  for (const ContrastLevel& level : answer.levels) {
    const votes::PresentationName name = votes::name_of(level.name);
    Json::Object one = {{answer.factor, name.stimulus}};
    if (answer.per_condition) one.emplace_back("condition", name.condition);
    const Json::Object figures = {{"mos", level.mean},
                                  {"letters", level.letters.empty() ? Json() : Json(level.letters)},
                                  {"n_votes", level.n_votes},
                                  {"n_listeners", level.n_listeners}};
    one.insert(one.end(), figures.begin(), figures.end());
    out.emplace_back(std::move(one));
  }
  return out;
}

Json pairs_json(const Contrast& answer) {
  Json::Array out;
  for (std::size_t i = 0; i < answer.pairs.size(); ++i)
    out.push_back(answer.comparisons.empty() ? tukey_json(answer.pairs[i], answer.per_condition)
                                             : comparison_json(answer.comparisons[i], answer.pairs[i].verdict,
                                                               answer.per_condition));
  return out;
}

Analysis analysis_of(const Contrast& answer, const ContrastMethod& method) {
  Analysis out{{level_table(answer), pair_table(answer, method, true)},
               notes(answer, method),
               pair_table(answer, method, false),
               {{"factor", answer.factor},
                {"test", method.test},
                {"correction", method.test == "tukey" ? "tukey" : method.correction},
                {"alpha", method.alpha},
                {"levels", levels_json(answer)},
                {"letters_reason", answer.letters_reason.empty() ? Json() : Json(answer.letters_reason)},
                {"pairs", pairs_json(answer)}}};
  if (answer.per_condition) out.json.emplace_back("per_condition", true);
  return out;
}

int run_contrast(const Arguments& arguments) {
  const ContrastMethod method = method_of(arguments);
  const std::string by = arguments.text("--by").value_or("condition");
  votes::VoteTable votes = votes_to_analyse(arguments, {by});
  const bool per_condition = votes::by_units(votes, {by}).size() > 1;
  print_analysis(arguments, std::move(votes), [&](const votes::VoteTable& part) {
    const Contrast answer =
        per_condition ? contrast(part, votes::presentation_factor(part), method, arguments.has("--json"))
                      : contrast(part, *part.find(by), method, arguments.has("--json"));
    return analysis_of(answer, method);
  });
  return ok;
}

} // namespace

Command contrast_command() {
  Command out{"contrast",
              "test which conditions differ: all pairs, corrected, with letters",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"--by", "FACTOR", "the column whose levels are compared (default: condition)"},
               {"--test", "TEST", "t (paired, over listener means; default), wilcoxon or tukey"},
               {"--correction", "METHOD", "holm (default), bh or none"},
               {"--alpha", "A", "level of significance (default: 0.05)"}},
              "  quietroom contrast votes.csv\n"
              "  quietroom contrast votes.csv --test wilcoxon --correction bh --csv\n"
              "  quietroom contrast votes.csv --by talker --test tukey",
              run_contrast};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
