#pragma once

#include "method/method.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quietroom::method {

/// How many categories a scale has.
std::size_t categories(const Scale& scale);

/// Whether a number is a category of the scale.
bool contains(const Scale& scale, int value);

/// The place of a category among the labels of its question, 0 for the highest. It must be on the scale.
std::size_t place_of(const Scale& scale, int value);

/// What the mean of a method's votes is called in a context (NB, WB, SWB or FB): "MOS-LQSN" for acr in NB,
/// "MOS-LE" for effort in any. Nothing where the name needs a bandwidth and the context is none of these:
/// a score must not be called what it may not be. P.800.1.
std::optional<std::string> designation_of(const Method& method, std::string_view context);

/// The first stimulus of a trial that is judged, not held against: its index in the trial. The trial must
/// have one.
std::size_t first_judged(const Trial& trial);

/// The first known reference of a trial, which the others are held against; nothing where there is none.
std::optional<std::size_t> reference_of(const Trial& trial);

} // namespace quietroom::method
