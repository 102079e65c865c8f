#include "cli/analysis.h"
#include "cli/command.h"
#include "core/error.h"
#include "core/number.h"
#include "stats/cell_table.h"
#include "stats/interval.h"
#include "stats/multiplicity.h"
#include "stats/paired_comparison.h"

#include <algorithm>
#include <numeric>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;

constexpr std::size_t most_levels = 1000; // half a million pairs

/// How pairs are tested and at what level.
struct Method {
  std::string test, correction;
  double alpha = 0.05;
};

/// One pair under the test chosen, with both corrections where they apply.
struct Pair {
  std::string a, b;
  std::uint64_t n = 0; ///< listeners; 0 for Tukey, which pairs nobody
  std::optional<double> difference, ci_half, statistic, df, p, corrected;
};

struct Level {
  std::string name;
  double mean = 0;
  std::uint64_t n_votes = 0, n_listeners = 0;
  std::string letters;
};

Method method_of(const Arguments& arguments) {
  Method out{arguments.text("--test").value_or("t"), arguments.text("--correction").value_or("holm"),
             arguments.number("--alpha").value_or(0.05)};
  if (out.test != "t" && out.test != "wilcoxon" && out.test != "tukey")
    throw_input("--test " + out.test + " is not known; choose t, wilcoxon or tukey");
  if (out.correction != "holm" && out.correction != "bh" && out.correction != "none")
    throw_input("--correction " + out.correction + " is not known; choose holm, bh or none");
  if (out.test == "tukey" && arguments.has("--correction"))
    throw_input("--test tukey corrects for all pairs by itself; leave --correction away");
  if (!(out.alpha > 0 && out.alpha < 1)) throw_input("--alpha must lie between 0 and 1");
  return out;
}

/// Over listener means, as `mos` states them.
std::vector<Level> levels_of(const stats::VoteTable& votes, const stats::Factor& factor) {
  const stats::CellTable cells = stats::cell_table(votes, factor, votes.listener());
  std::vector<Level> out;
  for (std::size_t i = 0; i < cells.rows.size(); ++i) {
    Level level{cells.rows[i], 0, 0, cells.row(i).size(), ""};
    std::vector<double> means;
    for (const stats::Cell& cell : cells.row(i)) {
      means.push_back(cell.mean());
      level.n_votes += static_cast<std::uint64_t>(cell.count);
    }
    std::sort(means.begin(), means.end());
    level.mean = stats::interval_of_sorted(means, 0.95).mean;
    out.push_back(std::move(level));
  }
  return out;
}

std::vector<Pair> tukey_pairs(const stats::VoteTable& votes, const stats::Factor& factor,
                              const Method& method) {
  std::vector<Pair> out;
  const auto tukey = stats::tukey_hsd(votes, factor, 1 - method.alpha);
  if (!tukey) return out;
  for (const stats::TukeyPair& pair : tukey->pairs)
    out.push_back({pair.a, pair.b, 0, pair.difference, pair.ci_half, pair.q, tukey->df, pair.p, pair.p});
  return out;
}

std::vector<Pair> paired(const std::vector<stats::Comparison>& comparisons, const Method& method) {
  std::vector<Pair> out;
  for (const stats::Comparison& c : comparisons) {
    const bool t = method.test == "t";
    Pair pair{
        c.a, c.b, c.t.n, c.t.difference, c.t.ci_half, t ? c.t.t : c.wilcoxon.z, {}, t ? c.t.p : c.wilcoxon.p,
        {}};
    if (t) pair.df = c.t.df;
    pair.corrected = pair.p;
    if (method.correction == "holm") pair.corrected = t ? c.t_holm : c.wilcoxon_holm;
    if (method.correction == "bh") pair.corrected = t ? c.t_bh : c.wilcoxon_bh;
    out.push_back(std::move(pair));
  }
  return out;
}

/// Best level first; pairs come in bytewise order of the levels, as the levels do.
void sort_and_letter(std::vector<Level>& levels, const std::vector<Pair>& pairs, double alpha) {
  std::vector<std::size_t> order(levels.size()), place(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return levels[a].mean > levels[b].mean; });
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<stats::DifferentPair> different;
  auto pair = pairs.begin();
  for (std::size_t a = 0; a < levels.size() && !pairs.empty(); ++a)
    for (std::size_t b = a + 1; b < levels.size(); ++b, ++pair)
      if (pair->corrected && *pair->corrected < alpha) different.push_back({place[a], place[b]});
  const std::vector<std::string> letters = stats::compact_letters(levels.size(), different);
  std::vector<Level> sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(levels[i]));
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i].letters = letters[i];
  levels = std::move(sorted);
}

report::Table level_table(const std::vector<Level>& levels, const std::string& factor) {
  report::Table out;
  out.columns = {{factor, factor, Align::left, ""},
                 {"mos", "MOS", Align::right, ""},
                 {"letters", "letters", Align::left, ""},
                 {"n_votes", "votes", Align::right, ""},
                 {"n_listeners", "listeners", Align::right, ""}};
  for (const Level& level : levels)
    out.rows.push_back({level.name, Number{level.mean, 2}, level.letters,
                        Number{static_cast<double>(level.n_votes), 0},
                        Number{static_cast<double>(level.n_listeners), 0}});
  return out;
}

