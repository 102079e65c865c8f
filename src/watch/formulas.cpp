#include "watch/formulas.h"

#include "emodel/rating.h"
#include "emodel/simplified.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace quietroom::watch {

namespace {

using Score = std::optional<double>;

bool is_known(const std::optional<double>& value) { return value && std::isfinite(*value) && *value >= 0; }

bool has_three(const FormulaInput& in) {
  return is_known(in.rtt_ms) && is_known(in.jitter_ms) && is_known(in.loss_percent);
}

/// All of them print the cubic without the floor at 1.
double floored(double R) { return R > 0 ? emodel::mos_of_r_raw(R) : 1; }

double latency_cost(double effective_ms) {
  return effective_ms < 160 ? effective_ms / 40 : (effective_ms - 120) / 10;
}

Score sdk(const FormulaInput& in) {
  if (!has_three(in)) return std::nullopt;
  return emodel::twilio(*in.rtt_ms, *in.jitter_ms, *in.loss_percent).score;
}

/// rtpengine counts in integers: R in thousandths and each product cut off, MOS in tenths.
double rtpengine_tenths(double R_hundred_thousandths) {
  const auto R = static_cast<std::int64_t>(R_hundred_thousandths);
  if (R < 0) return 1;
  if (R > 10'000'000) return 4.5;
  const std::int64_t r = R / 100;
  const std::int64_t bow = r * ((r - 60'000) * (100'000 - r) / 1000) / 1000;
  const std::int64_t hundredths = 100 + 35 * r / 10'000 + 7 * bow / 10'000'000;
  return static_cast<double>(std::max<std::int64_t>(hundredths / 10, 10)) / 10;
}

/// The round trip in whole microseconds, jitter in whole ms, loss in whole per cent: what its reports hold.
struct WholeReport {
  std::int64_t rtt_us = 0, jitter_ms = 0, loss_percent = 0;
};

std::optional<WholeReport> whole_report(const FormulaInput& in, bool listening) {
  if (!is_known(in.jitter_ms) || !is_known(in.loss_percent)) return std::nullopt;
  WholeReport out{0, static_cast<std::int64_t>(*in.jitter_ms), static_cast<std::int64_t>(*in.loss_percent)};
  if (listening) return out;
  if (!is_known(in.rtt_ms) || *in.rtt_ms == 0) return std::nullopt;
  out.rtt_us = std::llround(*in.rtt_ms * 1000);
  return out;
}

double rtpengine_narrow(const WholeReport& in) {
  const std::int64_t delay_us = in.rtt_us / 2 + in.jitter_ms * 1000;
  std::int64_t Id = 24 * delay_us / 1000;
  if (delay_us > 177'300) Id += (delay_us - 177'300) * 11 / 100;
  const std::int64_t r = in.loss_percent <= 93 ? 9320 - 100 * in.loss_percent : 0;
  return rtpengine_tenths(static_cast<double>(18 * r * r / 10 - 27'900 * r + 112'662'000 - 100 * Id));
}

double rtpengine_full(const WholeReport& in) {
  const auto found =
      emodel::rtpengine_fullband(static_cast<double>(in.rtt_us) / 1000, static_cast<double>(in.jitter_ms),
                                 static_cast<double>(in.loss_percent));
  return rtpengine_tenths(*found.R / 1.48 * 100'000);
}

template<double (*mode)(const WholeReport&), bool listening>
Score rtpengine(const FormulaInput& in) {
  const auto report = whole_report(in, listening);
  if (!report) return std::nullopt;
  return mode(*report);
}

double rtpengine_effective(const WholeReport& in) {
  const std::int64_t effective_ms = in.rtt_us / 1000 + 2 * in.jitter_ms + 10;
  const double R =
      93.2 - latency_cost(static_cast<double>(effective_ms)) - 2.5 * static_cast<double>(in.loss_percent);
  return rtpengine_tenths(std::round(R * 1e6) / 10);
}

Score asterisk(const FormulaInput& in) {
  if (in.samples == 0) return std::nullopt;
  const double jitter_s = in.mean_jitter_ms / 1000, deviation_s = in.jitter_deviation_ms / 1000;
  const double effective_ms = in.mean_rtt_ms + 2 * jitter_s * deviation_s / 3 + 10;
  return 20 * floored(93.2 - latency_cost(effective_ms) - 2 * in.mean_lost);
}

Score freeswitch(const FormulaInput& in) {
  if (!is_known(in.received) || !is_known(in.lost) || *in.received == 0) return std::nullopt;
  return emodel::freeswitch(*in.received, *in.lost).score;
}

Score voipmonitor(const FormulaInput& in) {
  if (!is_known(in.loss_percent)) return std::nullopt;
  if (in.lost && *in.lost < 5) return 4.5; // it leaves so few losses of a window out
  if (in.burst_r <= 0) return 4.5;
  return emodel::voipmonitor_g711(*in.loss_percent / 100, in.burst_r).score;
}

Score homer(const FormulaInput& in) {
  if (!is_known(in.jitter_ms) || !is_known(in.lost)) return std::nullopt;
  const double rtt_ms = in.rtt_ms.value_or(0) > 0 ? *in.rtt_ms : 10;
  const double R = 93.2 - latency_cost(rtt_ms + 2 * *in.jitter_ms + 10) - 2.5 * *in.lost;
  return std::min(4.7, floored(R));
}

Score pingplotter(const FormulaInput& in) {
  if (!has_three(in)) return std::nullopt;
  return floored(*emodel::effective_latency(*in.rtt_ms, *in.jitter_ms, *in.loss_percent).R);
}

} // namespace

const std::vector<Formula>& formulas() {
  constexpr const char* all_three = "it needs round trip, jitter and loss, and one of them is unknown";
  constexpr const char* two = "it needs jitter and loss, and one of them is unknown";
  static const std::vector<Formula> out = {
      {"sdk", "Voice JS SDK (34709fe7, 2026-07-22)",
       "round trip, jitter, loss in per cent; base 94.768 is Ro and not R", all_three, false, sdk},
      {"rtpengine", "rtpengine (e8b82121, 2026-08-17), narrow-band",
       "round trip / 2 + jitter, loss in whole per cent; tenths, cut off; above 93 % loss it gives 4.5",
       all_three, true, rtpengine<rtpengine_narrow, false>},
      {"rtpengine-lq", "rtpengine, narrow-band, listening", "the same without the round trip", two, true,
       rtpengine<rtpengine_narrow, true>},
      {"rtpengine-fullband", "rtpengine, fullband", "G.107.2 with Ie 10.2 and Bpl 4.3 whatever the codec is",
       all_three, true, rtpengine<rtpengine_full, false>},
      {"rtpengine-fullband-lq", "rtpengine, fullband, listening", "the same without the round trip", two,
       true, rtpengine<rtpengine_full, true>},
      {"rtpengine-legacy", "rtpengine, legacy",
       "round trip, jitter, loss in whole per cent; base 93.2; tenths, cut off", all_three, true,
       rtpengine<rtpengine_effective, false>},
      {"asterisk", "Asterisk (f0c1c1a7, 2026-08-05), experience score 0 to 100",
       "means of the call so far; jitter in seconds, so nearly ignored; 2.0 a lost PACKET", "no report yet",
       true, asterisk},
      {"freeswitch", "FreeSWITCH (cc93a683, 2026-08-21)", "good packets in whole per cent; no delay",
       "it needs counts of packets", false, freeswitch},
      {"voipmonitor", "VoIPmonitor (2ec3c37a, 2026-04-14), G.711",
       "loss and BurstR; fewer than 5 lost packets are left out; no delay", "the loss is unknown", false,
       voipmonitor},
      {"homer", "Homer API (10903b08, 2020-02)", "round trip (10 ms where 0), jitter; 2.5 a lost PACKET",
       "it needs jitter and counts of packets", true, homer},
      {"pingplotter", "PingPlotter and copies", "effective latency of the round trip, loss; base 93.2",
       all_three, true, pingplotter}};
  return out;
}

const Formula* find_formula(std::string_view name) {
  const auto& all = formulas();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Formula& f) { return f.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> formula_names() {
  std::vector<std::string> out;
  for (const Formula& each : formulas()) out.emplace_back(each.name);
  return out;
}

} // namespace quietroom::watch
