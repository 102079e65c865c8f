#include "stats/real_votes.h"

#include "stats/anova.h"
#include "stats/bt500.h"
#include "stats/cell_table.h"
#include "stats/correlation_screening.h"
#include "stats/mos_table.h"
#include "stats/reliability.h"
#include "stats/screening.h"
#include "stats/session_checks.h"
#include "stats/subject_model.h"

#include <catch2/catch.hpp>

// Expected values: R 4.2, base functions alone, with the votes of real_votes.h in a data frame d (listener,
// stimulus, condition, vote). The script stands before each group of values.

using namespace quietroom;
using namespace quietroom::stats;

namespace {

constexpr double last_digits = 1e-12; // relative: both sides are sums of thirty numbers in double

Approx about(double value) { return Approx(value).epsilon(last_digits); }

std::vector<MosRow> by_condition(const votes::VoteTable& table, CiMethod method) {
  const std::vector<std::string> by = {"condition"};
  return mos_table(table, by, method);
}

/// Votes of eight listeners on 24 stimuli from 0 to 96, as texts of votes divided by `divisor`.
votes::VoteTable eighths(int divisor, int high) {
  std::string csv = "listener,stimulus,condition,vote\n";
  std::uint32_t word = 12345;
  for (int l = 0; l < 8; ++l)
    for (int s = 0; s < 24; ++s) {
      word = word * 1664525U + 1013904223U;
      const int vote = std::min(96, static_cast<int>(word >> 24) % (40 + 8 * l) + s);
      if (word % 11 == 0) continue; // an incomplete panel
      csv += "L" + std::to_string(l) + ",s" + std::to_string(s) + ",c" + std::to_string(s % 4) + "," +
             std::to_string(static_cast<double>(vote) / divisor) + "\n";
    }
  votes::VoteOptions options;
  options.scale = method::Scale{0, high};
  return test::hand_votes(csv, options);
}

} // namespace

TEST_CASE("real votes: MOS with its intervals are those of R") {
  // m <- tapply(x$vote, x$listener, mean); mean(m); qt(.975, 4) * sd(m) / sqrt(5); sd(x$vote); median(x$vote)
  const auto rows = by_condition(test::slider_votes(), CiMethod::listeners);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].mos == about(80.515));
  CHECK(*rows[0].ci_half == about(7.471797580038838));
  CHECK(*rows[0].sd == about(10.21175928906365));
  CHECK(rows[0].median == about(80.75));
  CHECK(rows[1].mos == about(44.02));
  CHECK(*rows[1].ci_half == about(8.582045264996326));
  CHECK(rows[2].mos == about(13.97));
  CHECK(*rows[2].sd == about(7.831283419721189));
  CHECK(rows[2].n_votes == 10);
  // e <- x$vote - mean(x$vote); r <- tapply(e, x$listener, sum); sqrt(5 / 4 * sum(r^2) / 100); two-way by
  // files
  const auto cluster = by_condition(test::slider_votes(), CiMethod::cluster);
  CHECK(*cluster[0].se == about(2.691138235022496));
  CHECK(*cluster[2].se == about(3.182161215274927));
  const auto twoway = by_condition(test::slider_votes(), CiMethod::twoway);
  CHECK(*twoway[0].se == about(3.405619946826453));
  CHECK(*twoway[1].se == about(3.422831836035445));
  CHECK(*twoway[2].se == about(2.617126286597573));
  // a <- summary(aov(vote ~ condition + listener, d))[[1]]; mse, msl; sqrt(((msl - mse) / 6 + mse / 2) / 5):
  // the restricted likelihood of a balanced design. Its maximum is searched to 1e-9 of log lambda.
  const auto mixed = by_condition(test::slider_votes(), CiMethod::mixed);
  CHECK(mixed[0].mos == Approx(80.515).epsilon(1e-9));
  CHECK(*mixed[0].se == Approx(3.472545687348784).epsilon(1e-8));
}