report::Table pair_table(const std::vector<Pair>& pairs, const Method& method, bool for_readers) {
  report::Table out;
  const char* statistic = method.test == "t" ? "t" : method.test == "tukey" ? "q" : "z";
  out.columns = {{"a", "a", Align::left, ""},
                 {"b", "b", Align::left, ""},
                 {"difference", "a - b ± CI", Align::right, "ci_half"},
                 {statistic, statistic, Align::right, ""},
                 {"df", "df", Align::right, ""},
                 {"p", "p", Align::right, ""},
                 {"p_corrected", "p corrected", Align::right, ""},
                 {"n_listeners", "listeners", Align::right, ""}};
  for (const Pair& pair : pairs) {
    report::Cell p = Number{pair.p, 0}, corrected = Number{pair.corrected, 0};
    if (for_readers) {
      p = p_text(pair.p);
      corrected = p_text(pair.corrected);
    }
    out.rows.push_back({pair.a, pair.b, report::PlusMinus{pair.difference, pair.ci_half, 2},
                        Number{pair.statistic, 2}, Number{pair.df, 0}, p, corrected,
                        Number{pair.n > 0 ? std::optional(static_cast<double>(pair.n)) : std::nullopt, 0}});
  }
  return out;
}

Json comparison_json(const stats::Comparison& c) {
  return Json::Object{
      {"a", c.a},
      {"b", c.b},
      {"n_listeners", c.t.n},
      {"difference", c.t.difference},
      {"ci_half", c.t.ci_half},
      {"t", Json::Object{{"t", c.t.t}, {"df", c.t.df}, {"p", c.t.p}, {"p_holm", c.t_holm}, {"p_bh", c.t_bh}}},
      {"wilcoxon", Json::Object{{"n", c.wilcoxon.n},
                                {"w_plus", c.wilcoxon.w_plus},
                                {"w_minus", c.wilcoxon.w_minus},
                                {"z", c.wilcoxon.z},
                                {"p", c.wilcoxon.p},
                                {"p_continuity", c.wilcoxon.p_corrected},
                                {"p_holm", c.wilcoxon_holm},
                                {"p_bh", c.wilcoxon_bh}}}};
}

Json tukey_json(const Pair& pair) {
  return Json::Object{{"a", pair.a},
                      {"b", pair.b},
                      {"difference", pair.difference},
                      {"ci_half", pair.ci_half},
                      {"q", pair.statistic},
                      {"df", pair.df},
                      {"p", pair.p}};
}

std::string note_of(const Method& method, std::size_t pairs) {
  const std::string level = fixed(100 * (1 - method.alpha), 0) + " % t intervals of one pair";
  const std::string letters = ". Levels that share a letter do not differ at " + shortest(method.alpha);
  if (method.test == "tukey")
    return "Tukey's HSD (Tukey-Kramer) over votes, which it takes as independent; intervals of all " +
           std::to_string(pairs) + " pairs together" + letters;
  const std::string correction = method.correction == "holm" ? "Holm"
                                 : method.correction == "bh" ? "Benjamini-Hochberg"
                                                             : "none";
  return std::string(method.test == "t" ? "Paired t" : "Wilcoxon signed rank (normal, ties corrected)") +
         " over listener means of the listeners who voted on both; correction over " + std::to_string(pairs) +
         " pairs: " + correction + "; " + level + letters;
}

int run(const Arguments& arguments) {
  const Method method = method_of(arguments);
  const std::string by = arguments.text("--by").value_or("condition");
  const stats::VoteTable votes = votes_to_analyse(arguments, {by});
  const stats::Factor& factor = *votes.find(by);
  std::vector<Level> levels = levels_of(votes, factor);
  if (levels.size() > most_levels)
    throw_input(*arguments.text("VOTES") + ": " + by + " has " + std::to_string(levels.size()) +
                " levels; contrast compares " + std::to_string(most_levels) + " at most");
  Json::Array pairs_json;
  std::vector<Pair> pairs;
  if (method.test == "tukey") {
    pairs = tukey_pairs(votes, factor, method);
    for (const Pair& pair : pairs) pairs_json.push_back(tukey_json(pair));
  } else {
    const auto comparisons = stats::paired_comparisons(votes, factor, 1 - method.alpha);
    pairs = paired(comparisons, method);
    for (const stats::Comparison& c : comparisons) pairs_json.push_back(comparison_json(c));
  }
  sort_and_letter(levels, pairs, method.alpha);

  Json::Array levels_json;
  for (const Level& level : levels)
    levels_json.push_back(Json::Object{{by, level.name},
                                       {"mos", level.mean},
                                       {"letters", level.letters},
                                       {"n_votes", level.n_votes},
                                       {"n_listeners", level.n_listeners}});
  Analysis out{{level_table(levels, by), pair_table(pairs, method, true)},
               {note_of(method, pairs.size())},
               pair_table(pairs, method, false),
               {{"factor", by},
                {"test", method.test},
                {"correction", method.test == "tukey" ? "tukey" : method.correction},
                {"alpha", method.alpha},
                {"levels", std::move(levels_json)},
                {"pairs", std::move(pairs_json)}}};
  print_analysis(arguments, votes, std::move(out));
  return ok;
}

} // namespace

Command contrast_command() {
  Command out{"contrast",
              "which conditions differ: all pairs, corrected, with letters",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"--by", "FACTOR", "the column whose levels are compared (default: condition)"},
               {"--test", "TEST", "t (paired, over listener means; default), wilcoxon or tukey"},
               {"--correction", "METHOD", "holm (default), bh or none"},
               {"--alpha", "A", "level of significance (default: 0.05)"}},
              "  quietroom contrast votes.csv\n"
              "  quietroom contrast votes.csv --test wilcoxon --correction bh --csv\n"
              "  quietroom contrast votes.csv --by talker --test tukey",
              run};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
