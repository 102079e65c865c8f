#include "core/near_miss.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("letters exchanged, missing, wrong or not yet written name what was meant") {
  const std::vector<std::string> known = {"votes", "listeners", "cluster", "bootstrap"};
  CHECK(nearest("clutser", known) == std::vector<std::string>{"cluster"});
  CHECK(nearest("listner", known) == std::vector<std::string>{"listeners"});
  CHECK(nearest("boot", known) == std::vector<std::string>{"bootstrap"});
  CHECK(nearest("VOTES", known) == std::vector<std::string>{"votes"});
  CHECK(nearest("mood", known).empty());
}

TEST_CASE("of words as near all are named, and of too many none") {
  CHECK(did_you_mean("--bi", std::vector<std::string>{"--by", "--ci", "--json"}) ==
        " (did you mean --by or --ci?)");
  CHECK(did_you_mean("cat", std::vector<std::string>{"bat", "hat", "rat", "mat"}).empty());
  CHECK(did_you_mean("xb", std::vector<std::string>{"nb", "wb"}).empty()); // half the word is wrong
}

TEST_CASE("two letters exchanged are alike") {
  CHECK(alike("stimluus", "stimulus"));
  CHECK(!alike("stmliuus", "stimulus"));
}
