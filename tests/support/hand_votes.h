#pragma once

#include "core/csv.h"
#include "votes/vote_table_builder.h"

#include <string_view>

namespace quietroom::test {

/// Votes written out in a test, as the text of a CSV.
inline votes::VoteTable hand_votes(std::string_view csv, const votes::VoteOptions& options = {}) {
  CsvReader reader("hand.csv", csv);
  std::vector<std::string_view> fields;
  reader.next(fields);
  votes::VoteTableBuilder builder("hand.csv", fields, options);
  while (reader.next(fields)) builder.add(fields, reader.line());
  return builder.finish();
}

/// Three listeners who hold A above B by 3, 1 and 2: mean 2, standard deviation 1, so t = 2 sqrt(3) with 2
/// degrees of freedom and p = 1 - sqrt(12 / 14).
inline votes::VoteTable three_listeners() {
  return hand_votes("listener,stimulus,condition,vote\n"
                    "L1,a,A,5\nL1,b,B,2\nL2,a,A,4\nL2,b,B,3\nL3,a,A,5\nL3,b,B,3\n");
}

/// Two questions, one practice row, and one listener who is excluded by name.
inline votes::VoteTable two_questions() {
  votes::VoteOptions options;
  options.excluded = {"L3"};
  return hand_votes("listener,stimulus,condition,question,block_type,vote\n"
                    "L1,a,A,SIG,main,5\nL1,b,B,SIG,main,2\nL2,a,A,SIG,main,4\nL2,b,B,SIG,main,3\n"
                    "L1,a,A,BAK,main,3\nL1,b,B,BAK,main,4\nL2,a,A,BAK,main,2\nL2,b,B,BAK,main,3\n"
                    "L3,a,A,BAK,main,1\nL1,a,A,BAK,practice,1\n",
                    options);
}

} // namespace quietroom::test
