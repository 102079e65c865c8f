#include "watch/call_quality.h"

#include "core/number.h"
#include "emodel/model.h"

#include <cmath>

namespace quietroom::watch {

namespace {

emodel::Model loaded(const CallModel& call, double ppl, double burst_r, double Ta) {
  emodel::Model out = emodel::default_model(call.band);
  std::visit(
      [&](auto& in) {
        in.Ie = *call.Ie;
        in.Bpl = call.Bpl.value_or(in.Bpl);
        in.Ppl = ppl;
        in.BurstR = burst_r;
        in.Ta = Ta;
        if constexpr (requires { in.Tr; }) { // the echo goes the same way: T = Ta, Tr = 2 Ta
          in.T = Ta;
          in.Tr = 2 * Ta;
        }
      },
      out);
  return out;
}

std::optional<std::string> missing(const CallModel& call, std::optional<double> ppl) {
  const std::string codec = call.codec.empty() ? "the codec" : call.codec;
  if (!ppl) return "the loss is unknown";
  if (!call.Ie) return "no Ie is known for " + codec + "; give it with --codecs FILE";
  if (*ppl > 0 && !call.Bpl)
    return "no Bpl is known for " + codec + ", so its loss has no MOS; give it with --codecs FILE";
  return std::nullopt;
}

std::string value_text(const std::optional<double>& value) { return value ? shortest(*value) : "unknown"; }

} // namespace

CallQuality call_quality(const CallModel& model, std::optional<double> ppl, double burst_r,
                         std::optional<double> rtt_ms) {
  CallQuality out;
  if (const auto why = missing(model, ppl)) {
    out.why = *why;
    return out;
  }
  std::optional<double> one_way_ms = model.one_way_ms;
  if (!one_way_ms && rtt_ms && *rtt_ms >= 0) one_way_ms = *rtt_ms / 2;
  const double Ta = one_way_ms.value_or(0) + model.buffer_ms + model.frame_ms + model.look_ahead_ms;
  emodel::Rater rater;
  const emodel::Scores scores = rater.rate(loaded(model, *ppl, burst_r, Ta));
  out.r_lq = scores.R_LQ;
  out.mos_lqe = scores.MOS_LQE;
  if (one_way_ms) {
    out.r = scores.R;
    out.mos_cqe = scores.MOS_CQE;
  } else {
    out.why = "no round trip, so there is no MOS-CQE; give --one-way MS to assume one";
  }
  return out;
}

CallModel model_of(const emodel::CodecEntry* codec) {
  CallModel out;
  if (codec == nullptr) return out;
  out.codec = codec->id;
  out.band = codec->band;
  out.Ie = codec->Ie;
  out.Bpl = codec->Bpl;
  return out;
}

std::vector<std::string> assumptions_of(const CallModel& model, bool codec_assumed, bool frame_assumed) {
  std::vector<std::string> out;
  out.push_back("E-model: " + std::string(emodel::edition(model.band)) + ", " +
                std::string(emodel::name(model.band)));
  out.push_back((codec_assumed ? "codec assumed: " : "codec: ") +
                (model.codec.empty() ? "unknown" : model.codec) + ", Ie " + value_text(model.Ie) + ", Bpl " +
                value_text(model.Bpl));
  if (model.codec == "g711-plc") out.push_back("packet loss concealment present (G.711 Appendix I)");
  out.push_back("frame " + shortest(model.frame_ms) + " ms" + (frame_assumed ? ", assumed" : "") +
                ", look-ahead " + shortest(model.look_ahead_ms) + " ms");
  out.push_back(model.one_way_ms ? "one-way delay of the network given: " + shortest(*model.one_way_ms) +
                                       " ms; formulas take twice that where no round trip is known"
                                 : "one-way delay = round trip / 2");
  out.push_back("echo perfectly controlled (TELR 65 dB), A = 0");
  return out;
}

std::string_view quality_band(double mos) {
  if (mos > 4.34) return "best";
  if (mos >= 4.03) return "high";
  if (mos >= 3.6) return "medium";
  return mos >= 3.1 ? "low" : "poor";
}

} // namespace quietroom::watch