TEST_CASE("real votes have no categories, and are described from themselves") {
  // z <- x$vote - mean(x$vote); mean(z^3) / mean(z^2)^1.5; mean(z^4) / mean(z^2)^2; sqrt(mean(z^2)); quantile
  const auto rows = by_condition(test::slider_votes(), CiMethod::listeners);
  CHECK(rows[0].votes.empty());
  CHECK_FALSE(rows[0].p_good_or_better);
  REQUIRE(rows[0].real_votes);
  CHECK(*rows[0].real_votes->skewness == about(-0.4938701688711907));
  CHECK(*rows[0].real_votes->kurtosis == about(2.713609571149648));
  CHECK(*rows[0].real_votes->sd_pop == about(9.687725481246874));
  CHECK(*rows[0].real_votes->q1 == about(76.48750000000001));
  CHECK(*rows[0].real_votes->min == 60.4);
  CHECK(*rows[0].real_votes->max == 95.5);
}

TEST_CASE("real votes: analyses of variance are those of R") {
  // summary(aov(vote ~ condition, d)); w <- aggregate(vote ~ listener + condition, d, mean);
  // summary(aov(vote ~ condition + Error(listener/condition), w))
  const auto table = test::slider_votes();
  const auto one_way = one_way_anova(table, table.condition());
  CHECK(one_way->ss == about(22210.41516666666));
  CHECK(one_way->ss_error == about(2398.45725));
  CHECK(*one_way->f == Approx(125.01395).epsilon(1e-7)); // as printed
  const auto repeated = repeated_measures_anova(table, table.condition());
  CHECK(repeated->effect.ss == about(11105.207583333335));
  CHECK(repeated->effect.ss_error == Approx(68.655333333333).epsilon(1e-11));
  CHECK(*repeated->effect.f == Approx(647.01208).epsilon(1e-7));
}

TEST_CASE("real votes: Krippendorff's alpha is that of its definition over all pairs") {
  // alpha <- function(units, D): 1 - (N - 1) * sum over units of sum(outer(u, u, D)) / (m - 1) /
  // sum(outer(all, all, D)), with D of the votes, and of rank(vote)
  const auto alpha = krippendorff_alpha(test::slider_votes());
  CHECK(*alpha.interval == about(0.8969085841461875));
  CHECK(*alpha.ordinal == about(0.8748387096774194));
  CHECK(std::abs(*alpha.nominal) < 1e-14); // no two votes are equal
}

TEST_CASE("real votes: the bias of each listener is that of P.913, and variances are those of R") {
  // M <- matrix(vote, 5, byrow = TRUE); rowMeans(sweep(M, 2, colMeans(M))); apply(M, 1, var)
  const auto bias = subtract_bias(opinions_of(test::slider_votes())).bias;
  const double expected[] = {-3.36, 7.965, -8.518333333333334, 2.865, 1.048333333333333};
  for (std::size_t i = 0; i < 5; ++i) CHECK(bias[i] == Approx(expected[i]).epsilon(1e-11));
  const auto checks = session_checks(test::slider_votes());
  CHECK(*checks[0].variance == about(970.1564166666667));
  CHECK(*checks[3].variance == about(819.8506666666666));
  CHECK(checks[0].distinct == 6);
}

TEST_CASE("no order of the rows changes a digit of what real votes give") {
  const auto table = test::slider_votes();
  for (unsigned seed = 1; seed < 20; ++seed) {
    const auto other = test::shuffled_slider_votes(seed);
    for (const CiMethod method : {CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway,
                                  CiMethod::mixed, CiMethod::bootstrap}) {
      const auto a = by_condition(table, method), b = by_condition(other, method);
      for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].mos == b[i].mos);
        CHECK(a[i].se == b[i].se);
        CHECK(a[i].ci_low == b[i].ci_low);
        CHECK(a[i].sd == b[i].sd);
      }
    }
    CHECK(one_way_anova(table, table.condition())->f == one_way_anova(other, other.condition())->f);
    CHECK(krippendorff_alpha(table).interval == krippendorff_alpha(other).interval);
    CHECK(project(opinions_of(table), {1}).quality == project(opinions_of(other), {1}).quality);
    CHECK(subtract_bias(opinions_of(table)).mos == subtract_bias(opinions_of(other)).mos);
  }
}

