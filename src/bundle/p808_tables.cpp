#include "bundle/p808_tables.h"

#include "core/csv.h"
#include "core/number.h"

#include <cmath>

namespace quietroom::bundle {

namespace {

constexpr double normal_97_5 = 1.96; // as the toolkit has it, not the quantile itself

/// With its condition behind it where the name of a stimulus alone is no unit.
std::string name_of_row(const stats::MosRow& row) {
  return row.keys.size() == 1 ? row.keys.front() : row.keys[0] + " (" + row.keys[1] + ")";
}

std::string p808_csv(const char* name, const std::vector<stats::MosRow>& rows) {
  std::string out = std::string(name) + ",n,MOS,std,95%CI\n";
  for (const stats::MosRow& row : rows) {
    const auto n = static_cast<double>(row.n_votes);
    out += csv_field(name_of_row(row)) + ',' + std::to_string(row.n_votes) + ',' + shortest(row.mean_votes) +
           ',' + (row.sd ? shortest(*row.sd) : "") + ',' +
           (row.sd ? shortest(normal_97_5 * *row.sd / std::sqrt(n)) : "") + '\n';
  }
  return out;
}

} // namespace

std::string votes_per_clip_csv(const std::vector<stats::MosRow>& by_stimulus) {
  return p808_csv("file_url", by_stimulus);
}

std::string votes_per_cond_csv(const std::vector<stats::MosRow>& by_condition) {
  return p808_csv("condition_name", by_condition);
}

} // namespace quietroom::bundle
