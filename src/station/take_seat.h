#pragma once

#include "design/design.h"
#include "store/study_store.h"

#include <string>

namespace quietroom::station {

/// Where seats are given away as listeners come (least-filled), the seat of this one: as it was taken at the
/// first sitting, else the next free one, which the store keeps. Else nothing. Throws an input Error where no
/// seat is free.
void take_seat(design::Design& design, const std::string& listener, store::StudyStore& store,
               const std::string& now_utc);

/// The same for a booth of a lab: the server gives the seats, so that no two booths give the same one, and
/// the booth's own journal notes it. Without a server (nullptr) only who has a seat in the journal may go on.
/// Throws an environment Error where there is no server and no seat, or where the seat of a listener in this
/// booth is not theirs on the server.
void take_seat_in_lab(design::Design& design, const std::string& listener, store::StudyStore& journal,
                      store::sql::Connection* server, const std::string& now_utc);

} // namespace quietroom::station
