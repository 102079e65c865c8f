#include "report/contrast_forms.h"

#include "report/contrast_notes.h"
#include "report/fields.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::report {

namespace {

using analysis::Contrast;
using analysis::ContrastLevel;
using analysis::ContrastPair;
using analysis::PairTest;

const char* text(stats::Verdict verdict) {
  if (verdict == stats::Verdict::untested) return "not testable";
  return verdict == stats::Verdict::different ? "different" : "no difference shown";
}

/// What stands in place of letters where a level has none.
std::string without_letters(const Contrast& answer) {
  const bool none = std::all_of(answer.levels.begin(), answer.levels.end(),
                                [](const ContrastLevel& level) { return level.letters.empty(); });
  const bool untested = std::any_of(answer.pairs.begin(), answer.pairs.end(), [](const ContrastPair& pair) {
    return pair.verdict == stats::Verdict::untested;
  });
  return none && !untested ? "-" : "not testable";
}

Fields<ContrastLevel> level_fields(const Contrast& answer) {
  using Row = ContrastLevel;
  Fields<Row> out = {{answer.asked.by,
                      answer.asked.by,
                      0,
                      everywhere,
                      [](const Row& r) { return votes::name_of(r.name).stimulus; },
                      {},
                      name_columns}};
  if (answer.per_condition)
    out.push_back({"condition", "condition", 0, everywhere,
                   [](const Row& r) { return votes::name_of(r.name).condition; }});
  const auto letters = [missing = without_letters(answer)](const Row& r) {
    return r.letters.empty() ? missing : r.letters;
  };
  out.insert(out.end(), {{"mos", "MOS", 2, everywhere, &Row::mean},
                         {"letters", "letters", 0, for_readers, letters},
                         {"letters", "", 0, json_alone,
                          [](const Row& r) { return r.letters.empty() ? Value() : Value(r.letters); }},
                         {"n_votes", "votes", 0, everywhere, &Row::n_votes},
                         {"n_listeners", "listeners", 0, everywhere, &Row::n_listeners}});
  return out;
}

/// The two levels of a pair, each with its condition where it is a stimulus under one.
Fields<ContrastPair> name_fields(bool per_condition) {
  Fields<ContrastPair> out;
  for (const auto& [side, level] :
       {std::pair{std::string("a"), &ContrastPair::a}, std::pair{std::string("b"), &ContrastPair::b}}) {
    const auto name = [level = level](const ContrastPair& pair) { return votes::name_of(pair.*level); };
    out.push_back({side,
                   side,
                   0,
                   everywhere,
                   [name](const ContrastPair& p) { return name(p).stimulus; },
                   {},
                   name_columns});
    if (per_condition)
      out.push_back({side + "_condition", "condition", 0, everywhere,
                     [name](const ContrastPair& p) { return name(p).condition; }});
  }
  return out;
}

Fields<stats::PairComparison> t_fields() {
  using Row = stats::PairComparison;
  return {in_json<Row>("t", [](const Row& c) { return value_of(c.t.t); }),
          in_json<Row>("df", [](const Row& c) { return c.t.df; }),
          in_json<Row>("p", [](const Row& c) { return value_of(c.t.p); }),
          in_json<Row>("p_holm", &Row::t_holm), in_json<Row>("p_bh", &Row::t_bh)};
}

Fields<stats::PairComparison> signed_rank_fields() {
  using Row = stats::PairComparison;
  return {in_json<Row>("n", [](const Row& c) { return c.wilcoxon.n; }),
          in_json<Row>("w_plus", [](const Row& c) { return c.wilcoxon.w_plus; }),
          in_json<Row>("w_minus", [](const Row& c) { return c.wilcoxon.w_minus; }),
          in_json<Row>("z", [](const Row& c) { return value_of(c.wilcoxon.z); }),
          in_json<Row>("p", [](const Row& c) { return value_of(c.wilcoxon.p); }),
          in_json<Row>("p_normal", [](const Row& c) { return value_of(c.wilcoxon.p_normal); }),
          in_json<Row>("p_continuity", [](const Row& c) { return value_of(c.wilcoxon.p_corrected); }),
          in_json<Row>(
              "method",
              [](const Row& c) { return c.wilcoxon.p ? Value(stats::text(c.wilcoxon.method)) : Value(); }),
          in_json<Row>("p_holm", &Row::wilcoxon_holm),
          in_json<Row>("p_bh", &Row::wilcoxon_bh)};
}

/// Under which key and header the statistic of a test stands.
const char* statistic_of(PairTest test) {
  return test == PairTest::t ? "t" : test == PairTest::tukey ? "q" : "z";
}

/// What there is of every test. A paired one has its own figures in JSON, under its name.
Fields<ContrastPair> test_fields(PairTest test) {
  using Row = ContrastPair;
  const Forms of_test = test == PairTest::tukey ? everywhere : in_tables;
  return {
      {"difference", "a - b ± CI", 2, everywhere,
       [](const Row& r) {
         return PlusMinus{r.difference, r.ci_half};
       },
       "ci_half"},
      {statistic_of(test), statistic_of(test), 2, of_test, &Row::statistic},
      {"df", "df", 0, of_test, &Row::df},
      {"p", "p", 0, of_test, [](const Row& r) { return PValue{r.p}; }},
      {"p_corrected", "p corrected", 0, in_tables, [](const Row& r) { return PValue{r.corrected}; }},
      {"n_listeners", "listeners", 0, in_tables, [](const Row& r) { return r.n > 0 ? Value(r.n) : Value(); }},
      {"verdict", "verdict", 0, everywhere, [](const Row& r) { return text(r.verdict); }}};
}

Fields<ContrastPair> wilcoxon_fields() {
  using Row = ContrastPair;
  return {{"p_normal", "", 0, csv_alone, [](const Row& r) { return r.paired->wilcoxon.p_normal; }},
          {"p_continuity", "", 0, csv_alone, [](const Row& r) { return r.paired->wilcoxon.p_corrected; }},
          {"method", "p by", 0, in_tables,
           [](const Row& r) { return r.p ? stats::text(r.paired->wilcoxon.method) : ""; }}};
}

Fields<ContrastPair> pair_fields(const Contrast& answer) {
  const PairTest test = answer.asked.test;
  Fields<ContrastPair> out = name_fields(answer.per_condition);
  const auto add = [&](const Fields<ContrastPair>& more) { out.insert(out.end(), more.begin(), more.end()); };
  if (test == PairTest::tukey) {
    add(test_fields(test));
    return out;
  }
  add({{"n_listeners", "", 0, json_alone, &ContrastPair::n}});
  add(test_fields(test));
  add({in_json<ContrastPair>("t", [](const ContrastPair& pair) { return nested(t_fields(), pair.paired); }),
       in_json<ContrastPair>(
           "wilcoxon", [](const ContrastPair& pair) { return nested(signed_rank_fields(), pair.paired); })});
  if (test == PairTest::wilcoxon) add(wilcoxon_fields());
  return out;
}

} // namespace

AnswerForms contrast_forms(const Contrast& answer) {
  const auto levels = level_fields(answer);
  const auto pairs = pair_fields(answer);
  const analysis::ContrastQuestion& asked = answer.asked;
  AnswerForms out{{table_of(levels, answer.levels, Form::text), table_of(pairs, answer.pairs, Form::text)},
                  contrast_notes(answer),
                  table_of(pairs, answer.pairs, Form::csv),
                  {{"factor", asked.by},
                   {"test", analysis::text(asked.test)},
                   {"correction", asked.test == PairTest::tukey ? "tukey" : analysis::text(asked.correction)},
                   {"alpha", asked.alpha},
                   {"levels", array_of(levels, answer.levels)},
                   {"letters_reason", answer.letters_reason.empty() ? Json() : Json(answer.letters_reason)},
                   {"pairs", array_of(pairs, answer.pairs)}}};
  if (answer.per_condition) out.json.emplace_back("per_condition", true);
  return out;
}

} // namespace quietroom::report
