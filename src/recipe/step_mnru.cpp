#include "recipe/step_mnru.h"

#include "signal/mnru.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace quietroom::recipe {

namespace {

constexpr std::array dc_filters_hz = {0, 15, 30, 60, 115}; // 0 = none

signal::FullbandMnru read_fullband(Parameters& parameters, double q_db) {
  signal::FullbandMnru out{q_db};
  if (parameters.choice_or("normalisation", "stl", {"stl", "unit"}) == "unit")
    out.normalisation = signal::NoiseNormalisation::unit;
  out.dc_filter_hz = parameters.integer_or("dc_filter_hz", 0, 0, 115);
  if (std::ranges::find(dc_filters_hz, out.dc_filter_hz) == dc_filters_hz.end()) {
    parameters.error(fmt::format("dc_filter_hz is {}; it must be one of {} (0 is none)", out.dc_filter_hz,
                                 fmt::join(dc_filters_hz, ", ")));
    out.dc_filter_hz = 0;
  }
  return out;
}

} // namespace

Mnru read_mnru(Parameters& parameters) {
  Mnru out{parameters.number("q_db", -10, 60)};
  if (parameters.choice_or("mode", "by_rate", {"by_rate", "fullband"}) == "fullband")
    out.fullband = read_fullband(parameters, out.q_db);
  else if (parameters.has("normalisation") || parameters.has("dc_filter_hz")) {
    read_fullband(parameters, out.q_db);
    parameters.error(
        "normalisation and dc_filter_hz belong to mode = \"fullband\"; add it, or take them out");
  }
  return out;
}

RateNeed rate_need(const Mnru& mnru) {
  if (mnru.fullband) return {"mnru with mode fullband", {48000}, 0, 2};
  return {"mnru without mode = \"fullband\"", {8000, 16000}, 0, 2};
}

void apply(const Mnru& mnru, Pass& pass) {
  const std::uint64_t seed = pass.seeds.next("mnru");
  pass.clip = mnru.fullband ? signal::mnru_fullband(std::move(pass.clip), *mnru.fullband, seed)
                            : signal::mnru(std::move(pass.clip), mnru.q_db, seed);
  pass.facts.noise_added = true;
}

std::string text(const Mnru& mnru, Writing& writing) {
  const std::uint64_t seed = writing.seeds.next("mnru");
  if (!mnru.fullband) return fmt::format("mnru {} dB seed {}", mnru.q_db, seed);
  const bool unit = mnru.fullband->normalisation == signal::NoiseNormalisation::unit;
  return fmt::format("mnru fullband {} dB normalisation {} dc_filter_hz {} seed {}", mnru.q_db,
                     unit ? "unit" : "stl", mnru.fullband->dc_filter_hz, seed);
}

} // namespace quietroom::recipe