TEST_CASE("whole votes divided by eight give every figure divided by eight, and every ratio as it was") {
  const auto whole = eighths(1, 100), real = eighths(8, 13); // eighths are exact in binary
  REQUIRE(whole.is_whole());
  REQUIRE_FALSE(real.is_whole());
  REQUIRE(whole.size() == real.size());
  for (const CiMethod method :
       {CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::twoway, CiMethod::mixed}) {
    const auto a = by_condition(whole, method), b = by_condition(real, method);
    const double limit =
        method == CiMethod::mixed ? 1e-7 : last_digits; // of the search for the likelihood's maximum
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(b[i].mos == Approx(a[i].mos / 8).epsilon(limit));
      CHECK(*b[i].se == Approx(*a[i].se / 8).epsilon(limit));
      CHECK(*b[i].ci_half == Approx(*a[i].ci_half / 8).epsilon(limit));
      CHECK(*b[i].sd == about(*a[i].sd / 8));
      CHECK(b[i].median == a[i].median / 8);
    }
  }
  CHECK(*one_way_anova(real, real.condition())->f ==
        Approx(*one_way_anova(whole, whole.condition())->f).epsilon(1e-10));
  const auto alpha = krippendorff_alpha(real), expected = krippendorff_alpha(whole);
  CHECK(*alpha.nominal == Approx(*expected.nominal).epsilon(1e-10));
  CHECK(*alpha.ordinal == Approx(*expected.ordinal).epsilon(1e-10));
  CHECK(*alpha.interval == Approx(*expected.interval).epsilon(1e-10));
  const auto a = bt500_screening(whole), b = bt500_screening(real);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].p == b[i].p);
    CHECK(a[i].q == b[i].q);
  }
  const auto quality = project(opinions_of(whole), {8}).quality,
             smaller = project(opinions_of(real), {1}).quality;
  for (std::size_t i = 0; i < quality.size(); ++i) CHECK(smaller[i] == Approx(quality[i] / 8).epsilon(1e-6));
  const auto correlations = correlation_screening(whole), others = correlation_screening(real);
  for (std::size_t i = 0; i < correlations.listeners.size(); ++i)
    CHECK(*others.listeners[i].r_stimulus == about(*correlations.listeners[i].r_stimulus));
  const auto screened = screen(whole), others_screened = screen(real);
  for (std::size_t i = 0; i < screened.listeners.size(); ++i) {
    CHECK(others_screened.listeners[i].mean == about(screened.listeners[i].mean / 8));
    CHECK(others_screened.listeners[i].session.distinct == screened.listeners[i].session.distinct);
  }
}

TEST_CASE("real votes that all agree have no spread, whatever the method") {
  votes::VoteOptions options;
  options.scale = method::Scale{0, 100};
  const auto table =
      test::hand_votes("listener,stimulus,condition,vote\nL1,a,c,73.4\nL2,a,c,73.4\nL3,a,c,73.4\n"
                       "L1,b,d,0.1\nL2,b,d,0.1\nL3,b,d,0.1\n",
                       options);
  for (const CiMethod method :
       {CiMethod::votes, CiMethod::listeners, CiMethod::cluster, CiMethod::mixed, CiMethod::bootstrap})
    for (const MosRow& row : by_condition(table, method)) {
      CHECK((row.mos == Approx(73.4).margin(1e-13) || row.mos == Approx(0.1).margin(1e-13)));
      CHECK(*row.sd == 0);
      CHECK(*row.ci_half < 1e-12); // a sum of three may round
    }
  CHECK(by_condition(table, CiMethod::listeners)[0].mean_votes == 73.4);
}
