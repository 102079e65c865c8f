#include "design/seats.h"

#include "core/number.h"

#include <algorithm>

namespace quietroom::design {

namespace {

/// The seat that comes after so many others, where they are taken least filled first.
std::size_t seat_in_turn(const Design& design, std::size_t turn) {
  if (design.arrangement.assignment == Assignment::planned) return turn;
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < turn; ++i) taken.push_back(next_seat(design, taken));
  return next_seat(design, taken);
}

std::size_t simulated_seat(const Design& design, std::string_view listener) {
  const auto number = parse_integer(listener.substr(std::min<std::size_t>(4, listener.size())));
  const std::size_t seats = seats_of(design);
  if (!number || *number < 1 || seats == 0) return 0;
  return seat_in_turn(design, static_cast<std::size_t>(*number - 1) % seats);
}

std::size_t planned_seat(const Design& design, std::string_view listener) {
  std::size_t number = 0;
  if (design.arrangement.panels.empty()) {
    const auto found = std::ranges::find(design.listeners, listener);
    return found == design.listeners.end() ? 0 : static_cast<std::size_t>(found - design.listeners.begin());
  }
  for (const PanelGroup& panel : design.arrangement.panels)
    for (const std::string& each : panel.listeners) {
      if (each == listener) return number;
      ++number;
    }
  return 0;
}

} // namespace

std::size_t seats_of(const Design& design) {
  if (design.arrangement.panels.empty()) return design.listeners.size();
  std::size_t out = 0;
  for (const PanelGroup& each : design.arrangement.panels) out += each.listeners.size();
  return out;
}

Seat seat_at(const Design& design, std::size_t number) {
  const auto& panels = design.arrangement.panels;
  if (panels.empty()) return {number, 0, number, std::max(number + 1, design.listeners.size())};
  std::size_t before = 0;
  for (std::size_t p = 0; p < panels.size(); ++p) {
    const std::size_t size = panels[p].listeners.size();
    if (number < before + size) return {number, p, number - before, size};
    before += size;
  }
  return {number, 0, 0, 1};
}

Seat seat_of(const Design& design, std::string_view listener) {
  if (is_simulated_id(listener)) return seat_at(design, simulated_seat(design, listener));
  const auto taken = design.arrangement.seated.find(listener);
  return seat_at(design,
                 taken == design.arrangement.seated.end() ? planned_seat(design, listener) : taken->second);
}

std::string panel_id(const Design& design, const Seat& seat) {
  return seat.panel < design.arrangement.panels.size() ? design.arrangement.panels[seat.panel].id : "";
}

std::size_t next_seat(const Design& design, const std::vector<std::size_t>& taken) {
  const std::size_t seats = seats_of(design);
  std::vector<char> is_taken(seats, 0);
  for (const std::size_t each : taken)
    if (each < seats) is_taken[each] = 1;
  std::size_t best = seats, fewest = 0;
  for (std::size_t begin = 0; begin < seats;) {
    const Seat first = seat_at(design, begin);
    const std::size_t end = begin + first.panel_size;
    const auto from = is_taken.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = is_taken.begin() + static_cast<std::ptrdiff_t>(end);
    const auto n = static_cast<std::size_t>(std::count(from, to, 1));
    if (n < first.panel_size && (best == seats || n < fewest)) {
      best = static_cast<std::size_t>(std::find(from, to, 0) - is_taken.begin());
      fewest = n;
    }
    begin = end;
  }
  return best;
}

} // namespace quietroom::design
