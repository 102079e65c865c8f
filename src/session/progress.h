#pragma once

#include "design/plan.h"
#include "session/effect.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace quietroom::session {

/// What is left of a block that was entered before, and how often each of its trials was tried.
struct LeftBlock {
  std::deque<int> queue;
  std::vector<int> attempts;
  bool operator==(const LeftBlock&) const = default;
};

/// How far a listener has come: what is left of the current block, in the order in which it will be
/// presented.
struct Progress {
  std::size_t block = 0;     ///< index in the plan; equal to the number of blocks when all is answered
  std::deque<int> queue;     ///< trial numbers still to be answered, the next one first
  std::vector<int> attempts; ///< made so far, by trial number - 1
  std::map<std::size_t, LeftBlock> left = {}; ///< other blocks that were entered, by their index
  bool operator==(const Progress&) const = default;
};

enum class Outcome {
  answered,
  faulty, ///< the trial comes again later in the block, with the questions on the same sample that follow it
  killed, ///< the program died: the trial comes again at once
  restarted ///< no attempt: its block begins again
};

Progress begin(const design::Plan& plan);

bool all_answered(const design::Plan& plan, const Progress& progress);
int trials_in_block(const design::Plan& plan, const Progress& progress);
int answered_in_block(const design::Plan& plan, const Progress& progress);

/// The attempt that comes next. Something must be left to answer.
Attempt next_attempt(const design::Plan& plan, const Progress& progress);

/// Whether the trials of the block with these numbers are questions on the same sample, asked in a row.
bool same_sample(const design::Plan& plan, int trial, int other);

/// The progress after the next attempt has had this outcome, which is not `restarted`. Enters the next block
/// that is not all answered when one is.
Progress after(const design::Plan& plan, Progress progress, Outcome outcome);

/// A block (an index in the plan) begins again: all its trials, in the order of the plan. Attempts count on,
/// and a block that this one was taken from goes on behind it where it was.
Progress restarted(const design::Plan& plan, Progress progress, std::size_t block);

/// Whether a trial of the block was ever tried.
bool was_begun(const Progress& progress, std::size_t block);

/// One attempt as the store keeps it; of a restart the block alone.
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
