#include "compare/pairwise.h"

#include "stats/multiplicity.h"

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

} // namespace

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
