#include "report/table_words.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::MosAnswer answer() {
  analysis::MosAnswer out;
  out.by = {"condition"};
  out.of.ci = stats::CiOptions(stats::CiMethod::listeners);
  out.of.designation = "MOS-LQSN";
  stats::MosRow row;
  row.keys = {"a"};
  row.n_votes = 96;
  row.n_listeners = 24;
  row.n_files = 4;
  out.rows = {row};
  return out;
}

TableFacts facts_of(const analysis::MosAnswer& answer, std::vector<std::string> columns) {
  TableFacts out;
  out.answer = &answer;
  out.rows = answer.rows;
  out.columns = std::move(columns);
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("a caption describes the columns that are there") {
  const auto of = answer();
  CHECK(caption_of(facts_of(of, {"label", "mos"})) ==
        "Mean opinion scores (MOS-LQSN) with 95 % confidence intervals.");
  CHECK(caption_of(facts_of(of, {"label", "n_votes"})) == "Votes.");
  TableFacts facts = facts_of(of, {"label", "mos", "mos_lqe", "letters"});
  facts.estimate = "G.107 (06/2015)";
  CHECK(caption_of(facts) ==
        "Mean opinion scores (MOS-LQSN) with 95 % confidence intervals, estimates of the "
        "E-model and letters of significance.");
}

TEST_CASE("a footnote has designation, listeners, votes, interval method, exclusions, seed and plan") {
  const auto of = answer();
  TableFacts facts = facts_of(of, {"label", "mos", "sd"});
  facts.study.emplace();
  facts.study->levels_db_spl = {73};
  facts.study->unfinished = 1;
  facts.study->seeds = {"7"};
  facts.study->plan_hash = "0a1b";
  CHECK(
      footnote_of(facts) ==
      "Designation MOS-LQSN (ITU-T P.800.1). 95 % intervals: Student t over listener means; 24 listeners, 96 "
      "votes, 4 files per condition. SD: of the votes. Listening level 73 dB SPL. 1 session not finished. No "
      "listener excluded. Seed 7, plan hash 0a1b.");
}

TEST_CASE("a footnote says nothing of columns that are not there") {
  const auto of = answer();
  const std::string note = footnote_of(facts_of(of, {"label", "n_votes"}));
  CHECK(note == "24 listeners, 96 votes, 4 files per condition. No listener excluded. Seed and plan of the "
                "orders: not recorded.");
}

TEST_CASE("exclusions are told as counts and rule, never by name or in somebody's words") {
  auto of = answer();
  of.of.excluded = {
      {"anna", "by name", 12}, {"ben", "bt500", 11}, {"cleo", "bt500", 1}, {"dora", "anna says so", 3}};
  const std::string note = footnote_of(facts_of(of, {"mos"}));
  CHECK(has(note, "Excluded: 1 listener (12 votes) by name, 2 listeners (12 votes) by the rule bt500, 1 "
                  "listener (3 votes) for reasons kept with the votes."));
  for (const char* name : {"anna", "ben", "cleo", "dora"}) CHECK(!has(note, name));
}

TEST_CASE("rows left out and rows chosen are told") {
  auto of = answer();
  of.of.left_out = {48, 3, 0};
  TableFacts facts = facts_of(of, {"mos"});
  facts.chosen = {"talker june", "one value of the column listener"};
  CHECK(has(footnote_of(facts), "Only votes with talker june and one value of the column listener. Rows left "
                                "out: 48 of practice and 3 void."));
}

TEST_CASE("bold and letters are explained with the test behind them") {
  const auto of = answer();
  TableFacts facts = facts_of(of, {"mos", "letters"});
  facts.standings.emplace();
  facts.standings->pairs = 15;
  CHECK(has(footnote_of(facts), "Conditions that share a letter do not differ significantly (paired t over "
                                "listener means, Holm over 15 pairs, alpha 0.05)."));
  facts.has_bold = true;
  CHECK(has(footnote_of(facts), "Bold: the highest MOS and those not significantly lower (paired t"));
}

TEST_CASE("a score without a name says why it has none") {
  auto of = answer();
  of.of.designation.reset();
  CHECK(has(footnote_of(facts_of(of, {"mos"})), "for the context of the test is not stated"));
  of.of.simulated = true;
  CHECK(has(footnote_of(facts_of(of, {"mos"})), "for the votes are simulated"));
}
