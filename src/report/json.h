#pragma once

#include "core/json.h"

namespace quietroom::report {

using quietroom::Json;
using quietroom::text;

} // namespace quietroom::report
