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

} // namespace quietroom::station
