#include "emodel/simplified.h"

#include "emodel/full_band.h"
#include "emodel/rating.h"

#include <algorithm>
#include <cmath>

namespace quietroom::emodel {

namespace {

/// All of them print the cubic without the floor.
OtherScore rated(double R) { return {R, mos_of_r_raw(R)}; }

double cole_delay(double delay_ms) { return 0.024 * delay_ms + 0.11 * std::max(0.0, delay_ms - 177.3); }

double cole_loss(ColeCodec codec, double loss) {
  switch (codec) {
  case ColeCodec::g711:
    break;
  case ColeCodec::g711_bursty: // one source
    return loss < 0.04 ? 30 * std::log(1 + 15 * loss) : 19 * std::log(1 + 70 * loss);
  case ColeCodec::g729a:
    return 11 + 40 * std::log(1 + 10 * loss);
  }
  return 30 * std::log(1 + 15 * loss);
}

double latency_cost(double effective_ms) {
  return effective_ms < 160 ? effective_ms / 40 : (effective_ms - 120) / 10;
}

} // namespace

OtherScore cole_rosenbluth(ColeCodec codec, double delay_ms, double loss_fraction) {
  return rated(94.2 - cole_delay(delay_ms) - cole_loss(codec, loss_fraction));
}

OtherScore effective_latency(double latency_ms, double jitter_ms, double loss_percent) {
  return rated(93.2 - latency_cost(latency_ms + 2 * jitter_ms + 10) - 2.5 * loss_percent);
}

OtherScore twilio(double rtt_ms, double jitter_ms, double loss_percent) {
  const double effective_ms = rtt_ms + 2 * jitter_ms + 10;
  const double without_loss = effective_ms < 1000 ? 94.768 - latency_cost(effective_ms) : 0;
  if (loss_percent > without_loss / 2.5) return rated(0);
  return rated(std::max(without_loss - 2.5 * loss_percent, 6.52));
}

OtherScore voipmonitor_g711(double loss_fraction, double BurstR) {
  if (loss_fraction <= 0) return {std::nullopt, 4.5};
  if (loss_fraction > 0.5) return {std::nullopt, 1};
  const double R = 93.2062077233 - effective_equipment_impairment(0, 17.2647, 100 * loss_fraction, BurstR);
  const double mos = 2.06405 + R * (0.031738 + R * (-3.56641e-4 + R * 2.93143e-6));
  return {std::nullopt, std::clamp(mos, 1.0, 4.5)};
}

OtherScore rtpengine(double rtt_ms, double jitter_ms, double loss_percent) {
  const double less = 93.2 - loss_percent;
  return rated(0.18 * less * less - 27.9 * less + 1126.62 - cole_delay(rtt_ms / 2 + jitter_ms));
}

OtherScore rtpengine_fullband(double rtt_ms, double jitter_ms, double loss_percent) {
  FullBand in;
  in.Ie = 10.2;
  in.Bpl = 4.3;
  in.Ppl = loss_percent;
  in.Ta = rtt_ms / 2 + jitter_ms;
  const Scores scores = rate(in);
  return {scores.R, scores.MOS_CQE};
}

OtherScore freeswitch(double received, double flaws) {
  if (!(received > 0)) return rated(0);
  return rated(std::max(0.0, std::trunc(100 * (received - flaws) / received)));
}

std::vector<NamedScore> simplified_scores(const SimplifiedCall& call) {
  const double rtt_ms = 2 * call.delay_ms, loss = call.Ppl / 100;
  return {
      {"Cole-Rosenbluth, G.711", "one-way delay, loss; base 94.2",
       cole_rosenbluth(ColeCodec::g711, call.delay_ms, loss)},
      {"Cole-Rosenbluth, G.711 bursty", "one-way delay, loss; base 94.2",
       cole_rosenbluth(ColeCodec::g711_bursty, call.delay_ms, loss)},
      {"Cole-Rosenbluth, G.729A", "one-way delay, loss; base 94.2",
       cole_rosenbluth(ColeCodec::g729a, call.delay_ms, loss)},
      {"effective latency", "latency one-way, jitter, loss",
       effective_latency(call.delay_ms, call.jitter_ms, call.Ppl)},
      {"PingPlotter and copies", "effective latency of the round trip",
       effective_latency(rtt_ms, call.jitter_ms, call.Ppl)},
      {"Twilio", "round trip, jitter, loss; base 94.768 is Ro", twilio(rtt_ms, call.jitter_ms, call.Ppl)},
      {"VoIPmonitor, G.711", "loss, BurstR; own curve", voipmonitor_g711(loss, call.BurstR)},
      {"rtpengine", "round trip / 2 + jitter, loss", rtpengine(rtt_ms, call.jitter_ms, call.Ppl)},
      {"rtpengine, fullband", "the same; Ie 10.2, Bpl 4.3; fullband scale",
       rtpengine_fullband(rtt_ms, call.jitter_ms, call.Ppl)},
      {"FreeSWITCH", "good packets in whole per cent", freeswitch(100, call.Ppl)},
  };
}

} // namespace quietroom::emodel
