#pragma once

#include "core/error.h"
#include "stimulus/parallel.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::prepare {

struct Options {
  std::string tool_version; ///< written into the lock; another one prepares everything anew
  unsigned threads = stimulus::available_cores();
};

struct Outcome {
  std::size_t prepared = 0;
  std::size_t unchanged = 0;
  std::size_t stale = 0;         ///< of verify(): what prepare() would prepare
  std::size_t removed = 0;       ///< stimuli of the old lock that set.toml has no more
  double audio_seconds = 0;      ///< of the stimuli prepared
  std::vector<Problem> problems; ///< with an error among them nothing was done
};

/// Makes the stimuli of a set from its sources and writes SET/set.lock last: only what changed since the
/// lock, on all cores. The same set gives the same bytes, whatever the number of threads. A run that was
/// interrupted leaves no half file; the next one goes on. Of a set of finished files all is unchanged.
///
/// Throws an input Error where a source cannot be read or levelled or a stimulus would clip, an environment
/// Error where a file cannot be written.
Outcome prepare(const std::filesystem::path& folder, const Options& options,
                const stimulus::Progress& progress = {});

/// Whether prepare() would have anything to do, without doing it: `prepared` counts what it would prepare,
/// and each such stimulus is an error among the problems.
Outcome verify(const std::filesystem::path& folder, const Options& options);

} // namespace quietroom::prepare
