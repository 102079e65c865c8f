#pragma once

#include <cstddef>
#include <functional>

namespace quietroom::stimulus {

/// Told after each piece of work, from one thread at a time, not always the same.
using OnProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Runs work(0) ... work(count - 1) on `threads` threads, each once, in no fixed order, and returns when all
/// have ended. When some throw, none that has not begun is begun, and the one of lowest index is thrown
/// again.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
                    const OnProgress& progress = {});

} // namespace quietroom::stimulus
