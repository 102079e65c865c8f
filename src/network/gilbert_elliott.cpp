#include "network/gilbert_elliott.h"

#include "core/random.h"

#include <cassert>

namespace quietroom::network {

namespace {

bool is_lost(double probability, SplitMix64& words) {
  if (probability <= 0.0) return false;
  if (probability >= 1.0) return true;
  return words.next_unit() < probability;
}

} // namespace

double bad_share(const GilbertElliott& model) {
  assert(model.good_to_bad + model.bad_to_good > 0.0);
  return model.good_to_bad / (model.good_to_bad + model.bad_to_good);
}

double ppl_percent(const GilbertElliott& model) {
  const double bad = bad_share(model);
  return 100.0 * (bad * model.loss_in_bad + (1.0 - bad) * model.loss_in_good);
}

GilbertElliott frame_erasure_model(double fer_percent, double gamma) {
  assert(fer_percent >= 0.0 && fer_percent <= 50.0 && gamma >= 0.0 && gamma < 1.0);
  const double fer = fer_percent / 100.0;
  return {2.0 * (1.0 - gamma) * fer, (1.0 - gamma) * (1.0 - 2.0 * fer), 0.5, 0.0};
}

LossPattern loss_pattern(const GilbertElliott& model, std::size_t packets, std::uint64_t seed) {
  SplitMix64 words(seed);
  LossPattern out(packets);
  bool bad = false;
  for (std::size_t i = 0; i < packets; ++i) {
    const double u = words.next_unit();
    if (i == 0)
      bad = u < bad_share(model);
    else
      bad = bad ? !(u < model.bad_to_good) : u < model.good_to_bad;
    out[i] = is_lost(bad ? model.loss_in_bad : model.loss_in_good, words);
  }
  return out;
}

} // namespace quietroom::network
