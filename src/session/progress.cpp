#include "session/progress.h"

#include "core/error.h"
#include "design/trials.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace quietroom::session {

namespace {

std::deque<int> all_trials(const design::Plan& plan, std::size_t block) {
  std::deque<int> out(plan.blocks[block].trials.size());
  std::iota(out.begin(), out.end(), 1);
  return out;
}

bool has_nothing_left(const design::Plan& plan, const Progress& progress, std::size_t block) {
  const auto left = progress.left.find(block);
  return left == progress.left.end() ? plan.blocks[block].trials.empty() : left->second.queue.empty();
}

/// Fills the queue, from the plan or with what was left; passes over blocks that have nothing to answer.
Progress enter(const design::Plan& plan, Progress progress, std::size_t block) {
  while (block < plan.blocks.size() && has_nothing_left(plan, progress, block)) ++block;
  progress.block = block;
  progress.queue.clear();
  progress.attempts.clear();
  if (block == plan.blocks.size()) return progress;
  if (auto left = progress.left.extract(block)) {
    progress.queue = std::move(left.mapped().queue);
    progress.attempts = std::move(left.mapped().attempts);
  } else {
    progress.queue = all_trials(plan, block);
    progress.attempts.assign(progress.queue.size(), 0);
  }
  return progress;
}

/// Out of the block, which is kept as it is.
Progress leave(Progress progress) {
  progress.left[progress.block] = {std::move(progress.queue), std::move(progress.attempts)};
  return progress;
}

std::size_t block_of(const design::Plan& plan, const JournalEntry& entry) {
  if (entry.block < 1 || static_cast<std::size_t>(entry.block) > plan.blocks.size())
    throw_input(fmt::format("the database begins block {} of {} again, which the plan does not have; was the "
                            "study changed after the session began?",
                            entry.block, plan.listener));
  return static_cast<std::size_t>(entry.block) - 1;
}

} // namespace

Progress begin(const design::Plan& plan) { return enter(plan, {}, 0); }

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

bool same_sample(const design::Plan& plan, int trial, int other) {
  const int size = design::group_size(plan.method);
  return (trial - 1) / size == (other - 1) / size;
}

Progress after(const design::Plan& plan, Progress progress, Outcome outcome) {
  assert(!progress.queue.empty());
  const int trial = progress.queue.front();
  ++progress.attempts[static_cast<std::size_t>(trial - 1)];
  if (outcome == Outcome::killed) return progress;
  do { // questions that follow on the same sample are asked after it again
    if (outcome == Outcome::faulty) progress.queue.push_back(progress.queue.front());
    progress.queue.pop_front();
  } while (outcome == Outcome::faulty && progress.queue.front() > trial &&
           same_sample(plan, trial, progress.queue.front()));
  const std::size_t following = progress.block + 1;
  return progress.queue.empty() ? enter(plan, leave(std::move(progress)), following) : progress;
}

Progress restarted(const design::Plan& plan, Progress progress, std::size_t block) {
  if (!all_answered(plan, progress)) progress = leave(std::move(progress));
  LeftBlock& again = progress.left[block];
  again.queue = all_trials(plan, block);
  again.attempts.resize(again.queue.size(), 0);
  return enter(plan, std::move(progress), block);
}

bool was_begun(const Progress& progress, std::size_t block) {
  const auto left = progress.left.find(block);
  const auto& attempts = left == progress.left.end() ? progress.attempts : left->second.attempts;
  if (left == progress.left.end() && block != progress.block) return false;
  return std::ranges::any_of(attempts, [](int made) { return made > 0; });
}

Progress replay(const design::Plan& plan, const std::vector<JournalEntry>& journal) {
  Progress progress = begin(plan);
  for (const JournalEntry& entry : journal) {
    if (entry.outcome == Outcome::restarted) {
      progress = restarted(plan, std::move(progress), block_of(plan, entry));
      continue;
    }
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
