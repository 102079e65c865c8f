#include "report/interval_note.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using stats::CiMethod;

namespace {

stats::MosRow row(std::uint64_t listeners, std::uint64_t votes, std::uint64_t files) {
  stats::MosRow out;
  out.n_listeners = listeners, out.n_votes = votes, out.n_files = files;
  out.mos = out.mean_votes = 3;
  return out;
}

} // namespace

TEST_CASE("the note counts listeners, votes and files of a row, as a range where rows differ") {
  CHECK(interval_note({row(24, 96, 4)}, CiMethod::listeners, "condition") ==
        "95 % intervals: Student t over listener means; 24 listeners, 96 votes, 4 files per condition");
  CHECK(interval_note({row(2, 90, 1), row(1, 96, 1), row(2, 91, 1)}, CiMethod::votes, "row") ==
        "95 % intervals: Student t over votes; 1 to 2 listeners, 90 to 96 votes, 1 file per row");
  CHECK(interval_note({row(1, 1, 1)}, CiMethod::none, "row") ==
        "No intervals; 1 listener, 1 vote, 1 file per row");
  CHECK(interval_note({}, CiMethod::votes, "row").empty());
}

TEST_CASE("each method of intervals has its words") {
  const auto note = [](const stats::CiOptions& ci) { return interval_note({row(1, 1, 1)}, ci, "row"); };
  CHECK(note(CiMethod::cluster).starts_with("95 % intervals: cluster-robust by listener (CR1), Student t; "));
  CHECK(note(CiMethod::twoway)
            .starts_with("95 % intervals: two-way cluster-robust by listener and file, Student t; "));
  CHECK(note(CiMethod::mixed)
            .starts_with("95 % intervals: random intercept of the listener (REML), Student t; "));
  CHECK(note({CiMethod::bootstrap, {stats::Resampling::votes, stats::BootstrapLimits::bca, 2000, 9}})
            .starts_with("95 % intervals: bootstrap of votes, BCa limits, 2000 replicates, seed 9; "));
  CHECK(
      note({CiMethod::bootstrap, {stats::Resampling::listeners, stats::BootstrapLimits::percentile, 500, 1}})
          .starts_with(
              "95 % intervals: bootstrap of listeners, percentile limits, 500 replicates, seed 1; "));
}

TEST_CASE("degrees of freedom are told of the mixed model alone, as a range where they differ") {
  std::vector<stats::MosRow> rows = {row(1, 1, 1), row(1, 1, 1)};
  rows[0].df = 20.25, rows[1].df = 3.5;
  const auto note = [&](CiMethod method) { return interval_note(rows, method, "row"); };
  CHECK(note(CiMethod::mixed).find("Student t (Satterthwaite, df 3.5 to 20.2); ") != std::string::npos);
  rows[1].df.reset();
  CHECK(note(CiMethod::mixed).find("(Satterthwaite, df 20.2); ") != std::string::npos);
  CHECK(note(CiMethod::cluster).find("df") == std::string::npos);
}

TEST_CASE("a centre that is not the mean of all votes is told where a table of two decimals shows it") {
  stats::MosRow one = row(2, 3, 1);
  const auto told = [&] {
    return interval_note({row(1, 1, 1), one}, CiMethod::listeners, "row")
               .find("is not the mean of all votes") != std::string::npos;
  };
  one.mean_votes = one.mos + 0.0049;
  CHECK_FALSE(told());
  one.mean_votes = one.mos - 0.006;
  CHECK(told());
}
