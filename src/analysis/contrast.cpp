#include "analysis/contrast.h"

#include "analysis/mos_answer.h"
#include "core/error.h"
#include "stats/cell_table.h"
#include "stats/compact_letters.h"
#include "stats/interval.h"
#include "votes/presentations.h"

#include <algorithm>
#include <numeric>

namespace quietroom::analysis {

namespace {

constexpr std::size_t most_levels = 1000; // half a million pairs

/// Over listener means, as `mos` states them.
std::vector<ContrastLevel> levels_of(const votes::VoteTable& votes, const votes::Factor& factor) {
  const stats::CellTable cells = stats::cell_table(votes, factor, votes.listener());
  std::vector<ContrastLevel> out;
  for (std::size_t i = 0; i < cells.rows.size(); ++i) {
    ContrastLevel level{cells.rows[i], 0, 0, cells.row(i).size()};
    std::vector<double> means;
    for (const stats::CellSum& cell : cells.row(i)) {
      means.push_back(cell.mean());
      level.n_votes += static_cast<std::uint64_t>(cell.count);
    }
    std::sort(means.begin(), means.end());
    level.mean = stats::mean_of_sorted(means).mean;
    out.push_back(std::move(level));
  }
  return out;
}

/// Every pair of the levels, none of which could be tested.
std::vector<ContrastPair> untested_pairs(const std::vector<ContrastLevel>& levels) {
  std::vector<ContrastPair> out;
  for (std::size_t a = 0; a < levels.size(); ++a)
    for (std::size_t b = a + 1; b < levels.size(); ++b) {
      ContrastPair& pair =
          out.emplace_back(ContrastPair{levels[a].name, levels[b].name, 0, {}, {}, {}, {}, {}, {}});
      pair.difference = levels[a].mean - levels[b].mean;
      pair.verdict = stats::Verdict::untested;
    }
  return out;
}

std::vector<ContrastPair> tukey_pairs(const votes::VoteTable& votes, const votes::Factor& factor,
                                      const std::vector<ContrastLevel>& levels, double alpha) {
  const auto tukey = stats::tukey_hsd(votes, factor, 1 - alpha);
  if (!tukey) return untested_pairs(levels);
  std::vector<ContrastPair> out;
  for (const stats::TukeyPair& pair : tukey->pairs) {
    out.push_back({pair.a, pair.b, 0, pair.difference, pair.ci_half, pair.q, tukey->df, pair.p, pair.p});
    out.back().verdict = stats::verdict_of_tukey(pair, alpha);
    out.back().constant = !pair.p;
  }
  return out;
}

/// The p that counts: as it is, or corrected for the other pairs.
std::optional<double> counted(Correction correction, std::optional<double> p, std::optional<double> holm,
                              std::optional<double> bh) {
  return correction == Correction::holm ? holm : correction == Correction::benjamini_hochberg ? bh : p;
}

ContrastPair t_pair(const stats::PairComparison& c, const ContrastQuestion& question) {
  ContrastPair out{c.a, c.b, c.t.n, c.t.difference, c.t.ci_half, c.t.t, {}, c.t.p, {}};
  if (c.t.n > 1) out.df = c.t.df;
  out.corrected = counted(question.correction, c.t.p, c.t_holm, c.t_bh);
  out.verdict = stats::verdict_of_t(c, out.corrected, question.alpha);
  out.constant = c.t.n > 1 && !c.t.p;
  return out;
}

ContrastPair wilcoxon_pair(const stats::PairComparison& c, const ContrastQuestion& question) {
  ContrastPair out{c.a, c.b, c.t.n, c.t.difference, c.t.ci_half, c.wilcoxon.z, {}, c.wilcoxon.p, {}};
  out.corrected = counted(question.correction, c.wilcoxon.p, c.wilcoxon_holm, c.wilcoxon_bh);
  out.verdict = stats::verdict_of_wilcoxon(c, out.corrected, question.alpha);
  out.constant = c.t.n > 1 && !c.wilcoxon.p;
  return out;
}

std::vector<ContrastPair> paired_pairs(const votes::VoteTable& votes, const votes::Factor& factor,
                                       const ContrastQuestion& question) {
  const bool wilcoxon = question.test == PairTest::wilcoxon;
  std::vector<ContrastPair> out;
  for (stats::PairComparison& c :
       stats::paired_comparisons(votes, factor, 1 - question.alpha, wilcoxon || question.both_tests)) {
    out.push_back(wilcoxon ? wilcoxon_pair(c, question) : t_pair(c, question));
    out.back().paired = std::move(c);
  }
  return out;
}

std::string reason_of(const stats::Letters& letters, const std::vector<ContrastLevel>& levels) {
  if (letters.too_many) return "any level: more than 52 would be needed; read the pairs";
  std::string out;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (letters.of[i].empty()) out += (out.empty() ? "" : ", ") + votes::shown(levels[i].name);
  if (out.empty()) return out;
  return out + ": not testable against every other level; read the pairs";
}

/// Best level first, where a higher mean is better; pairs come in bytewise order of the levels, as the levels
/// do.
void sort_and_letter(Contrast& out, bool ranked) {
  std::vector<ContrastLevel>& levels = out.levels;
  std::vector<std::size_t> order(levels.size()), place(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (ranked)
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return levels[a].mean > levels[b].mean; });
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  stats::Verdicts verdicts(levels.size());
  auto pair = out.pairs.begin();
  for (std::size_t a = 0; a < levels.size(); ++a)
    for (std::size_t b = a + 1; b < levels.size(); ++b, ++pair)
      verdicts.set(place[a], place[b], pair->verdict);
  const stats::Letters letters = stats::compact_letters(verdicts);
  std::vector<ContrastLevel> sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(levels[i]));
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i].letters = letters.of[i];
  levels = std::move(sorted);
  out.letters_reason = reason_of(letters, levels);
}

