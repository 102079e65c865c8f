#pragma once

#include "estimate/neurogram.h"

namespace quietroom::estimate {

/// A pair of neurograms from linear amplitude to what is compared, in place: 10 log10 of the amplitude (as
/// the reference has it, not 20), no cell below -45, none more than 45 below the loudest cell of its frame in
/// either of the two, and the smaller of the two lowest cells as the new zero.
void to_decibels(Neurogram& reference, Neurogram& degraded);

} // namespace quietroom::estimate
