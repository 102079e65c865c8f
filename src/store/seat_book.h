#pragma once

#include "store/connection.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Seats that are given away as listeners come (least-filled): the table `seat`.
namespace quietroom::store {

/// From the seats that are taken to the next one.
using ChooseSeat = std::function<std::size_t(const std::vector<std::size_t>& taken)>;

/// The seats that listeners took, by listener; none in databases before schema 3. A booth may read them.
std::map<std::string, std::size_t, std::less<>> all_seats(sql::Connection& connection);

/// The seat of a listener, if they have one.
std::optional<std::size_t> kept_seat(sql::Connection& connection, const std::string& listener);

/// The seat of a listener as it was taken, else the one that `choose` says, which is kept. Looks and takes in
/// one transaction, the only one that writes the study: no two listeners have one seat, whichever booths they
/// sit in. Where another program than ours has taken the chosen seat in between, it is chosen again, two
/// times at most. Throws what `choose` throws, and an environment Error.
std::size_t take_seat(sql::Connection& connection, const std::string& listener, const std::string& now_utc,
                      const ChooseSeat& choose);

} // namespace quietroom::store
