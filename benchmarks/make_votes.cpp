// Writes a long CSV of made-up votes to stdout:
//   make_votes [LISTENERS CONDITIONS TALKERS SAMPLES [SEED]]     default 1000 50 5 4 1: a million votes

#include "generated_votes.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  using namespace quietroom::benchmark;
  Design design;
  if (argc >= 5) {
    design.listeners = std::atoi(argv[1]);
    design.conditions = std::atoi(argv[2]);
    design.talkers = std::atoi(argv[3]);
    design.samples = std::atoi(argv[4]);
  }
  if (argc >= 6) design.seed = std::strtoull(argv[5], nullptr, 10);

  std::string out = "listener,stimulus,condition,talker,sample,vote,response_ms\n";
  generate(design, [&](const GeneratedVote& v) {
    fmt::format_to(std::back_inserter(out), "L{0:04},c{1:03}_t{2}_s{3},c{1:03},t{2},s{3},{4},{5}\n",
                   v.listener + 1, v.condition + 1, v.talker + 1, v.sample + 1, v.vote, v.response_ms);
    if (out.size() < std::size_t{1} << 20) return;
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  });
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
