#include "study/fixed_study.h"

#include "core/error.h"
#include "support/schema1_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Matchers::Contains;

namespace {

void replace(const std::filesystem::path& file, const std::string& what, const std::string& by) {
  std::ifstream in(file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  std::ofstream(file) << text.replace(at, what.size(), by);
}

std::string problems_of(const std::filesystem::path& study) {
  std::string out;
  for (const Problem& problem : read_fixed_study(study).problems) out += text(problem) + '\n';
  return out;
}

} // namespace

TEST_CASE("a fixed study has its design, and its set with the hashes of when it was made") {
  const test::Schema1Study study;
  const ReadFixedStudy read = read_fixed_study(study.study);
  CHECK(read.problems.empty());
  CHECK(read.study.folder == study.study);
  CHECK_FALSE(read.study.design.listeners.empty());
  CHECK(read.study.set.prepared);
  REQUIRE_FALSE(read.study.set.stimuli.empty());
  for (const auto& stimulus : read.study.set.stimuli) CHECK(stimulus.sha256.size() == 64);
}

TEST_CASE("a set that was changed since the study was made is no longer the one that was fixed") {
  const test::Schema1Study study;
  replace(study.study / "set" / "set.toml", "seed = ", "seed = 1");
  CHECK_THAT(problems_of(study.study), Contains("was changed since the study was made; put them back"));
}

TEST_CASE("mistakes of study.toml and of the set are told together") {
  const test::Schema1Study study;
  std::ofstream(study.study / "set" / "set.toml", std::ios::app) << "\nmood = 1\n";
  replace(study.study / "study.toml", "version = 1", "version = 9");
  const std::string problems = problems_of(study.study);
  CHECK_THAT(problems, Contains("version is 9") && Contains("mood"));
  CHECK_THAT(problems, !Contains("put them back")); // what follows from another mistake is not told
}

TEST_CASE("a folder that lacks its study.toml or its set is an error at once") {
  const std::string gone = GENERATE("study.toml", "set/set.toml");
  const test::Schema1Study study;
  std::filesystem::remove(study.study / gone);
  CHECK_THROWS_AS(read_fixed_study(study.study), Error);
}

TEST_CASE("seats of a study on a server that is away are those of the folder, and that is said") {
  const test::Schema1Study study;
  std::ofstream(study.study / "study.toml", std::ios::app)
      << "assignment = \"least-filled\"\nstore = \"postgresql:///lab?host=/nowhere\"\n";
  const std::string told = problems_of(study.study);
  CHECK_THAT(told, Contains("seats are those that this folder knows"));
  CHECK_THAT(told, Contains("the server does not answer"));
}
