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
inline bool contains(const Scale& scale, double value) { return value >= scale.low && value <= scale.high; }

/// The place of a category among the labels of its question, 0 for the highest. It must be on the scale.
std::size_t place_of(const Scale& scale, int value);

/// What the mean of the votes on a question (by its id; empty: the first) is called in a context (NB, WB, SWB
/// or FB): "MOS-LQSN" for acr in NB, "MOS-LE" for effort in any. Nothing where the name needs a bandwidth and
/// the context is none of these, and for a question that has no name or is not the method's: a score must not
/// be called what it may not be. P.800.1.
std::optional<std::string> designation_of(const Method& method, std::string_view context,
                                          std::string_view question = {});

/// Whether the method holds every stimulus against the reference of its source, heard or hidden.
bool needs_reference(const Method& method);

/// Whether a presentation ("processed,reference") begins with what is judged.
bool is_reversed(std::string_view presentation);

/// A vote of a comparison, "the second against the first", as the judged against the reference: its sign is
/// turned where the judged was heard first. P.800 Annex E.
double recoded(double vote, std::string_view presentation);

/// The difference value V(processed) - V(its hidden reference) + 5 of one listener. P.910; unverified for
/// speech.
double difference_value(double processed, double hidden_reference);

/// Difference values above 5 brought nearer to it, 7 DV / (2 + DV); others stay. P.910, an option there.
double crushed(double dv);

/// The first stimulus of a trial that is judged, not held against: its index in the trial. The trial must
/// have one.
std::size_t first_judged(const Trial& trial);

} // namespace quietroom::method
