#include "stats/compact_letters.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

using namespace quietroom::stats;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Letters letters_of(std::size_t n, const Pairs& different, const Pairs& untested = {}) {
  Verdicts verdicts(n);
  for (const auto& [a, b] : different) verdicts.set(a, b, Verdict::different);
  for (const auto& [a, b] : untested) verdicts.set(a, b, Verdict::untested);
  return compact_letters(verdicts);
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("two conditions share a letter exactly where they do not differ") {
  CHECK(letters_of(0, {}).of.empty());
  CHECK(letters_of(3, {}).of == Names{"a", "a", "a"});
  CHECK(letters_of(3, {{0, 2}}).of == Names{"a", "ab", "b"});
  CHECK(letters_of(3, {{0, 1}, {0, 2}, {1, 2}}).of == Names{"a", "b", "c"});
  const auto seed = GENERATE(range(1U, 30U)); // any pattern of differences, also those that no order explains
  std::mt19937_64 engine(seed);
  constexpr std::size_t n = 12;
  Verdicts verdicts(n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b)
      if (engine() % 3 == 0) verdicts.set(a, b, Verdict::different);
  const Letters letters = compact_letters(verdicts);
  REQUIRE_FALSE(letters.too_many);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b) {
      const bool share = letters.of[a].find_first_of(letters.of[b]) != std::string::npos;
      CAPTURE(seed, a, b, letters.of[a], letters.of[b]);
      CHECK(share == (verdicts.at(a, b) == Verdict::same));
    }
}

TEST_CASE("a condition that could not be tested against the others has no letter") {
  CHECK(letters_of(2, {}, {{0, 1}}).of == Names{"", ""});
  CHECK(letters_of(3, {}, {{0, 2}, {1, 2}}).of == Names{"a", "a", ""}); // a panel of its own heard the third
  CHECK(letters_of(4, {{1, 2}}, {{0, 3}}).of == Names{"", "a", "b", ""});
  CHECK(letters_of(4, {}, {{0, 2}, {0, 3}, {1, 2}, {1, 3}}).of == Names{"", "", "", ""}); // two panels
}

TEST_CASE("a thousand conditions have their letters, or the word that there are too many, at once") {
  constexpr std::size_t n = 1000;
  Verdicts near(n), halves(n), matching(n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b) {
      if (b - a > 100) near.set(a, b, Verdict::different);
      if (a < n / 2 && b >= n / 2) halves.set(a, b, Verdict::different);
      // The complement of a perfect matching: 2^500 sets of items that do not differ, none within another.
      if (b == a + 1 && a % 2 == 0) matching.set(a, b, Verdict::different);
    }
  CHECK(compact_letters(near).too_many);
  const Letters two = compact_letters(halves);
  CHECK(two.of.front() == "a");
  CHECK(two.of.back() == "b");
  const Letters few = compact_letters(matching);
  if (!few.too_many) CHECK(few.of[0].find_first_of(few.of[1]) == std::string::npos);
}
