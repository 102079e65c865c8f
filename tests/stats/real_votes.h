#pragma once

#include "support/hand_votes.h"

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace quietroom::test {

/// Votes of a slider from 0 to 100: five listeners, two stimuli under each of three conditions.
inline const char* const slider_csv = R"(listener,stimulus,condition,vote
L1,a1,a,81.5
L1,a2,a,78.25
L1,b1,b,40.1
L1,b2,b,35
L1,c1,c,12.7
L1,c2,c,9.3
L2,a1,a,90
L2,a2,a,88.8
L2,b1,b,55.5
L2,b2,b,52.1
L2,c1,c,20
L2,c2,c,18.4
L3,a1,a,70.2
L3,a2,a,75.9
L3,b1,b,33.3
L3,b2,b,41
L3,c1,c,5.5
L3,c2,c,0
L4,a1,a,84.6
L4,a2,a,80
L4,b1,b,47.7
L4,b2,b,44.2
L4,c1,c,15.1
L4,c2,c,22.6
L5,a1,a,95.5
L5,a2,a,60.4
L5,b1,b,61
L5,b2,b,30.3
L5,c1,c,25
L5,c2,c,11.1
)";

inline votes::VoteTable slider_votes() {
  votes::VoteOptions options;
  options.scale = method::Scale{0, 100};
  return hand_votes(slider_csv, options);
}

/// The same votes with their rows in another order.
inline votes::VoteTable shuffled_slider_votes(unsigned seed) {
  std::istringstream text(slider_csv);
  std::string header, line, out;
  std::getline(text, header);
  std::vector<std::string> rows;
  while (std::getline(text, line)) rows.push_back(line);
  std::mt19937 random(seed);
  std::shuffle(rows.begin(), rows.end(), random);
  for (const std::string& row : rows) out += row + '\n';
  votes::VoteOptions options;
  options.scale = method::Scale{0, 100};
  return hand_votes(header + '\n' + out, options);
}

} // namespace quietroom::test
