#pragma once

#include "signal/fir.h"

#include <string>
#include <string_view>

/// Band filters by name, such as P.341 or IRS-send: linear-phase filters of our own, each designed to the
/// response that ITU-T's software tool library (STL2023) was measured to have under that name, and the full
/// IRS's receiving side to P.48. data/filters.csv holds the responses, stimuli/FORMAT.md says what each is
/// for. The gain is that of the table: send and receive sides keep the scale of P.48 and change the level.
namespace quietroom::signal {

/// A name that find_filter knows, and the one rate or more for which there is a filter.
struct FilterName {
  std::string name;
  std::vector<int> rates_hz;
};

/// In the order of data/filters.csv.
const std::vector<FilterName>& filter_names();

/// The filter's entry; case and the signs . - _ do not count, and "telephone" is FLAT. Null where there is
/// none.
const FilterName* find_filter_name(std::string_view name);

/// The filter for a rate; null where there is none. It is designed when it is first asked for and lives as
/// long as the program. Any thread.
const Fir* find_filter(std::string_view name, int rate_hz);

/// The sound through the filter, delay taken out. Throws an input Error where no filter has the name, or none
/// at the rate of the sound: a filter for 16 kHz would cut sound of 8 kHz at half its frequencies.
Clip band_filtered(std::string_view name, Clip clip);

} // namespace quietroom::signal
