#include "scoring/condition_scores.h"

#include <algorithm>

namespace quietroom::scoring {

namespace {

using Rows = std::vector<const SetScore*>;

template<class Get>
std::optional<double> mean_over(const Rows& rows, Get get) {
  std::vector<std::optional<double>> values;
  for (const SetScore* row : rows) values.push_back(get(*row));
  return mean_of(std::move(values));
}

ConditionScores of_condition(const Rows& rows) {
  using Small = estimate::SmallMeasures;
  ConditionScores out;
  out.condition = rows.front()->condition;
  for (const SetScore* row : rows) {
    (row->mos_lqo ? out.scored : out.without) += 1;
    if (!row->mos_lqo || (out.lowest_mos_lqo && *out.lowest_mos_lqo <= *row->mos_lqo)) continue;
    out.lowest_mos_lqo = row->mos_lqo;
    out.lowest = row->stimulus;
  }
  out.mos_lqo = mean_over(rows, [](const SetScore& row) { return row.mos_lqo; });
  for (const auto member :
       {&Small::stoi, &Small::estoi, &Small::si_sdr_db, &Small::seg_snr_db, &Small::lsd_db})
    out.small.*member = mean_over(rows, [&](const SetScore& row) { return row.small.*member; });
  return out;
}

} // namespace

std::optional<double> mean_of(std::vector<std::optional<double>> values) {
  std::erase(values, std::nullopt);
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  double sum = 0;
  for (const auto& value : values) sum += *value;
  return sum / static_cast<double>(values.size());
}

std::vector<ConditionScores> condition_scores(const std::vector<SetScore>& scores) {
  std::vector<Rows> by_condition;
  for (const SetScore& row : scores) {
    auto place = std::ranges::find_if(
        by_condition, [&](const Rows& rows) { return rows.front()->condition == row.condition; });
    if (place == by_condition.end()) place = by_condition.insert(place, Rows());
    place->push_back(&row);
  }
  std::vector<ConditionScores> out;
  for (const Rows& rows : by_condition) out.push_back(of_condition(rows));
  return out;
}

} // namespace quietroom::scoring
