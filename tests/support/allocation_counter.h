#pragma once

#include <cstddef>

namespace quietroom::test {

/// Calls of any operator new by this thread. Link support/allocation_counter.cpp, which replaces them all.
std::size_t allocations() noexcept;

} // namespace quietroom::test