Contrast contrast_of(const votes::VoteTable& votes, const votes::Factor& factor,
                     const ContrastQuestion& question) {
  Contrast out;
  out.asked = question;
  out.per_condition = &factor != votes.find(factor.name);
  out.levels = levels_of(votes, factor);
  if (out.levels.size() > most_levels)
    throw_input(factor.name + " has " + std::to_string(out.levels.size()) + " levels; contrast compares " +
                std::to_string(most_levels) + " at most");
  out.pairs = question.test == PairTest::tukey ? tukey_pairs(votes, factor, out.levels, question.alpha)
                                               : paired_pairs(votes, factor, question);
  sort_and_letter(out, higher_is_better(votes));
  return out;
}

} // namespace

const char* text(PairTest test) {
  return test == PairTest::t ? "t" : test == PairTest::wilcoxon ? "wilcoxon" : "tukey";
}

const char* text(Correction correction) {
  return correction == Correction::holm ? "holm" : correction == Correction::none ? "none" : "bh";
}

std::optional<PairTest> parse_pair_test(std::string_view word) {
  for (const PairTest test : {PairTest::t, PairTest::wilcoxon, PairTest::tukey})
    if (word == text(test)) return test;
  return std::nullopt;
}

std::optional<Correction> parse_correction(std::string_view word) {
  for (const Correction one : {Correction::holm, Correction::benjamini_hochberg, Correction::none})
    if (word == text(one)) return one;
  return std::nullopt;
}

PerQuestion<Contrast> contrast(votes::VoteTable votes, const ContrastQuestion& question) {
  const bool per_condition = votes::by_units(votes, {question.by}).size() > 1;
  return per_question(std::move(votes), [&](const votes::VoteTable& part) {
    return per_condition ? contrast_of(part, votes::presentation_factor(part), question)
                         : contrast_of(part, *part.find(question.by), question);
  });
}

} // namespace quietroom::analysis
