#pragma once

#include "core/error.h"
#include "stimulus/parallel.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::prepare {

struct Options {
  std::string tool_version; ///< written into the lock; another one prepares everything anew
  unsigned threads = stimulus::available_cores();
  std::function<bool()> interrupted = {}; ///< asked often, from any thread; true: stop soon
  bool allow_commands = false;            ///< command steps may run their programs
  bool force = false; ///< replace files in the place of a stimulus that prepare did not write
};

/// Why a stimulus has to be made; `no`: it is as it should be.
enum class Stale { no, unmade, version, library, recipe, program, source, clipping, missing, changed };

/// "recipe changed"
std::string_view text(Stale why);

/// What is to be done about a stimulus.
struct PlannedWork {
  std::string id;
  Stale why = Stale::no;
  std::string chain;                      ///< every step with its parameters and seeds
  std::vector<std::string> programs = {}; ///< of others, that are run for it
};

struct Outcome {
  std::size_t prepared = 0;
  std::size_t unchanged = 0;
  std::size_t stale = 0;         ///< of verify(): what prepare() would prepare
  std::size_t measured = 0;      ///< finished files that the lock did not have as they are
  std::size_t removed = 0;       ///< stimuli of the old lock that set.toml has no more
  double audio_seconds = 0;      ///< of the stimuli prepared
  double reduction_db = 0;       ///< by which the whole set was lowered so that none clips
  bool interrupted = false;      ///< before its end: the next run goes on; `prepared` is what this one did
  std::vector<PlannedWork> plan; ///< of verify(), a stimulus each in the order of the set
  std::vector<Problem> problems; ///< with an error among them nothing was done
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
Outcome prepare(const std::filesystem::path& folder, const Options& options,
                const stimulus::Progress& progress = {});

/// Whether prepare() would have anything to do, without doing it; each stimulus that it would prepare is an
/// error among the problems.
Outcome verify(const std::filesystem::path& folder, const Options& options);

} // namespace quietroom::prepare
