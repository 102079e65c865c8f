#pragma once

#include "estimate/mono_pair.h"
#include "estimate/setup.h"

#include <optional>
#include <span>
#include <string>

namespace quietroom::estimate {

struct ReferenceSide;

/// Why a sound cannot be scored, as words that follow "the reference ...": "is silent". Silent is what varies
/// by less than one step of 16 bits (rms -90.3 dBov).
std::optional<std::string> why_no_sound(std::span<const double> samples);

/// Seconds of active speech (P.56), whatever the level.
double active_speech_s(std::span<const double> samples, int rate_hz);

/// Speech mode wants as much of it in the reference.
inline constexpr double least_speech_s = 0.5;

/// The reason, as a sentence without a full stop, why no number can be given to this pair; to be asked before
/// anything is computed.
std::optional<std::string> why_unanswerable(const MonoPair& pair, const ReferenceSide& side);

} // namespace quietroom::estimate
