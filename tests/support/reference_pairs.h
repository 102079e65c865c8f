#pragma once

#include "estimate/mono_pair.h"
#include "estimate/reference_side.h"
#include "signal/audio_file.h"
#include "support/vector_csv.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>

/// The sound that the values of tests/vectors/estimate are of, which is not part of Quietroom.
namespace quietroom::test {

inline std::filesystem::path reference_sound(const std::string& name) {
  return QUIETROOM_SOURCE_DIR "/../shared/data/visqol/" + name;
}

/// Nothing, and a word about it, where it is absent.
inline std::optional<estimate::MonoPair> reference_pair(const std::string& reference,
                                                        const std::string& degraded) {
  if (!std::filesystem::exists(reference_sound(reference)) ||
      !std::filesystem::exists(reference_sound(degraded))) {
    WARN("the sound " << reference << " is absent, so the values of the reference were not looked at");
    return std::nullopt;
  }
  return estimate::mono_pair(signal::read_clip(reference_sound(reference)),
                             signal::read_clip(reference_sound(degraded)), {});
}

inline estimate::ReferenceSide side_of(const estimate::MonoPair& pair, estimate::Mode mode) {
  return {pair.reference, estimate::setup_of(mode, pair.rate_hz), pair.reference.size()};
}

/// fvnsim0, fvnsim1 ... of a row.
inline std::vector<double> bands_of(const VectorRow& row) {
  std::vector<double> out;
  for (std::size_t b = 0; row.fields.count("fvnsim" + std::to_string(b)) != 0; ++b)
    out.push_back(row.number("fvnsim" + std::to_string(b)));
  return out;
}

} // namespace quietroom::test
