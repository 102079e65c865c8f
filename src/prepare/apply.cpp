#include "prepare/apply.h"

#include "core/random.h"
#include "signal/active_level.h"
#include "signal/fir.h"
#include "signal/mnru.h"
#include "signal/resample.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace {

/// Samples that 16 bits cannot hold.
std::int64_t beyond_16_bit(const signal::Clip& clip) {
  std::int64_t count = 0;
  for (const double sample : clip.samples)
    if (sample >= 32767.5 / 32768 || sample < -32768.5 / 32768) ++count;
  return count;
}

/// One pass through a recipe.
struct Pass {
  const Seeds& seeds;
  Prepared now;
  int losses = 0;
  int noises = 0;
  signal::LossPattern lost; ///< by the loss step just before a codec
  int packet_ms = 0;

  void operator()(const Level& level) {
    const auto found = signal::active_level(now.clip.samples, now.clip.rate_hz).active_level_dbov;
    if (!found) throw_input("P.56 finds no speech, so it cannot be levelled; is it the right file?");
    const double gain_db = level.level_dbov - *found;
    const double gain = std::pow(10, gain_db / 20);
    for (double& sample : now.clip.samples) sample *= gain;
    now.facts.gain_db = now.facts.gain_db.value_or(0) + gain_db;
  }
  void operator()(const Filter&) { now.clip = signal::filtered(signal::telephone_band(), now.clip); }
  void operator()(const Resample& resample) { now.clip = signal::resample(now.clip, resample.rate_hz); }
  void operator()(const Mnru& mnru) {
    now.clip = signal::mnru(now.clip, mnru.q_db, seeds.of("mnru", noises++, false));
    now.facts.noise_added = true;
  }
  void operator()(const Loss& loss) {
    const std::size_t packets = codec::packet_count(now.clip, loss.packet_ms);
    const std::uint64_t seed = seeds.of("loss", losses++, loss.shared);
    lost = signal::loss_pattern({loss.ppl_percent, loss.burst_ratio}, packets, seed);
    packet_ms = loss.packet_ms;
    now.facts.loss = signal::loss_statistics(lost);
  }
  void operator()(const Codec& coded) {
    now.facts.clipped_samples += beyond_16_bit(now.clip);
    codec::CodecResult result = lost.empty()
                                    ? codec::transcode(coded.id, now.clip)
                                    : codec::transcode(coded.id, now.clip, lost, packet_ms, coded.plc);
    now.clip = std::move(result.clip);
    now.facts.delay_removed_samples += result.delay_removed_samples;
    lost.clear();
  }
};

/// Writes the same pass down.
struct Text {
  const Seeds& seeds;
  int losses = 0;
  int noises = 0;
  bool lossy = false;

  std::string operator()(const Level& level) const { return fmt::format("level {} dBov", level.level_dbov); }
  std::string operator()(const Filter& filter) const { return fmt::format("filter {}", filter.name); }
  std::string operator()(const Resample& resample) const {
    return fmt::format("resample {} Hz", resample.rate_hz);
  }
  std::string operator()(const Mnru& mnru) {
    return fmt::format("mnru {} dB seed {}", mnru.q_db, seeds.of("mnru", noises++, false));
  }
  std::string operator()(const Loss& loss) {
    lossy = true;
    return fmt::format("loss {} % burst_ratio {} packets {} ms seed {}", loss.ppl_percent, loss.burst_ratio,
                       loss.packet_ms, seeds.of("loss", losses++, loss.shared));
  }
  std::string operator()(const Codec& coded) {
    const char* plc = coded.plc == codec::Plc::silence ? "silence" : "standard";
    return std::exchange(lossy, false) ? fmt::format("codec {} plc {}", coded.id, plc)
                                       : fmt::format("codec {}", coded.id);
  }
};

} // namespace

std::uint64_t Seeds::of(std::string_view kind, int n, bool shared) const {
  const std::string purpose = n == 0 ? std::string(kind) : fmt::format("{}{}", kind, n + 1);
  return shared ? derived_seed(set, {condition, purpose}) : derived_seed(set, {condition, source, purpose});
}

Prepared apply(const Recipe& recipe, signal::Clip clip, const Seeds& seeds) {
  Pass pass{seeds, {std::move(clip), {}}, 0, 0, {}, 0};
  for (const RecipeStep& each : recipe) std::visit(pass, each.step);
  return std::move(pass.now);
}

std::string chain_text(const Recipe& recipe, const Seeds& seeds) {
  Text text{seeds};
  std::string out;
  for (const RecipeStep& each : recipe) out += (out.empty() ? "" : " > ") + std::visit(text, each.step);
  return out;
}

} // namespace quietroom::prepare
