#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What other products call MOS: short formulas, each under its own name. None of them is G.107, and none of
/// their numbers is "the" MOS. Formulas as the products have them, quirks included; without those that only
/// come from integer arithmetic. Pure.
namespace quietroom::emodel {

struct OtherScore {
  std::optional<double> R; ///< where the formula has one
  double score = 1;        ///< on the product's own scale
};

/// Cole and Rosenbluth 2001, base 94.2 of the edition of 1998. Delay is one-way, mouth to ear; loss is a
/// FRACTION, network loss and late packets together. Too pessimistic beyond 300 ms.
enum class ColeCodec { g711, g711_bursty, g729a };
OtherScore cole_rosenbluth(ColeCodec codec, double delay_ms, double loss_fraction);

/// "Effective latency" latency + 2 jitter + 10, as PingPlotter has it. Products that copied it put the round
/// trip for the latency.
OtherScore effective_latency(double latency_ms, double jitter_ms, double loss_percent);

/// twilio-voice.js, twilio-video.js: base 94.768, which is Ro and not R.
OtherScore twilio(double rtt_ms, double jitter_ms, double loss_percent);

/// VoIPmonitor for G.711: loss is a FRACTION; delay does not count. (It leaves fewer than 5 lost packets
/// out.)
OtherScore voipmonitor_g711(double loss_fraction, double BurstR);

/// rtpengine's default for narrow-band; it then rounds MOS down to 0.1. Loss in whole per cent there.
OtherScore rtpengine(double rtt_ms, double jitter_ms, double loss_percent);

/// rtpengine's fullband mode: G.107.2 with Ie 10.2 and Bpl 4.3 whatever the codec is.
OtherScore rtpengine_fullband(double rtt_ms, double jitter_ms, double loss_percent);

/// FreeSWITCH: R is the whole percentage of good packets. Flaws that follow each other were counted three
/// times.
OtherScore freeswitch(double received, double flaws);

/// A call as all of them see it.
struct SimplifiedCall {
  double delay_ms = 0; ///< one-way; the round trip is twice that
  double jitter_ms = 0;
  double Ppl = 0; ///< per cent
  double BurstR = 1;
};

struct NamedScore {
  std::string_view product;
  std::string_view takes; ///< what it looks at, and how it deviates
  OtherScore value;
};

/// The call by every formula.
std::vector<NamedScore> simplified_scores(const SimplifiedCall& call);

} // namespace quietroom::emodel
