#include "emodel/inputs.h"

#include "core/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::emodel {

namespace {

using enum Bound;

template<class T>
T owner(double T::*);

template<auto member>
double& at(Model& model) {
  return std::get<decltype(owner(member))>(model).*member;
}

double& listener_sidetone(Model& model) {
  auto& LSTR = std::get<NarrowBand>(model).LSTR;
  return LSTR ? *LSTR : LSTR.emplace();
}

// Ranges: G.107 (06/2015) Table 2. Only those that an implementation enforces could be checked, so a value
// outside is warned of and computed. BurstR: 2 in the edition of 2005, 8 later.
constexpr std::array<Input, 23> narrow_band = {{
    {"SLR", "send loudness rating, dB", 0, 18, none, at<&NarrowBand::SLR>},
    {"RLR", "receive loudness rating, dB", -5, 14, none, at<&NarrowBand::RLR>},
    {"STMR", "sidetone masking rating, dB", 10, 20, none, at<&NarrowBand::STMR>},
    {"LSTR", "listener sidetone rating, dB", 13, 23, none, listener_sidetone},
    {"Ds", "D-value of the telephone, send side", -3, 3, none, at<&NarrowBand::Ds>},
    {"Dr", "D-value of the telephone, receive side", -3, 3, none, at<&NarrowBand::Dr>},
    {"TELR", "talker echo loudness rating, dB", 5, 65, none, at<&NarrowBand::TELR>},
    {"WEPL", "weighted echo path loss, dB", 5, 110, none, at<&NarrowBand::WEPL>},
    {"T", "mean one-way delay of the echo path, ms", 0, 500, zero_or_more, at<&NarrowBand::T>},
    {"Tr", "round-trip delay in a 4-wire loop, ms", 0, 1000, zero_or_more, at<&NarrowBand::Tr>},
    {"Ta", "absolute one-way delay, ms", 0, 500, zero_or_more, at<&NarrowBand::Ta>},
    {"sT", "delay sensitivity", 0.4, 1, above_zero, at<&NarrowBand::sT>},
    {"mT", "minimum perceivable delay, ms", 100, 150, above_zero, at<&NarrowBand::mT>},
    {"qdu", "quantizing distortion units", 1, 14, above_zero, at<&NarrowBand::qdu>},
    {"Ie", "equipment impairment factor", 0, 40, none, at<&NarrowBand::Ie>},
    {"Bpl", "packet-loss robustness factor", 4.3, 40, above_zero, at<&NarrowBand::Bpl>},
    {"Ppl", "packet-loss probability, per cent", 0, 20, percentage, at<&NarrowBand::Ppl>},
    {"BurstR", "burst ratio", 1, 8, above_zero, at<&NarrowBand::BurstR>},
    {"Nc", "circuit noise at 0 dBr, dBm0p", -80, -40, none, at<&NarrowBand::Nc>},
    {"Nfor", "noise floor at the receive side, dBmp", -64, -64, none, at<&NarrowBand::Nfor>},
    {"Ps", "room noise at the send side, dB(A)", 35, 85, none, at<&NarrowBand::Ps>},
    {"Pr", "room noise at the receive side, dB(A)", 35, 85, none, at<&NarrowBand::Pr>},
    {"A", "advantage factor", 0, 20, none, at<&NarrowBand::A>},
}};

// The wideband and fullband Recommendations could not be read in full: ranges of the narrow-band model where
// the input is the same, the span of the published values for Ie, and no less than those for Bpl.
constexpr std::array<Input, 12> wide_band = {{
    {"RLR", "receive loudness rating, dB", -5, 14, none, at<&WideBand::RLR>},
    {"TELR", "talker echo loudness rating, dB", 5, 65, none, at<&WideBand::TELR>},
    {"WEPL", "weighted echo path loss, dB", 5, 110, none, at<&WideBand::WEPL>},
    {"T", "mean one-way delay of the echo path, ms", 0, 500, zero_or_more, at<&WideBand::T>},
    {"Tr", "round-trip delay in a 4-wire loop, ms", 0, 1000, zero_or_more, at<&WideBand::Tr>},
    {"Ta", "absolute one-way delay, ms", 0, 500, zero_or_more, at<&WideBand::Ta>},
    {"Ie", "equipment impairment factor", 0, 95, none, at<&WideBand::Ie>},
    {"Bpl", "packet-loss robustness factor", 1, 40, above_zero, at<&WideBand::Bpl>},
    {"Ppl", "packet-loss probability, per cent", 0, 20, percentage, at<&WideBand::Ppl>},
    {"BurstR", "burst ratio", 1, 8, above_zero, at<&WideBand::BurstR>},
    {"No_wb", "wideband talker echo only: noise in Roe, dBm0p (unverified; -84 makes Roe = Ro)", -84, -61.1,
     none, at<&WideBand::No_wb>},
    {"A", "advantage factor", 0, 0, none, at<&WideBand::A>},
}};

constexpr std::array<Input, 6> full_band = {{
    {"Ta", "absolute one-way delay, ms", 0, 500, zero_or_more, at<&FullBand::Ta>},
    {"Ie", "equipment impairment factor", 0, 132, none, at<&FullBand::Ie>},
    {"Bpl", "packet-loss robustness factor", 1, 40, above_zero, at<&FullBand::Bpl>},
    {"Ppl", "packet-loss probability, per cent", 0, 20, percentage, at<&FullBand::Ppl>},
    {"BurstR", "burst ratio", 1, 8, above_zero, at<&FullBand::BurstR>},
    {"A", "advantage factor", 0, 20, none, at<&FullBand::A>},
}};

std::string named(const Input& input, double value) {
  return std::string(input.symbol) + " is " + (std::isfinite(value) ? shortest(value) : "not a number");
}

} // namespace

std::span<const Input> inputs(Band band) {
  switch (band) {
  case Band::narrow:
    break;
  case Band::wide:
    return wide_band;
  case Band::full:
    return full_band;
  }
  return narrow_band;
}

const Input* find_input(std::string_view symbol, Band band) {
  const std::span<const Input> table = inputs(band);
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Input& i) { return i.symbol == symbol; });
  return found == table.end() ? nullptr : &*found;
}

bool is_symbol(std::string_view symbol) {
  return find_input(symbol, Band::narrow) != nullptr || find_input(symbol, Band::wide) != nullptr ||
         find_input(symbol, Band::full) != nullptr;
}

std::optional<std::string> impossible(const Input& input, double value) {
  if (!std::isfinite(value)) return named(input, value) + "; give a finite one";
  switch (input.bound) {
  case none:
    return std::nullopt;
  case zero_or_more:
    return value >= 0 ? std::nullopt : std::optional(named(input, value) + "; it must be 0 or more");
  case above_zero:
    return value > 0 ? std::nullopt : std::optional(named(input, value) + "; it must be above 0");
  case percentage:
    return value >= 0 && value <= 100 ? std::nullopt
                                      : std::optional(named(input, value) + "; it must be 0 to 100 per cent");
  }
  return std::nullopt;
}

std::optional<std::string> out_of_range(const Input& input, double value) {
  if (value >= input.low && value <= input.high) return std::nullopt;
  if (input.low == input.high)
    return named(input, value) + ", where the Recommendation fixes " + shortest(input.low);
  return named(input, value) + ", outside the permitted range " + shortest(input.low) + " to " +
         shortest(input.high);
}

} // namespace quietroom::emodel
