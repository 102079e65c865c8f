#include "compare/pairwise.h"

#include "core/number.h"
#include "stats/multiplicity.h"

#include <algorithm>

namespace quietroom::compare {

namespace {

std::vector<NamedTest> named(const ModelTests& tests) {
  std::optional<TestResult> bootstrap;
  if (const auto& found = tests.error.bootstrap) bootstrap = TestResult{found->difference, found->p};
  return {{"fisher_z", tests.correlation.fisher_z, {}},
          {"williams_t", tests.correlation.williams_t, {}},
          {"meng_z", tests.correlation.meng_z, {}},
          {"f", tests.error.f, {}},
          {"pitman_morgan_t", tests.error.pitman_morgan_t, {}},
          {"bootstrap", bootstrap, {}},
          {"outlier_z", tests.outlier.z, {}}};
}

/// Each test corrected by itself: they answer different questions.
void correct(std::vector<Duel>& duels, std::size_t test) {
  std::vector<double> p;
  for (const Duel& duel : duels)
    if (duel.named[test].result) p.push_back(duel.named[test].result->p);
  const std::vector<double> corrected = stats::holm(p);
  auto next = corrected.begin();
  for (Duel& duel : duels)
    if (duel.named[test].result) duel.named[test].p_holm = *next++;
}

const NamedTest& test_of(const Duel& duel, std::string_view key) {
  return *std::find_if(duel.named.begin(), duel.named.end(),
                       [key](const NamedTest& t) { return t.key == key; });
}

/// " (RMSE 0.27 and 0.61, p 0.0002)", in the order in which the sentence names the models.
std::string evidence(const char* what, std::optional<double> a, std::optional<double> b, bool a_first,
                     const NamedTest& test) {
  const double p = *test.p_holm;
  return std::string(" (") + what + ' ' + fixed(a_first ? a : b, 3) + " and " + fixed(a_first ? b : a, 3) +
         ", p " + (p < 0.0001 ? "<0.0001" : fixed(p, 4)) + ')';
}

constexpr double significant = 0.05;

} // namespace

std::string verdict(const Duel& duel, const std::string& name_a, const std::string& name_b) {
  const NamedTest& error = test_of(duel, "bootstrap");
  const NamedTest& correlation = test_of(duel, "williams_t");
  if (!error.result && !correlation.result)
    return name_a + " and " + name_b + " cannot be tested against each other on " +
           std::to_string(duel.tests.n) + (duel.tests.n == 1 ? " point" : " points");
  std::string out;
  bool a_first = true;
  if (error.result) {
    const bool a_nearer = error.result->statistic < 0;
    a_first = *error.p_holm >= significant || a_nearer;
    const std::string of = evidence("RMSE", duel.tests.error.rmse_a, duel.tests.error.rmse_b, a_first, error);
    out = *error.p_holm >= significant
              ? name_a + " and " + name_b + " cannot be told apart by their errors" + of
              : (a_nearer ? name_a : name_b) + " is nearer to the panel than " +
                    (a_nearer ? name_b : name_a) + of;
  }
  if (correlation.result) {
    const bool a_better = correlation.result->statistic > 0;
    if (*correlation.p_holm < significant) a_first = a_better;
    const std::string of =
        evidence("r", duel.tests.correlation.r_a, duel.tests.correlation.r_b, a_first, correlation);
    out += out.empty() ? name_a + " and " + name_b + ": " : "; ";
    out += *correlation.p_holm >= significant ? "their correlations cannot be told apart" + of
                                              : (a_better ? name_a : name_b) + " correlates better" + of;
  }
  constexpr std::uint64_t few = 10;
  if (duel.tests.n < few) out += "; " + std::to_string(duel.tests.n) + " points are few for such tests";
  return out;
}

std::vector<Duel> all_pairs(std::span<const std::vector<Point>> models, Order order,
                            const PairedBootstrap& bootstrap) {
  std::vector<Duel> out;
  for (std::size_t a = 0; a < models.size(); ++a)
    for (std::size_t b = a + 1; b < models.size(); ++b) {
      Duel& duel = out.emplace_back();
      duel.a = a;
      duel.b = b;
      duel.tests = model_tests(models[a], models[b], order, bootstrap);
      duel.named = named(duel.tests);
    }
  for (std::size_t test = 0; !out.empty() && test < out.front().named.size(); ++test) correct(out, test);
  return out;
}

} // namespace quietroom::compare
