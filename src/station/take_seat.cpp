#include "station/take_seat.h"

#include "core/error.h"
#include "design/seats.h"

#include <fmt/format.h>

namespace quietroom::station {

void take_seat(design::Design& design, const std::string& listener, store::StudyStore& store,
               const std::string& now_utc) {
  if (design.arrangement.assignment != design::Assignment::least_filled) return;
  design.arrangement.seated[listener] =
      store.take_seat(listener, now_utc, [&](const std::vector<std::size_t>& taken) {
        const std::size_t seat = next_seat(design, taken);
        if (seat == seats_of(design))
          throw_input(fmt::format("study.toml: all {} seats of the study are taken; add listeners to it",
                                  seats_of(design)));
        return seat;
      });
}

} // namespace quietroom::station
