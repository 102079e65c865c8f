#pragma once

#include "network/loss_pattern.h"
#include "support/vector_table.h"

#include <cmath>
#include <numeric>

namespace quietroom::network::test {

inline constexpr std::size_t packets = 200'000;
inline constexpr double sigmas = 4; // 1 of 16000 fair draws lies further out

inline LossPattern pattern_of(const std::string& text) {
  LossPattern out;
  for (const char c : text) out.push_back(c == '1');
  return out;
}

inline std::vector<quietroom::test::VectorTable::Row> rows_of(const quietroom::test::VectorTable& table,
                                                              const std::string& model) {
  std::vector<quietroom::test::VectorTable::Row> out;
  for (const auto& row : table.rows())
    if (row.text("model").find(model) != std::string::npos) out.push_back(row);
  return out;
}

/// Lengths of the bursts, whose mean and spread the standard error of the mean burst comes from.
struct Bursts {
  std::vector<double> lengths;
  explicit Bursts(const LossPattern& pattern) {
    bool before = false;
    for (const bool lost : pattern) {
      if (lost && !before) lengths.push_back(0);
      if (lost) ++lengths.back();
      before = lost;
    }
  }
  double mean() const { return std::accumulate(lengths.begin(), lengths.end(), 0.0) / count(); }
  double count() const { return static_cast<double>(lengths.size()); }
  double variance() const {
    const double centre = mean();
    double sum = 0;
    for (const double length : lengths) sum += (length - centre) * (length - centre);
    return sum / count();
  }
  double standard_error() const { return std::sqrt(variance() / count()); }
};

} // namespace quietroom::network::test
