#pragma once

namespace quietroom::prepare {

/// Thrown where the user asked to stop.
struct Interrupted {};

} // namespace quietroom::prepare
