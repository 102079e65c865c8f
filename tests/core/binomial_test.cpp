#include "core/binomial.h"

#include "support/chi_square.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom;

namespace {

std::map<std::uint64_t, double> probabilities(std::uint64_t n, double p) {
  std::map<std::uint64_t, double> out;
  for (std::uint64_t k = 0; k <= n; ++k) {
    const auto trials = static_cast<double>(n), successes = static_cast<double>(k);
    out[k] =
        std::exp(std::lgamma(trials + 1) - std::lgamma(successes + 1) - std::lgamma(trials - successes + 1) +
                 successes * std::log(p) + (trials - successes) * std::log1p(-p));
  }
  return out;
}

} // namespace

TEST_CASE("binomial draws have the binomial distribution, on both sides of the change of method") {
  struct Case {
    std::uint64_t n;
    double p;
  };
  const Case c = GENERATE(Case{1, 0.3}, Case{5, 0.3}, Case{40, 0.2}, Case{40, 0.249}, Case{40, 0.251},
                          Case{21, 0.5}, Case{400, 0.04}, Case{3000, 0.12}, Case{300, 0.9}, Case{20000, 0.5});
  CAPTURE(c.n, c.p);
  SplitMix64 words(11);
  std::map<std::uint64_t, int> counted;
  for (int i = 0; i < 300000; ++i) ++counted[binomial(words, c.n, c.p)];
  // Five standard deviations of chi-square: chance gives less, a probability that is 2 % off gives more.
  CHECK(test::excess_chi_square(probabilities(c.n, c.p), counted) < 5);
}

TEST_CASE("what is certain needs no draw") {
  SplitMix64 words(1);
  CHECK(binomial(words, 0, 0.5) == 0);
  CHECK(binomial(words, 7, 0) == 0);
  CHECK(binomial(words, 7, 1) == 7);
  CHECK(words.next() == splitmix64_at(1, 0));
}

TEST_CASE("a binomial draw of very many trials keeps mean and variance") {
  SplitMix64 words(3);
  const std::uint64_t n = 1'000'000'000'000;
  const double p = 0.3, mean = 3e11, sd = std::sqrt(1e12 * p * (1 - p));
  const int draws = 100000;
  double sum = 0, squares = 0;
  for (int i = 0; i < draws; ++i) {
    const double z = (static_cast<double>(binomial(words, n, p)) - mean) / sd;
    sum += z;
    squares += z * z;
  }
  CHECK_THAT(sum / draws, Catch::Matchers::WithinAbs(0, 4 / std::sqrt(draws)));           // 4 standard errors
  CHECK_THAT(squares / draws, Catch::Matchers::WithinAbs(1, 4 * std::sqrt(2.0 / draws))); // 4 standard errors
}

TEST_CASE("binomial draws are the same on every machine") {
  SplitMix64 words(42);
  std::vector<std::uint64_t> drawn;
  for (int i = 0; i < 4; ++i) drawn.push_back(binomial(words, 20, 0.1));
  for (int i = 0; i < 4; ++i) drawn.push_back(binomial(words, 100000, 0.37));
  CHECK(drawn == std::vector<std::uint64_t>{3, 1, 1, 1, 36866, 36929, 36858, 37006});
}
