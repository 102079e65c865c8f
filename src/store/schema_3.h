#pragma once

#include "store/connection.h"

namespace quietroom::store {

/// What schema 3 adds to the tables of schema 2. A new database runs it after those tables are made, one of
/// schema 2 when it is brought to the present schema: both are the same then.
void add_schema_3(sql::Connection& connection);

} // namespace quietroom::store
