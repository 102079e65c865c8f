#pragma once

#include "core/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What came of preparing a set, or of looking what there is to prepare. Values.
namespace quietroom::prepare {

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

struct PrepareOutcome {
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

} // namespace quietroom::prepare
