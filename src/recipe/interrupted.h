#pragma once

namespace quietroom::recipe {

/// Thrown where the user asked to stop.
struct Interrupted {};

} // namespace quietroom::recipe
