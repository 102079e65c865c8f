#pragma once

#include "votes/vote_table_builder.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::test {

inline std::vector<std::string_view> parts(std::string_view text, char between) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(between, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// The votes of a CSV without quotes, header first; every line ends with a line end.
inline votes::VoteTable votes_in(std::string_view csv, const votes::VoteOptions& options = {}) {
  std::vector<std::string_view> lines = parts(csv, '\n');
  lines.pop_back();
  votes::VoteTableBuilder builder("t.csv", parts(lines.front(), ','), options);
  for (std::size_t i = 1; i < lines.size(); ++i) builder.add(parts(lines[i], ','), i + 1);
  return builder.finish();
}

/// Options that leave a listener out.
inline votes::VoteOptions excluding(const std::string& listener) {
  votes::VoteOptions out;
  out.excluded = {listener};
  return out;
}

/// Four listeners who agree but for a bias each, on references of Ie 0, 10, 25 and 50 and on two more.
inline std::string panel_of_references(const std::string& x, const std::string& y) {
  std::string out = "listener,stimulus,condition,vote,block_type\n";
  const auto add = [&](const std::string& c, const std::string& votes) {
    for (std::size_t i = 0; i < votes.size(); ++i)
      out += "L" + std::to_string(i % 4) + ',' + c + "-s" + std::to_string(i / 4) + ',' + c + ',' + votes[i] +
             ",main\n";
  };
  add("r0", "44554444"), add("r1", "44453444"), add("r2", "33443333"), add("r3", "22332122");
  add("x", x), add("y", y);
  return out + "L0,x-s0,x,1,practice\n";
}

} // namespace quietroom::test
