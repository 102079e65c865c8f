#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>
#include <vector>

namespace quietroom::recipe {

/// What of a room impulse response is brought to unit energy: its direct sound (2.5 ms to either side of its
/// largest peak), the whole response, or nothing.
enum class RoomLevel { direct, whole, as_it_is };

/// A room, as its impulse response. Its largest peak is time zero, so that the sound is not delayed.
struct Room {
  std::string file;                    ///< of the set; one channel
  RoomLevel level = RoomLevel::direct; ///< measured at the rate of the sound
  bool keeps_tail = false;             ///< else the sound keeps its length
  int rate_hz = 0;                     ///< of the file; 0 where it is not known
};

Room read_room(Parameters& parameters);
RateNeed rate_need(const Room& room);
/// What keeps the response from a sound of this rate; a sentence each.
std::vector<std::string> check_form(const Room& room, int rate_hz);
/// Throws an input Error where the response cannot be read, is silent or too long to be one.
void apply(const Room& room, Pass& pass);
std::string text(const Room& room, Writing& writing);

} // namespace quietroom::recipe
