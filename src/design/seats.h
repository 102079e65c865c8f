#pragma once

#include "design/design.h"

#include <string_view>
#include <vector>

namespace quietroom::design {

/// The seats of a study: one per planned listener, panel after panel.
std::size_t seats_of(const Design& design);

/// The seat of this number, which the study has.
Seat seat_at(const Design& design, std::size_t number);

/// Where a listener sits: at the seat taken, else at the planned one. Simulated listeners take the seats in
/// the order in which they would be filled, over and over; whoever is not planned has the first.
Seat seat_of(const Design& design, std::string_view listener);

/// The id of the panel of a seat; empty where the study has none.
std::string panel_id(const Design& design, const Seat& seat);

/// The seat for the next listener who sits down, where these are taken: the first free one of the panel with
/// the fewest taken; of two such panels the one that study.toml has first. seats_of() where none is free.
std::size_t next_seat(const Design& design, const std::vector<std::size_t>& taken);

} // namespace quietroom::design
