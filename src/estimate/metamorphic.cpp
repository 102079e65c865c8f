#include "estimate/metamorphic.h"

#include "estimate/known_breaks.h"
#include "estimate/made_impairment.h"
#include "estimate/pair_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::estimate {

namespace {

using Value = std::optional<double>;

/// A measure, and by how much it may move where nothing should.
struct Measure {
  const char* name;
  Mode mode; ///< in which it is asked for
  Value (*of)(const PairEstimate&);
  bool higher_is_better;
  double top; ///< of equal sounds; nothing to be held against where the measure has no value then
  double tolerance;
};

constexpr std::array<Measure, 7> measures = {{
    {"visqol speech", Mode::speech, [](const PairEstimate& e) { return e.mos_lqo; }, true, 5, 0.02},
    {"visqol audio", Mode::audio, [](const PairEstimate& e) { return e.mos_lqo; }, true, 5, 0.02},
    {"stoi", Mode::speech, [](const PairEstimate& e) { return e.small.stoi; }, true, 1, 0.002},
    {"estoi", Mode::speech, [](const PairEstimate& e) { return e.small.estoi; }, true, 1, 0.002},
    {"si_sdr_db", Mode::speech, [](const PairEstimate& e) { return e.small.si_sdr_db; }, true, 0, 0.05},
    {"seg_snr_db", Mode::speech, [](const PairEstimate& e) { return e.small.seg_snr_db; }, true, 35, 0.05},
    {"lsd_db", Mode::speech, [](const PairEstimate& e) { return e.small.lsd_db; }, false, 0, 0.02},
}};

/// A reference and what is made of it, best first, and how the scores must lie.
struct Relation {
  enum class Kind { top, falls, same } kind;
  const char* name;
  std::vector<signal::Clip> degraded;
  bool reversed = false; ///< scored from the last to the first
};

std::vector<Relation> relations_of(const signal::Clip& clean) {
  constexpr std::uint64_t seed = 11;
  constexpr double half_s = 0.05, quarter = 0.25;
  const auto noisy = with_noise(clean, 20, seed);
  std::vector<Relation> out;
  out.push_back({Relation::Kind::top, "identity is the top", {clean}});
  out.push_back({Relation::Kind::falls, "more noise never scores better", {}});
  for (const double snr_db : {40, 30, 20, 10, 0})
    out.back().degraded.push_back(with_noise(clean, snr_db, seed));
  out.push_back({Relation::Kind::falls, "more loss never scores better", {}});
  for (const double percent : {2, 5, 10, 20, 40})
    out.back().degraded.push_back(with_loss(clean, percent, seed));
  out.push_back({Relation::Kind::falls, "less bandwidth never scores better", {}});
  for (const double hz : {7000, 5000, 3400, 2000, 1000})
    out.back().degraded.push_back(with_bandwidth(clean, hz));
  out.push_back({Relation::Kind::same, "level changes nothing", {noisy, with_gain(noisy, quarter)}});
  out.push_back({Relation::Kind::same, "polarity changes nothing", {noisy, with_gain(noisy, -1)}});
  out.push_back({Relation::Kind::same, "50 ms of delay change nothing", {noisy, with_delay(noisy, half_s)}});
  out.push_back({Relation::Kind::same, "the order of files changes nothing", {noisy, clean, noisy}, true});
  return out;
}

bool is_top(const Measure& measure, const Value& value) {
  if (std::string_view(measure.name) == "si_sdr_db") return !value; // infinite for equal sounds
  return value && std::abs(*value - measure.top) <= measure.tolerance;
}

bool never_rises(const Measure& measure, const std::vector<Value>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!values[i] || !values[i - 1]) return false;
    const double better =
        measure.higher_is_better ? *values[i] - *values[i - 1] : *values[i - 1] - *values[i];
    if (better > measure.tolerance) return false;
  }
  return true;
}

bool is_same(const Measure& measure, const std::vector<Value>& values) {
  return values.front() && values.back() && std::abs(*values.front() - *values.back()) <= measure.tolerance;
}

bool holds(const Measure& measure, const Relation& relation, const std::vector<Value>& values) {
  if (relation.kind == Relation::Kind::top) return is_top(measure, values.front());
  if (relation.reversed) return values.front() && values.front() == values.back(); // to the last bit
  return relation.kind == Relation::Kind::falls ? never_rises(measure, values) : is_same(measure, values);
}

std::vector<PairEstimate> scored(const signal::Clip& clean, const Relation& relation, Mode mode) {
  EstimateRequest request;
  request.mode = mode;
  const std::size_t n = relation.degraded.size();
  std::vector<PairEstimate> out(n);
  for (std::size_t turn = 0; turn < n; ++turn) {
    const std::size_t i = relation.reversed ? n - 1 - turn : turn;
    out[i] = estimated(clean, relation.degraded[i], request);
  }
  return out;
}

MetamorphicResult result_of(const Measure& measure, const Relation& relation,
                            const std::vector<PairEstimate>& estimates) {
  MetamorphicResult out{measure.name, relation.name, {}, false, {}};
  for (const PairEstimate& each : estimates) out.values.push_back(measure.of(each));
  out.holds = holds(measure, relation, out.values);
  out.known = known_break(measure.name, relation.name);
  return out;
}

} // namespace

std::vector<MetamorphicResult> metamorphic_results() {
  constexpr double seconds = 6;
  std::vector<MetamorphicResult> found;
  for (const Mode mode : {Mode::speech, Mode::audio}) {
    const signal::Clip clean = made_speech(intended_rate_hz(mode), seconds, 1);
    for (const Relation& relation : relations_of(clean)) {
      const auto estimates = scored(clean, relation, mode);
      for (const Measure& measure : measures)
        if (measure.mode == mode) found.push_back(result_of(measure, relation, estimates));
    }
  }
  std::vector<MetamorphicResult> out;
  for (const Measure& measure : measures)
    for (const MetamorphicResult& each : found)
      if (each.measure == measure.name) out.push_back(each);
  return out;
}

} // namespace quietroom::estimate
