// Times the statistics of a made-up panel, without reading a file, and prints each beside the time of the
// plain table of the same votes in the same run:
//   time_stats [LISTENERS CONDITIONS TALKERS SAMPLES]     default 1000 50 5 4: a million votes

#include "generated_votes.h"

#include "stats/mos_table.h"
#include "stats/screening.h"
#include "stats/subject_model.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

using namespace quietroom;

namespace {

votes::VoteTable table_of(const benchmark::Design& design) {
  votes::VoteTable out;
  out.factors.resize(3);
  const int files = design.conditions * design.talkers * design.samples;
  const int counts[] = {design.listeners, files, design.conditions};
  const char* names[] = {"listener", "stimulus", "condition"};
  for (std::size_t f = 0; f < 3; ++f) {
    out.factors[f].name = names[f];
    for (int i = 0; i < counts[f]; ++i) out.factors[f].levels.push_back(fmt::format("{:06}", i));
  }
  benchmark::generate(design, [&](const benchmark::GeneratedVote& v) {
    const int file = (v.condition * design.talkers + v.talker) * design.samples + v.sample;
    out.votes.push_back(static_cast<std::int16_t>(v.vote));
    out.factors[0].codes.push_back(static_cast<std::uint32_t>(v.listener));
    out.factors[1].codes.push_back(static_cast<std::uint32_t>(file));
    out.factors[2].codes.push_back(static_cast<std::uint32_t>(v.condition));
  });
  return out;
}

/// The best of three, in milliseconds.
template<class Work>
double time_ms(Work work) {
  double best = 1e300;
  for (int i = 0; i < 3; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

void print(const char* what, double ms, double plain_ms) {
  fmt::print("{:<44} {:>9.1f} ms {:>8.2f} x plain table\n", what, ms, ms / plain_ms);
}

} // namespace

int main(int argc, char** argv) {
  benchmark::Design design;
  if (argc >= 5) {
    design.listeners = std::atoi(argv[1]);
    design.conditions = std::atoi(argv[2]);
    design.talkers = std::atoi(argv[3]);
    design.samples = std::atoi(argv[4]);
  }
  const votes::VoteTable table = table_of(design);
  const std::vector<std::string> by = {"condition"};
  const auto mos_ms = [&](const stats::CiOptions& ci) {
    return time_ms([&] { stats::mos_table(table, by, ci); });
  };
  const double plain = mos_ms(stats::CiMethod::none);
  fmt::print("{} votes\n", table.size());
  print("mos, no interval (the plain table)", plain, plain);
  print("mos, listeners", mos_ms(stats::CiMethod::listeners), plain);
  print("mos, cluster", mos_ms(stats::CiMethod::cluster), plain);
  print("mos, twoway", mos_ms(stats::CiMethod::twoway), plain);
  print("mos, mixed", mos_ms(stats::CiMethod::mixed), plain);
  print("mos, bootstrap of listeners, 10000", mos_ms(stats::CiMethod::bootstrap), plain);
  const stats::Opinions opinions = stats::opinions_of(table);
  print("recover: into canonical order", time_ms([&] { stats::opinions_of(table); }), plain);
  stats::AlternatingProjection fit;
  print("recover: alternating projection with errors", time_ms([&] { fit = stats::project(opinions); }),
        plain);
  fmt::print("  {} iterations\n", fit.iterations);
  print("screen: BT.500", time_ms([&] { stats::bt500_screening(table); }), plain);
  print("screen: correlations", time_ms([&] { stats::correlation_screening(table); }), plain);
  print("screen: the whole report", time_ms([&] { stats::screen(table); }), plain);
}
