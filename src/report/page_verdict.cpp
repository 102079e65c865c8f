#include "report/page_verdict.h"

#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace quietroom::report {

namespace {

using stats::MosRow;

struct VerdictNames {
  const std::map<std::string, std::string>& labels;
  std::string of(const MosRow& row) const {
    const auto found = labels.find(row.keys.back());
    return found == labels.end() || found->second.empty() ? row.keys.back() : found->second;
  }
};

std::string with_interval(const MosRow& row) {
  if (!row.ci_low || !row.ci_high) return fixed(row.mos, 2);
  return fmt::format("{} [{}, {}]", fixed(row.mos, 2), fixed(*row.ci_low, 2), fixed(*row.ci_high, 2));
}

std::string listed_names(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

std::string range_sentence(const std::vector<const MosRow*>& rows, const VerdictNames& names) {
  const auto [low, high] = std::ranges::minmax_element(rows, {}, [](const MosRow* row) { return row->mos; });
  if (rows.size() == 1) return fmt::format("{} has the mean {}.", names.of(**low), with_interval(**low));
  return fmt::format("The means lie between {} ({}) and {} ({}).", with_interval(**low), names.of(**low),
                     with_interval(**high), names.of(**high));
}

std::string question_verdict(const std::string& question, const std::vector<const MosRow*>& rows,
                             const analysis::Standings& standings, const VerdictNames& names) {
  std::vector<const MosRow*> best;
  for (const MosRow* row : rows)
    if (const auto found = standings.of.find({question, row->keys.back()});
        found != standings.of.end() && found->second.best)
      best.push_back(row);
  std::string out = question.empty() ? "" : question + ": ";
  if (best.empty()) return out + range_sentence(rows, names);
  std::ranges::sort(best, std::greater(), [](const MosRow* row) { return row->mos; });
  out += fmt::format("{} has the highest mean, {}", names.of(*best.front()), with_interval(*best.front()));
  std::vector<std::string> ties;
  for (std::size_t i = 1; i < best.size(); ++i) ties.push_back(names.of(*best[i]));
  if (ties.empty()) return out + ". Each condition that was tested against it is significantly lower.";
  return out + fmt::format("; {} {} not differ from it significantly.", listed_names(ties),
                           ties.size() == 1 ? "does" : "do");
}

} // namespace

std::string verdict_of(const analysis::MosAnswer& answer, const analysis::Standings& standings,
                       const std::map<std::string, std::string>& labels) {
  const VerdictNames names{labels};
  std::map<std::string, std::vector<const MosRow*>> by_question;
  for (const MosRow& row : answer.rows)
    by_question[row.keys.size() > 1 ? row.keys.front() : ""].push_back(&row);
  std::string out;
  for (const auto& [question, rows] : by_question)
    out += (out.empty() ? "" : " ") + question_verdict(question, rows, standings, names);
  return out;
}

} // namespace quietroom::report
