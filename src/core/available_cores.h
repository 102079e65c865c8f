#pragma once

namespace quietroom {

/// Cores that this process may run on; at least 1.
unsigned available_cores() noexcept;

} // namespace quietroom
