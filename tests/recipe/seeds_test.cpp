#include "recipe/seeds.h"

#include "core/random.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;

namespace {

const Seeds seeds{7, "c", "a"};

} // namespace

TEST_CASE("a shared seed loses the same packets of every source, another seed others") {
  const Seeds other{7, "c", "b"};
  CHECK(seeds.of("loss", 0, true) == other.of("loss", 0, true));
  CHECK(seeds.of("loss", 0, false) != other.of("loss", 0, false));
  CHECK(seeds.of("loss", 0, false) != seeds.of("loss", 1, false));
  CHECK(seeds.of("loss", 0, false) != seeds.of("mnru", 0, false));
  CHECK(seeds.of("loss", 0, true) != Seeds{7, "d", "a"}.of("loss", 0, true));
}

TEST_CASE(
    "a seed is derived from set, condition, source and purpose, the first of its kind without a number") {
  CHECK(seeds.of("loss", 0, false) == derived_seed(7, {"c", "a", "loss"}));
  CHECK(seeds.of("loss", 1, false) == derived_seed(7, {"c", "a", "loss2"}));
  CHECK(seeds.of("mnru", 0, true) == derived_seed(7, {"c", "mnru"}));
}
