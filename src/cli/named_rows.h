#pragma once

#include "core/named_rows.h"

namespace quietroom::cli {

using quietroom::NamedRows;

} // namespace quietroom::cli
