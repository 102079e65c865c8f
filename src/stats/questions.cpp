#include "stats/questions.h"

#include "stats/exclusion.h"

#include <algorithm>

namespace quietroom::stats {

namespace {

std::vector<std::string> questions_of(const VoteTable& table) {
  std::vector<std::string> out = table.find(table.question)->levels;
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

std::vector<QuestionVotes> by_question(VoteTable table) {
  std::vector<QuestionVotes> out;
  if (table.question.empty()) {
    out.push_back({"", std::move(table)});
    return out;
  }
  for (const std::string& name : questions_of(table))
    if (VoteTable part = only(table, table.question, name); part.size() > 0)
      out.push_back({name, std::move(part)});
  return out;
}

std::vector<MosRow> mos_by_question(const VoteTable& table, std::span<const std::string> by,
                                    const CiOptions& ci, double level) {
  if (table.question.empty()) return mos_table(table, by, ci, level);
  std::vector<MosRow> out;
  for (const std::string& name : questions_of(table)) {
    const VoteTable part = only(table, table.question, name);
    if (part.size() == 0) continue;
    for (MosRow& row : mos_table(part, by, ci, level)) {
      row.keys.insert(row.keys.begin(), name);
      out.push_back(std::move(row));
    }
  }
  return out;
}

} // namespace quietroom::stats
