#include "report/table_words.h"

#include "core/number.h"
#include "report/interval_note.h"
#include "stats/screening.h"

#include <algorithm>
#include <map>

namespace quietroom::report {

std::string rule_words(const std::string& reason) {
  if (reason == "by name") return reason;
  const auto rules = stats::screening_rules();
  if (std::find(rules.begin(), rules.end(), reason) != rules.end()) return "by the rule " + reason;
  return "for reasons kept with the votes";
}

namespace {

bool shows(const TableFacts& facts, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const char* key) {
    return std::find(facts.columns.begin(), facts.columns.end(), key) != facts.columns.end();
  });
}

bool shows_intervals(const TableFacts& facts) {
  return facts.answer->of.ci->method != stats::CiMethod::none &&
         shows(facts, {"mos", "ci_low", "ci_high", "within_ci"});
}

std::string count_of(std::uint64_t n, const std::string& what) {
  return std::to_string(n) + ' ' + what + (n == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

std::string designation_sentence(const TableFacts& facts) {
  const analysis::MosAnswer& answer = *facts.answer;
  if (!shows(facts, {"mos", "mean_votes"})) return "";
  std::string out;
  if (answer.of.designation) {
    const bool by_p800_1 = answer.of.designation->starts_with("MOS-LQ");
    out = "Designation " + *answer.of.designation + (by_p800_1 ? " (ITU-T P.800.1)" : "");
  }
  if (answer.asked) out += (out.empty() ? "" : ". ") + ("The votes are " + *answer.asked);
  if (!out.empty()) return out;
  if (answer.of.simulated) return "No designation, for the votes are simulated";
  return "No designation by ITU-T P.800.1, for the context of the test is not stated";
}

std::string interval_sentence(const TableFacts& facts) {
  if (facts.rows.empty()) return "";
  const std::string counts = counts_note(facts.rows, facts.unit);
  if (shows_intervals(facts))
    return "95 % intervals: " + interval_method(facts.rows, *facts.answer->of.ci) + "; " + counts;
  return shows(facts, {"mos"}) ? "No intervals; " + counts : counts;
}

const char* name_of(analysis::Correction correction) {
  return correction == analysis::Correction::holm ? "Holm" : "Benjamini-Hochberg";
}

/// "paired t tests over listener means, Holm's correction over 15 pairs, alpha 0.05".
std::string test_words(const analysis::Standings& standings) {
  const analysis::ContrastQuestion& asked = standings.asked;
  const std::string alpha = ", alpha " + shortest(asked.alpha);
  if (asked.test == analysis::PairTest::tukey) return "Tukey's HSD over votes" + alpha;
  std::string out = asked.test == analysis::PairTest::t ? "paired t" : "Wilcoxon signed rank";
  out += " over listener means";
  if (asked.correction != analysis::Correction::none)
    out += std::string(", ") + name_of(asked.correction) + " over " + count_of(standings.pairs, "pair");
  return out + alpha;
}

std::string standing_sentences(const TableFacts& facts) {
  if (!facts.standings) return "";
  const bool letters = shows(facts, {"letters"});
  const std::string test = " (" + test_words(*facts.standings) + ")";
  if (facts.has_bold)
    return "Bold: the highest MOS and those not significantly lower" + test +
           (letters ? ". Conditions that share a letter do not differ significantly by the same test" : "");
  return letters ? "Conditions that share a letter do not differ significantly" + test : "";
}

std::string column_sentences(const TableFacts& facts) {
  std::string out;
  if (shows(facts, {"sd"})) out += "SD: of the votes. ";
  if (shows(facts, {"mos_lqe", "difference", "within_ci"}) && !facts.estimate.empty()) {
    out += "E-model: " + facts.estimate + ". ";
    if (shows(facts, {"difference"})) out += "Difference: estimate less MOS. ";
    if (shows(facts, {"within_ci"})) out += "Within CI: whether the estimate lies in the interval. ";
  }
  return out.substr(0, out.empty() ? 0 : out.size() - 2);
}

std::string level_sentence(const TableFacts& facts) {
  if (!facts.study) return "";
  std::vector<std::string> levels;
  for (const auto& level : facts.study->levels_db_spl)
    levels.push_back(level ? shortest(*level) + " dB SPL" : std::string("not measured"));
  std::string out = levels.empty() ? "" : "Listening level " + listed(levels);
  if (!levels.empty() && !facts.study->calibration.empty()) out += " (" + facts.study->calibration + ")";
  if (facts.study->unfinished > 0)
    out += (out.empty() ? "" : ". ") + count_of(facts.study->unfinished, "session") + " not finished";
  return out;
}

/// A rule of ours by its name; other reasons are somebody's words, which may name people.
std::string exclusion_sentence(const TableFacts& facts) {
  struct Sum {
    std::uint64_t listeners = 0, votes = 0;
  };
  std::map<std::string, Sum> sums;
  for (const votes::Excluded& each : facts.answer->of.excluded) {
    Sum& sum = sums[rule_words(each.reason)];
    ++sum.listeners;
    sum.votes += each.votes;
  }
  std::string out;
  for (const auto& [rule, sum] : sums)
    out += (out.empty() ? "Excluded: " : ", ") + count_of(sum.listeners, "listener") + " (" +
           count_of(sum.votes, "vote") + ") " + rule;
  return out.empty() ? "No listener excluded" : out;
}

std::string left_out_sentence(const TableFacts& facts) {
  const votes::LeftOut& left_out = facts.answer->of.left_out;
  std::vector<std::string> kinds;
  if (left_out.practice > 0) kinds.push_back(std::to_string(left_out.practice) + " of practice");
  if (left_out.invalid > 0) kinds.push_back(std::to_string(left_out.invalid) + " void");
  if (left_out.empty > 0) kinds.push_back(std::to_string(left_out.empty) + " empty");
  if (left_out.control > 0) kinds.push_back(std::to_string(left_out.control) + " of gold or trap items");
  return kinds.empty() ? "" : "Rows left out: " + listed(kinds);
}

std::string plan_sentence(const TableFacts& facts) {
  if (!facts.study) return "Seed and plan of the orders: not recorded";
  if (facts.study->orders_withheld) return "Seed and plan of the orders: not published";
  const bool several = facts.study->seeds.size() > 1;
  const std::string seed = facts.study->seeds.empty() ? "not recorded" : listed(facts.study->seeds);
  const std::string plan = facts.study->plan_hash.empty() ? "not recorded" : facts.study->plan_hash;
  return (several ? "Seeds " : "Seed ") + seed + ", plan hash " + plan;
}

} // namespace

std::string caption_of(const TableFacts& facts) {
  const auto& designation = facts.answer->of.designation;
  const std::string kind = !designation                       ? "Mean opinion scores"
                           : designation->starts_with("CMOS") ? "Comparison mean opinion scores"
                           : designation->starts_with("DMOS") ? "Degradation mean opinion scores"
                                                              : "Mean opinion scores";
  std::string out = shows(facts, {"mos", "mean_votes"}) ? kind : "Votes";
  if (designation && shows(facts, {"mos", "mean_votes"})) out += " (" + *designation + ")";
  std::vector<std::string> with;
  if (shows_intervals(facts)) with.emplace_back("95 % confidence intervals");
  if (shows(facts, {"p_good_or_better"})) with.emplace_back("shares of good votes");
  if (shows(facts, {"p_poor_or_worse"})) with.emplace_back("shares of poor votes");
  if (shows(facts, {"mos_lqe", "difference", "within_ci"}) && !facts.estimate.empty())
    with.emplace_back("estimates of the E-model");
  if (shows(facts, {"letters"})) with.emplace_back("letters of significance");
  return out + (with.empty() ? "" : " with " + listed(with)) + ".";
}

std::string footnote_of(const TableFacts& facts) {
  const std::string chosen = facts.chosen.empty() ? "" : "Only votes with " + listed(facts.chosen);
  std::string out;
  for (const std::string& sentence :
       {designation_sentence(facts), interval_sentence(facts),
        shows(facts, {"mos"}) ? centre_note(facts.rows) : std::string(), column_sentences(facts),
        standing_sentences(facts), level_sentence(facts), chosen, left_out_sentence(facts),
        exclusion_sentence(facts), plan_sentence(facts)})
    if (!sentence.empty()) out += (out.empty() ? "" : " ") + sentence + ".";
  return out;
}

} // namespace quietroom::report
