#include "session/progress.h"

#include "core/error.h"

#include <cassert>
#include <fmt/format.h>
#include <numeric>

namespace quietroom::session {

namespace {

/// Fills the queue from the plan; passes over empty blocks.
Progress enter(const design::Plan& plan, std::size_t block) {
  Progress progress;
  while (block < plan.blocks.size() && plan.blocks[block].trials.empty()) ++block;
  progress.block = block;
  if (block == plan.blocks.size()) return progress;
  const std::size_t n = plan.blocks[block].trials.size();
  progress.queue.resize(n);
  std::iota(progress.queue.begin(), progress.queue.end(), 1);
  progress.attempts.assign(n, 0);
  return progress;
}

} // namespace

Progress begin(const design::Plan& plan) { return enter(plan, 0); }

bool all_answered(const design::Plan& plan, const Progress& progress) {
  return progress.block == plan.blocks.size();
}

int trials_in_block(const design::Plan& plan, const Progress& progress) {
  return all_answered(plan, progress) ? 0 : static_cast<int>(plan.blocks[progress.block].trials.size());
}

int answered_in_block(const design::Plan& plan, const Progress& progress) {
  return trials_in_block(plan, progress) - static_cast<int>(progress.queue.size());
}

Attempt next_attempt(const design::Plan& plan, const Progress& progress) {
  assert(!progress.queue.empty());
  const int trial = progress.queue.front();
  const auto index = static_cast<std::size_t>(trial - 1);
  return {static_cast<int>(progress.block) + 1, trial, progress.attempts[index] + 1,
          plan.blocks[progress.block].trials[index]};
}

Progress after(const design::Plan& plan, Progress progress, Outcome outcome) {
  assert(!progress.queue.empty());
  const int trial = progress.queue.front();
  ++progress.attempts[static_cast<std::size_t>(trial - 1)];
  if (outcome == Outcome::killed) return progress;
  progress.queue.pop_front();
  if (outcome == Outcome::faulty) progress.queue.push_back(trial);
  return progress.queue.empty() ? enter(plan, progress.block + 1) : progress;
}

Progress replay(const design::Plan& plan, const std::vector<JournalEntry>& journal) {
  Progress progress = begin(plan);
  for (const JournalEntry& entry : journal) {
    if (all_answered(plan, progress))
      throw_input(fmt::format(
          "the database holds votes of {} beyond the end of the plan; was the study changed after "
          "the session began?",
          plan.listener));
    const Attempt expected = next_attempt(plan, progress);
    if (entry.block != expected.block || entry.trial != expected.trial || entry.attempt != expected.attempt)
      throw_input(fmt::format(
          "the database has trial {} of block {} (attempt {}) of {} where the plan has trial {} of "
          "block {} (attempt {}); was the study changed after the session began?",
          entry.trial, entry.block, entry.attempt, plan.listener, expected.trial, expected.block,
          expected.attempt));
    progress = after(plan, std::move(progress), entry.outcome);
  }
  return progress;
}

} // namespace quietroom::session
