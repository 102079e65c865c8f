#include "report/describe_columns.h"

#include "stats/bounded_interval.h"
#include "stats/describe.h"
#include "stats/sos.h"

#include <utility>

namespace quietroom::report {

namespace {

/// A number of the description, with the key of JSON and CSV, and what readers see; no header: for programs
/// only.
struct Figure {
  const char* key;
  const char* header;
  int decimals;
  std::optional<double> value;
};

std::vector<Figure> figures_of(const stats::MosRow& row, method::Scale scale) {
  const stats::Histogram votes{scale.low, row.votes};
  stats::Description d = row.real_votes ? *row.real_votes : stats::describe(votes);
  if (!row.p_good_or_better) d.good_or_better_percent = d.poor_or_worse_percent = std::nullopt; // no quality
  std::optional<stats::Limits> good, poor; // of five-point scales only
  if (d.good_or_better_percent) {
    good = stats::wilson(row.votes[3] + row.votes[4], d.n);
    poor = stats::wilson(row.votes[0] + row.votes[1], d.n);
  }
  const auto low = [](const auto& limits, double factor) {
    return limits ? std::optional(factor * limits->low) : std::nullopt;
  };
  const auto high = [](const auto& limits, double factor) {
    return limits ? std::optional(factor * limits->high) : std::nullopt;
  };
  const auto exact = bounded_interval(votes, stats::Bounded::clopper_pearson);
  const auto jeffreys = bounded_interval(votes, stats::Bounded::jeffreys);
  const auto score = bounded_interval(votes, stats::Bounded::wilson);
  return {{"se_votes", "SE", 3, d.se},
          {"sd_pop", "SOS", 2, d.sd_pop},
          {"min", "min", row.real_votes ? 2 : 0, d.min},
          {"q1", "Q1", 2, d.q1},
          {"q3", "Q3", 2, d.q3},
          {"max", "max", row.real_votes ? 2 : 0, d.max},
          {"iqr", "IQR", 2, d.iqr},
          {"skewness", "skew", 2, d.skewness},
          {"kurtosis", "kurtosis", 2, d.kurtosis},
          {"p_good_or_better", "%GoB", 1, d.good_or_better_percent},
          {"gob_low", "low", 1, low(good, 100)},
          {"gob_high", "high", 1, high(good, 100)},
          {"p_poor_or_worse", "%PoW", 1, d.poor_or_worse_percent},
          {"pow_low", "low", 1, low(poor, 100)},
          {"pow_high", "high", 1, high(poor, 100)},
          {"clopper_pearson_low", "", 2, low(exact, 1)},
          {"clopper_pearson_high", "", 2, high(exact, 1)},
          {"jeffreys_low", "", 2, low(jeffreys, 1)},
          {"jeffreys_high", "", 2, high(jeffreys, 1)},
          {"wilson_low", "", 2, low(score, 1)},
          {"wilson_high", "", 2, high(score, 1)}};
}

} // namespace

void append_description(Table& table, const std::vector<stats::MosRow>& rows, method::Scale scale,
                        bool full) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Figure& figure : figures_of(rows[i], scale)) {
      if (!full && *figure.header == '\0') continue;
      if (i == 0) table.columns.push_back({figure.key, figure.header, Align::right, ""});
      table.rows[i].emplace_back(Number{figure.value, figure.decimals});
    }
}

Json description_json(const stats::MosRow& row, method::Scale scale) {
  Json::Object out;
  for (const Figure& figure : figures_of(row, scale)) out.emplace_back(figure.key, figure.value);
  return out;
}

std::optional<double> sos_of(const std::vector<stats::MosRow>& rows, method::Scale scale) {
  std::vector<stats::MeanVariance> points;
  for (const stats::MosRow& row : rows) {
    if (row.n_votes < 2) continue; // one vote has no variance to fit
    const double sd =
        row.real_votes ? *row.real_votes->sd_pop : *stats::describe({scale.low, row.votes}).sd_pop;
    points.push_back({row.mean_votes, sd * sd});
  }
  return stats::sos_parameter(points, scale);
}

} // namespace quietroom::report
