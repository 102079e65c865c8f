#pragma once

#include "design/plan.h"
#include "session/effect.h"

#include <deque>
#include <string>
#include <vector>

namespace quietroom::session {

/// How far a listener has come: what is left of the current block, in the order in which it will be
/// presented.
struct Progress {
  std::size_t block = 0;     ///< index in the plan; equal to the number of blocks when all is answered
  std::deque<int> queue;     ///< trial numbers still to be answered, the next one first
  std::vector<int> attempts; ///< made so far, by trial number - 1
  bool operator==(const Progress&) const = default;
};

enum class Outcome {
  answered,
  faulty, ///< the trial comes again later in the block
  killed  ///< the program died: the trial comes again at once
};

Progress begin(const design::Plan& plan);

bool all_answered(const design::Plan& plan, const Progress& progress);
int trials_in_block(const design::Plan& plan, const Progress& progress);
int answered_in_block(const design::Plan& plan, const Progress& progress);

/// The attempt that comes next. Something must be left to answer.
Attempt next_attempt(const design::Plan& plan, const Progress& progress);

/// The progress after the next attempt has had this outcome. Enters the next block when one is all answered.
Progress after(const design::Plan& plan, Progress progress, Outcome outcome);

/// One attempt as the store keeps it.
struct JournalEntry {
  int block = 0;
  int trial = 0;
  int attempt = 0;
  Outcome outcome = Outcome::answered;
};

/// The progress that a journal (in the order of its attempts) leads to: the same fold as the session's own.
/// Throws an input Error if the journal does not follow the plan, naming the trial.
Progress replay(const design::Plan& plan, const std::vector<JournalEntry>& journal);

} // namespace quietroom::session
