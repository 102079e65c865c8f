#include "prepare/outcome.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::prepare;

TEST_CASE("each reason to make a stimulus has words of its own") {
  const std::vector<Stale> all = {Stale::no,      Stale::unmade,  Stale::version, Stale::library,
                                  Stale::recipe,  Stale::program, Stale::source,  Stale::clipping,
                                  Stale::missing, Stale::changed};
  std::set<std::string_view> words;
  for (const Stale why : all) words.insert(text(why));
  CHECK(words.size() == all.size());
  CHECK_FALSE(words.contains(""));
  CHECK(text(Stale::recipe) == "recipe changed");
}
