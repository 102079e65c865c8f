#pragma once

#include "store/session_record.h"

#include "store/location.h"

namespace quietroom::store {

/// What is stored of every session of people, of one snapshot; of a database of any schema that is known.
/// Nothing where there is no database yet. Throws an environment Error where it cannot be read.
StudyRecords read_records(const Location& database);

} // namespace quietroom::store
