#include "report/condition_table.h"

#include "core/error.h"
#include "core/near_miss.h"

#include <algorithm>
#include <array>

namespace quietroom::report {

namespace {

struct ConditionColumn {
  const char* key;
  const char* header;
  Align align;
  const char* half_key;
  Cell (*cell)(const ConditionRow&);
};

bool has_question(const ConditionRow& row) { return row.mos.keys.size() > 1; }

Cell count(std::uint64_t n) { return Number{static_cast<double>(n), 0}; }

Cell within(const ConditionRow& row) {
  const auto& within_ci = row.agreement.within_ci;
  return std::string(!within_ci ? "" : *within_ci ? "yes" : "no");
}

const std::array<ConditionColumn, 17> columns_known = {{
    {"question", "Question", Align::left, "",
     [](const ConditionRow& r) -> Cell { return has_question(r) ? r.mos.keys.front() : ""; }},
    {"condition", "Condition", Align::left, "",
     [](const ConditionRow& r) -> Cell { return r.mos.keys.back(); }},
    {"label", "Condition", Align::left, "",
     [](const ConditionRow& r) -> Cell {
       return r.agreement.point.label.empty() ? r.mos.keys.back() : r.agreement.point.label;
     }},
    {"n_votes", "Votes", Align::right, "", [](const ConditionRow& r) { return count(r.mos.n_votes); }},
    {"n_listeners", "Listeners", Align::right, "",
     [](const ConditionRow& r) { return count(r.mos.n_listeners); }},
    {"n_files", "Files", Align::right, "", [](const ConditionRow& r) { return count(r.mos.n_files); }},
    {"mos", "MOS", Align::right, "ci_half",
     [](const ConditionRow& r) -> Cell {
       return PlusMinus{r.mos.mos, r.mos.ci_half, 2};
     }},
    {"ci_low", "CI low", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.ci_low, 2};
     }},
    {"ci_high", "CI high", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.ci_high, 2};
     }},
    {"mean_votes", "Mean", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.mean_votes, 2};
     }},
    {"sd", "SD", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.sd, 2};
     }},
    {"median", "Median", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.median, 1};
     }},
    {"p_good_or_better", "Good or better, %", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.p_good_or_better, 1};
     }},
    {"p_poor_or_worse", "Poor or worse, %", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.mos.p_poor_or_worse, 1};
     }},
    {"mos_lqe", "E-model", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.agreement.point.objective, 2};
     }},
    {"difference", "Difference", Align::right, "",
     [](const ConditionRow& r) -> Cell {
       return Number{r.agreement.difference, 2};
     }},
    {"within_ci", "Within CI", Align::left, "", within},
}};

} // namespace

std::vector<std::string> condition_columns(const std::vector<ConditionRow>& rows) {
  const bool questions = std::any_of(rows.begin(), rows.end(), has_question);
  std::vector<std::string> out;
  for (const ConditionColumn& column : columns_known)
    if (questions || column.key != std::string_view("question")) out.emplace_back(column.key);
  return out;
}

std::vector<std::string> printed_columns(const std::vector<ConditionRow>& rows) {
  const bool objective =
      std::any_of(rows.begin(), rows.end(), [](const auto& r) { return r.agreement.point.objective; });
  std::vector<std::string> out = {"label", "mos", "sd", "n_votes"};
  if (std::any_of(rows.begin(), rows.end(), has_question)) out.insert(out.begin(), "question");
  if (objective) out.insert(out.end(), {"mos_lqe", "difference"});
  return out;
}

Table condition_table(const std::vector<ConditionRow>& rows, const std::vector<std::string>& columns) {
  Table out;
  out.rows.resize(rows.size());
  for (const std::string& key : columns) {
    const auto* column =
        std::find_if(columns_known.begin(), columns_known.end(), [&](const auto& c) { return c.key == key; });
    if (column == columns_known.end()) {
      std::vector<std::string> known;
      std::string words;
      for (const ConditionColumn& c : columns_known) {
        known.emplace_back(c.key);
        const bool last = &c == &columns_known.back();
        words += (words.empty() ? "" : last ? " or " : ", ") + known.back();
      }
      throw_input("the column " + key + " is not known" + did_you_mean(key, known) + "; choose " + words);
    }
    out.columns.push_back({column->key, column->header, column->align, column->half_key});
    for (std::size_t i = 0; i < rows.size(); ++i) out.rows[i].push_back(column->cell(rows[i]));
  }
  return out;
}

} // namespace quietroom::report
