#include "study/set_of_votes.h"

#include "core/error.h"
#include "support/schema1_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;

TEST_CASE("the votes of a study belong to the set that was fixed in it, by folder and by database") {
  const test::Schema1Study study;
  for (const auto& name : {study.study, study.database}) {
    const ReadSetOfVotes read = set_of_votes(votes_place(name.string()), {});
    REQUIRE(read.set);
    CHECK(read.set->folder == (study.study / "set").string());
    CHECK_FALSE(read.set->set.stimuli.empty());
  }
}

TEST_CASE("a table has no set but the one given, which also goes before that of a study") {
  const test::Schema1Study study;
  CHECK_FALSE(set_of_votes(votes_place("votes.csv"), {}).set);
  const auto own = study.folder.path() / "own";
  std::filesystem::copy(study.study / "set", own, std::filesystem::copy_options::recursive);
  for (const std::string& name : {std::string("votes.csv"), study.study.string()}) {
    const ReadSetOfVotes read = set_of_votes(votes_place(name), own.string());
    REQUIRE(read.set);
    CHECK(read.set->folder == own.string());
  }
}

TEST_CASE("a study whose set is gone has none, and a folder given without a set is an error") {
  const test::Schema1Study study;
  std::filesystem::remove(study.study / "set" / "set.toml");
  CHECK_FALSE(set_of_votes(votes_place(study.study.string()), {}).set);
  CHECK_THROWS_AS(set_of_votes(votes_place("votes.csv"), (study.study / "set").string()), Error);
}

TEST_CASE("the problems of a set come with it") {
  const test::Schema1Study study;
  std::ofstream(study.study / "set" / "set.toml", std::ios::app) << "\nmood = 1\n";
  CHECK(has_error(set_of_votes(votes_place(study.study.string()), {}).problems));
}
