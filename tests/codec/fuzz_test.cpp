#include "codec/codec.h"

#include "codec/codec_table.h"
#include "core/error.h"
#include "core/gaussian.h"
#include "core/random.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;

namespace {

/// Draws settings, sounds and losses, right ones and wrong ones.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : m_random(seed), m_gaussian(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bounded(m_random.next(), n)); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template<class T>
  T one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

  ParameterValue value(const ParameterInfo& parameter) {
    if (one_in(30)) return one_of<ParameterValue>({true, -1.0, 0.5, std::string("x")});
    if (!parameter.choices.empty()) return one_of(parameter.choices);
    if (std::holds_alternative<bool>(parameter.usual)) return one_in(2);
    return parameter.low +
           static_cast<double>(below(static_cast<std::size_t>(parameter.high - parameter.low) + 1));
  }

  CodecSettings settings(const CodecInfo& codec) {
    CodecSettings out{std::string(codec.id)};
    if (one_in(2)) out.plc = Plc::silence;
    const BitRates& rates = codec.bit_rates;
    if (!rates.kbps.empty() && !one_in(4))
      out.bit_rate_kbps =
          rates.continuous ? rates.kbps.front() + static_cast<double>(below(80)) / 3 : one_of(rates.kbps);
    if (one_in(30)) out.bit_rate_kbps = 1;
    for (const ParameterInfo& each : codec.parameters)
      if (one_in(2)) out.parameters.emplace(each.name, value(each));
    return out;
  }

  signal::Clip clip(const CodecInfo& codec) {
    signal::Clip out{one_of(codec.rates_hz), one_in(3) ? codec.channels : 1, {}};
    out.samples.resize(below(static_cast<std::size_t>(out.rate_hz) / 5) *
                       static_cast<std::size_t>(out.channels));
    const double level = one_of<double>({0, 1e-5, 0.01, 0.3, 3}); // 3 is far beyond full scale
    for (double& x : out.samples) x = level * m_gaussian.next();
    return out;
  }

  network::LossPattern loss(const signal::Clip& clip, double packet_ms) {
    network::LossPattern out(packet_count(clip, packet_ms));
    const std::size_t one = 1 + below(4);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = one_in(one);
    return out;
  }

private:
  SplitMix64 m_random;
  Gaussian m_gaussian;
};

} // namespace

TEST_CASE("what passes the checks works on any sound with any loss, and what does not is refused") {
  Dice dice(20240611);
  int coded = 0;
  for (int round = 0; round < 400; ++round) {
    const CodecInfo& codec = codecs()[dice.below(codecs().size())];
    if (!available(codec)) continue;
    const CodecSettings settings = dice.settings(codec);
    const signal::Clip in = dice.clip(codec);
    CAPTURE(round, codec.id, in.rate_hz, in.channels, in.frames());
    if (!check_settings(settings).empty()) {
      CHECK_THROWS_AS(transcode(settings, in), Error);
      continue;
    }
    const double packet_ms = frame_ms(settings) * static_cast<double>(1 + dice.below(3));
    const bool packets_work = check_packets(settings, packet_ms).empty();
    const network::LossPattern loss = packets_work ? dice.loss(in, packet_ms) : network::LossPattern();
    if (!check_format(settings, {in.rate_hz, in.channels}).empty()) {
      CHECK_THROWS_AS(transcode(settings, in, loss, packet_ms), Error);
      continue;
    }
    const CodecResult out = transcode(settings, in, loss, packet_ms);
    REQUIRE(out.clip.frames() == in.frames());
    // a codec of files overshoots on noise at full scale, and its sound is not rounded
    const double most = codec.make != nullptr ? 1 : 8;
    CHECK(std::ranges::all_of(out.clip.samples, [most](double x) { return std::abs(x) <= most; }));
    ++coded;
  }
  CHECK(coded > 200);
}
