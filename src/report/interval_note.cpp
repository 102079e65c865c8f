#include "report/interval_note.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::report {

namespace {

/// "96 votes", "90 to 96 votes", "1 listener".
std::string count_text(const std::vector<stats::MosRow>& rows, std::uint64_t stats::MosRow::*count,
                       const char* what) {
  const auto less = [&](const stats::MosRow& a, const stats::MosRow& b) { return a.*count < b.*count; };
  const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), less);
  const std::uint64_t low = (*least).*count, high = (*most).*count;
  return (low == high ? "" : std::to_string(low) + " to ") + std::to_string(high) + ' ' + what +
         (high == 1 ? "" : "s");
}

std::string words(const stats::CiOptions& ci) {
  switch (ci.method) {
  case stats::CiMethod::votes:
    return "Student t over votes";
  case stats::CiMethod::listeners:
    return "Student t over listener means";
  case stats::CiMethod::cluster:
    return "cluster-robust by listener (CR1), Student t";
  case stats::CiMethod::twoway:
    return "two-way cluster-robust by listener and file, Student t";
  case stats::CiMethod::mixed:
    return "random intercept of the listener (REML), Student t";
  case stats::CiMethod::bootstrap:
    return std::string("bootstrap of ") +
           (ci.bootstrap.resampling == stats::Resampling::votes ? "votes, " : "listeners, ") +
           (ci.bootstrap.limits == stats::BootstrapLimits::bca ? "BCa" : "percentile") + " limits, " +
           std::to_string(ci.bootstrap.replicates) + " replicates, seed " + std::to_string(ci.bootstrap.seed);
  case stats::CiMethod::none:
    break;
  }
  return {};
}

/// The degrees of freedom of a mixed model are no count that a reader could make.
std::string df_note(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci) {
  std::vector<double> df;
  for (const stats::MosRow& row : rows)
    if (row.df) df.push_back(*row.df);
  if (ci.method != stats::CiMethod::mixed || df.empty()) return "";
  const auto [least, most] = std::minmax_element(df.begin(), df.end());
  const std::string low = fixed(*least, 1), high = fixed(*most, 1);
  return " (Satterthwaite, df " + (low == high ? low : low + " to " + high) + ")";
}

} // namespace

std::string interval_method(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci) {
  return words(ci) + df_note(rows, ci);
}

std::string counts_note(const std::vector<stats::MosRow>& rows, const std::string& unit) {
  return count_text(rows, &stats::MosRow::n_listeners, "listener") + ", " +
         count_text(rows, &stats::MosRow::n_votes, "vote") + ", " +
         count_text(rows, &stats::MosRow::n_files, "file") + " per " + unit;
}

std::string centre_note(const std::vector<stats::MosRow>& rows) {
  constexpr double visible = 0.005; // tables print two decimals
  const bool differs = std::any_of(rows.begin(), rows.end(), [](const stats::MosRow& row) {
    return std::abs(row.mos - row.mean_votes) >= visible;
  });
  return differs ? "Listeners gave unequally many votes, so MOS by this method is not the mean of all votes"
                 : "";
}

std::string interval_note(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci,
                          const std::string& unit) {
  if (rows.empty()) return "";
  const bool none = ci.method == stats::CiMethod::none;
  const std::string centre = centre_note(rows);
  return (none ? "No intervals; " : "95 % intervals: " + interval_method(rows, ci) + "; ") +
         counts_note(rows, unit) + (centre.empty() ? "" : ". " + centre);
}

} // namespace quietroom::report
