#include "votes/questions.h"

#include "votes/exclusion.h"

#include <algorithm>

namespace quietroom::votes {

std::vector<QuestionVotes> by_question(VoteTable table) {
  std::vector<QuestionVotes> out;
  if (table.question.empty()) {
    out.push_back({"", std::move(table)});
    return out;
  }
  std::vector<std::string> names = table.find(table.question)->levels;
  std::sort(names.begin(), names.end());
  for (const std::string& name : names)
    if (VoteTable part = only(table, table.question, name); part.size() > 0)
      out.push_back({name, std::move(part)});
  return out;
}

} // namespace quietroom::votes
