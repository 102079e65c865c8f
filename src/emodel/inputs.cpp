#include "emodel/inputs.h"

#include "core/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::emodel {

namespace {

template<double NarrowBand::*member>
double& field(NarrowBand& in) {
  return in.*member;
}

double& listener_sidetone(NarrowBand& in) { return in.LSTR ? *in.LSTR : in.LSTR.emplace(); }

// Ranges: G.107 (06/2015) Table 2. Only those that an implementation enforces could be checked, so a value
// outside is warned of and computed. BurstR: 2 in the edition of 2005, 8 later.
constexpr std::array<Input, 23> table = {{
    {"SLR", "send loudness rating, dB", 0, 18, Bound::none, field<&NarrowBand::SLR>},
    {"RLR", "receive loudness rating, dB", -5, 14, Bound::none, field<&NarrowBand::RLR>},
    {"STMR", "sidetone masking rating, dB", 10, 20, Bound::none, field<&NarrowBand::STMR>},
    {"LSTR", "listener sidetone rating, dB", 13, 23, Bound::none, listener_sidetone},
    {"Ds", "D-value of the telephone, send side", -3, 3, Bound::none, field<&NarrowBand::Ds>},
    {"Dr", "D-value of the telephone, receive side", -3, 3, Bound::none, field<&NarrowBand::Dr>},
    {"TELR", "talker echo loudness rating, dB", 5, 65, Bound::none, field<&NarrowBand::TELR>},
    {"WEPL", "weighted echo path loss, dB", 5, 110, Bound::none, field<&NarrowBand::WEPL>},
    {"T", "mean one-way delay of the echo path, ms", 0, 500, Bound::zero_or_more, field<&NarrowBand::T>},
    {"Tr", "round-trip delay in a 4-wire loop, ms", 0, 1000, Bound::zero_or_more, field<&NarrowBand::Tr>},
    {"Ta", "absolute one-way delay, ms", 0, 500, Bound::zero_or_more, field<&NarrowBand::Ta>},
    {"sT", "delay sensitivity", 0.4, 1, Bound::above_zero, field<&NarrowBand::sT>},
    {"mT", "minimum perceivable delay, ms", 100, 150, Bound::above_zero, field<&NarrowBand::mT>},
    {"qdu", "quantizing distortion units", 1, 14, Bound::above_zero, field<&NarrowBand::qdu>},
    {"Ie", "equipment impairment factor", 0, 40, Bound::none, field<&NarrowBand::Ie>},
    {"Bpl", "packet-loss robustness factor", 4.3, 40, Bound::above_zero, field<&NarrowBand::Bpl>},
    {"Ppl", "packet-loss probability, per cent", 0, 20, Bound::percentage, field<&NarrowBand::Ppl>},
    {"BurstR", "burst ratio", 1, 8, Bound::above_zero, field<&NarrowBand::BurstR>},
    {"Nc", "circuit noise at 0 dBr, dBm0p", -80, -40, Bound::none, field<&NarrowBand::Nc>},
    {"Nfor", "noise floor at the receive side, dBmp", -64, -64, Bound::none, field<&NarrowBand::Nfor>},
    {"Ps", "room noise at the send side, dB(A)", 35, 85, Bound::none, field<&NarrowBand::Ps>},
    {"Pr", "room noise at the receive side, dB(A)", 35, 85, Bound::none, field<&NarrowBand::Pr>},
    {"A", "advantage factor", 0, 20, Bound::none, field<&NarrowBand::A>},
}};

std::string named(const Input& input, double value) {
  return std::string(input.symbol) + " is " + (std::isfinite(value) ? shortest(value) : "not a number");
}

} // namespace

std::span<const Input> inputs() { return table; }

const Input* find_input(std::string_view symbol) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Input& i) { return i.symbol == symbol; });
  return found == table.end() ? nullptr : &*found;
}

std::optional<std::string> impossible(const Input& input, double value) {
  if (!std::isfinite(value)) return named(input, value) + "; give a finite one";
  switch (input.bound) {
  case Bound::none:
    return std::nullopt;
  case Bound::zero_or_more:
    return value >= 0 ? std::nullopt : std::optional(named(input, value) + "; it must be 0 or more");
  case Bound::above_zero:
    return value > 0 ? std::nullopt : std::optional(named(input, value) + "; it must be above 0");
  case Bound::percentage:
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
