#pragma once

#include "core/available_cores.h"
#include "prepare/outcome.h"
#include "stimulus/parallel.h"

#include <filesystem>
#include <functional>
#include <string>

namespace quietroom::prepare {

struct PrepareOptions {
  std::string tool_version; ///< written into the lock; another one prepares everything anew
  unsigned threads = available_cores();
  std::function<bool()> interrupted = {}; ///< asked often, from any thread; true: stop soon
  bool allow_commands = false;            ///< command steps may run their programs
  bool force = false; ///< replace files in the place of a stimulus that prepare did not write
};

/// Makes the stimuli of a set from its sources and writes SET/set.lock last: only what changed since the
/// lock, on all cores. The same set gives the same bytes, whatever the number of threads. Holds a few sources
/// at a time in memory. A run that was interrupted or killed leaves no half file; the next one goes on where
/// it was. Of a set of finished files all is unchanged; finished
/// files of a set that is prepared as well are measured, and the lock fixes them, too.
///
/// A file in the place of a stimulus that prepare did not write as it is now, or that the set reads, is an
/// error among the problems, or an input Error where only making the stimulus can tell.
///
/// Throws an input Error where a source cannot be read or levelled, a level step was not kept, or a stimulus
/// would clip; an environment Error where a file cannot be written, or where another prepare works on the
/// set.
PrepareOutcome prepare(const std::filesystem::path& folder, const PrepareOptions& options,
                       const stimulus::OnProgress& progress = {});

/// Whether prepare() would have anything to do, without doing it; each stimulus that it would prepare is an
/// error among the problems.
PrepareOutcome verify(const std::filesystem::path& folder, const PrepareOptions& options);

} // namespace quietroom::prepare
