#include "station/take_seat.h"

#include "core/error.h"
#include "design/seats.h"
#include "store/seat_book.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::station {

namespace {

bool is_planned(const design::Design& design) {
  return design.arrangement.assignment != design::Assignment::least_filled;
}

std::size_t next_free(const design::Design& design, const std::vector<std::size_t>& taken) {
  const std::size_t seat = next_seat(design, taken);
  if (seat == seats_of(design))
    throw_input(fmt::format("study.toml: all {} seats of the study are taken; add listeners to it",
                            seats_of(design)));
  return seat;
}

} // namespace

void take_seat(design::Design& design, const std::string& listener, store::StudyStore& store,
               const std::string& now_utc) {
  if (is_planned(design)) return;
  design.arrangement.seated[listener] = store.take_seat(
      listener, now_utc, [&](const std::vector<std::size_t>& taken) { return next_free(design, taken); });
}

void take_seat_in_lab(design::Design& design, const std::string& listener, store::StudyStore& journal,
                      store::sql::Connection* server, const std::string& now_utc) {
  if (is_planned(design)) return;
  const auto here = store::kept_seat(journal.connection(), listener);
  if (server == nullptr && !here)
    throw_environment(
        fmt::format("listener {} has no seat yet, and assignment = \"least-filled\" takes it from "
                    "the server, which does not answer; begin when it is back",
                    listener));
  if (server == nullptr) {
    design.arrangement.seated[listener] = *here;
    return;
  }
  const std::size_t seat =
      store::take_seat(*server, listener, now_utc, [&](const std::vector<std::size_t>& taken) {
        const bool is_free = here && std::ranges::find(taken, *here) == taken.end();
        return here && is_free ? *here : next_free(design, taken);
      });
  if (here && *here != seat)
    throw_environment(
        fmt::format("listener {} has seat {} in this booth and seat {} on the server; seat them in "
                    "another booth, whose file does not know them",
                    listener, *here + 1, seat + 1));
  design.arrangement.seated[listener] =
      journal.take_seat(listener, now_utc, [&](const std::vector<std::size_t>&) { return seat; });
}

} // namespace quietroom::station
