#include "stats/questions.h"

#include "stats/exclusion.h"

#include <algorithm>

namespace quietroom::stats {

namespace {

/// Those of each question that has votes, in the order of their names. `table` has several.
std::vector<QuestionVotes> parts_of(const VoteTable& table) {
  std::vector<std::string> names = table.find(table.question)->levels;
  std::sort(names.begin(), names.end());
  std::vector<QuestionVotes> out;
  for (const std::string& name : names)
    if (VoteTable part = only(table, table.question, name); part.size() > 0)
      out.push_back({name, std::move(part)});
  return out;
}

} // namespace

std::vector<QuestionVotes> by_question(VoteTable table) {
  if (!table.question.empty()) return parts_of(table);
  std::vector<QuestionVotes> out;
  out.push_back({"", std::move(table)});
  return out;
}

std::vector<MosRow> mos_by_question(const VoteTable& table, std::span<const std::string> by,
                                    const CiOptions& ci, double level) {
  if (table.question.empty()) return mos_table(table, by, ci, level);
  std::vector<MosRow> out;
  for (const auto& [name, part] : parts_of(table))
    for (MosRow& row : mos_table(part, by, ci, level)) {
      row.keys.insert(row.keys.begin(), name);
      out.push_back(std::move(row));
    }
  return out;
}

} // namespace quietroom::stats
