#pragma once

#include "core/error.h"
#include "prepare/work.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

/// The places of stimuli that are about to be made, and whose file stands there now.
namespace quietroom::prepare {

/// An error for each stale stimulus in whose place a file stands that the set reads, or that prepare did not
/// write as it is now and Options::force does not give up. Where neither a lock nor the journal of an
/// interrupted run tells what prepare wrote, write_target decides. Reads those files; writes nothing.
std::vector<Problem> refused_targets(const Work& work);

/// Has the file of stimulus i written by `write`, which gets its path. Where a file stands there that nobody
/// knows, it is written beside it first: the same bytes are left as they are, others throw an input Error.
void write_target(const Work& work, std::size_t i,
                  const std::function<void(const std::filesystem::path&)>& write);

} // namespace quietroom::prepare
