#include "analysis/study_status.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::analysis {

namespace {

using store::AttemptRecord;
using store::SessionRecord;

std::optional<double> median_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

bool is_fault(const AttemptRecord& attempt) {
  return !attempt.valid && attempt.void_reason != "redone" && attempt.void_reason != "withdrawn";
}

std::vector<double> response_times(const std::vector<AttemptRecord>& attempts) {
  std::vector<double> out;
  for (const AttemptRecord& each : attempts)
    if (each.valid && each.response_ms && std::isfinite(*each.response_ms)) out.push_back(*each.response_ms);
  return out;
}

/// What the last attempt of a session that nobody runs tells of its end.
std::string why_unfinished(const SessionRecord& session) {
  if (session.attempts.empty()) return "left before the first sample";
  const AttemptRecord& last = session.attempts.back();
  if (last.valid) return "left between two samples";
  if (last.void_reason == "killed") return "killed in a sample or before its vote";
  return "left after a fault: " + last.void_reason;
}

/// Trials are told apart by block and trial: an attempt may have a row per question.
void count_attempts(const SessionRecord& session, ListenerStatus& out) {
  std::vector<std::pair<int, int>> done;
  std::set<std::array<int, 3>> faulty;
  for (const AttemptRecord& each : session.attempts) {
    if (each.valid) done.emplace_back(each.block, each.trial);
    if (is_fault(each)) faulty.insert({each.block, each.trial, each.attempt});
    if (each.valid) out.last_vote_utc = std::max(out.last_vote_utc, each.voted_utc);
    out.block = each.block;
    out.trial = each.trial;
  }
  std::ranges::sort(done);
  out.trials_done = static_cast<std::size_t>(std::ranges::unique(done).begin() - done.begin());
  out.faults = static_cast<int>(faulty.size());
  out.response_ms = median_of(response_times(session.attempts));
}

void take_session(const SessionRecord& session, ListenerStatus& out) {
  if (session.set_aside == "withdrawn") {
    out.state = ListenerState::withdrawn;
    return;
  }
  if (!session.set_aside.empty()) {
    if (out.state == ListenerState::planned) // else another one counts, whichever was begun first
      out.why = fmt::format("session {} was set aside", session.session);
    return;
  }
  out.why.clear();
  count_attempts(session, out);
  if (!session.finished_utc.empty()) {
    out.state = ListenerState::finished;
  } else {
    out.state = ListenerState::unfinished;
    out.why = why_unfinished(session);
  }
}

void take_seat(const Seated& seat, ListenerStatus& out) {
  if (out.state == ListenerState::withdrawn || out.state == ListenerState::finished) return;
  out.state = ListenerState::running;
  out.booth = seat.booth;
  out.waiting = seat.waiting;
  out.why.clear();
}

std::vector<ListenerStatus> listeners_of(const StudyPlan& plan, const store::StudyRecords& records,
                                         const std::vector<Seated>& seated) {
  std::vector<ListenerStatus> out;
  std::map<std::string, std::size_t, std::less<>> place;
  const auto status_of = [&](const std::string& listener) -> ListenerStatus& {
    const auto [found, is_new] = place.try_emplace(listener, out.size());
    if (is_new) out.push_back({.listener = listener});
    return out[found->second];
  };
  for (const ListenerPlan& each : plan.listeners) status_of(each.listener).trials = each.trials.size();
  for (const SessionRecord& each : records.sessions) take_session(each, status_of(each.listener));
  for (const Seated& each : seated) take_seat(each, status_of(each.listener));
  return out;
}

/// Main trials in which each stimulus is judged, over the listeners who have not withdrawn.
using PlannedVotes = std::map<std::string, std::vector<std::size_t>>; ///< by question, of each stimulus

PlannedVotes planned_votes(const StudyPlan& plan, const std::vector<ListenerStatus>& listeners) {
  PlannedVotes out;
  for (std::size_t i = 0; i < plan.listeners.size(); ++i) { // the first of `listeners` are these
    if (listeners[i].state == ListenerState::withdrawn) continue;
    for (const PlannedTrial& trial : plan.listeners[i].trials)
      if (trial.block_type == "main") {
        std::vector<std::size_t>& of_stimuli = out[trial.question];
        of_stimuli.resize(plan.stimuli.size());
        ++of_stimuli[trial.presented[trial.judged].stimulus];
      }
  }
  return out;
}

struct CellSum {
  std::size_t votes = 0;
  double sum = 0;
};

/// By question, condition and stimulus, whose texts are those of the records.
using CellSums = std::map<std::array<std::string_view, 3>, CellSum>;

CellSums sums_of(const store::StudyRecords& records) {
  CellSums out;
  for (const SessionRecord& session : records.sessions)
    for (const AttemptRecord& each : session.attempts)
      if (each.valid && each.is_main && each.vote) {
        CellSum& cell = out[{each.question, each.condition, each.stimulus}];
        ++cell.votes;
        cell.sum += *each.vote;
      }
  return out;
}

std::vector<CellStatus> cells_of(const StudyPlan& plan, const store::StudyRecords& records,
                                 const std::vector<ListenerStatus>& listeners, bool unblind) {
  PlannedVotes planned = planned_votes(plan, listeners);
  const bool is_planned = !plan.listeners.empty();
  const CellSums sums = sums_of(records);
  for (const auto& [key, sum] : sums) planned[std::string(key[0])].resize(plan.stimuli.size());
  std::vector<CellStatus> out;
  for (const auto& [question, votes] : planned)
    for (std::size_t i = 0; i < plan.stimuli.size(); ++i) {
      CellStatus cell{question, plan.stimuli[i]};
      if (is_planned) cell.planned = votes[i];
      if (const auto found = sums.find({question, cell.stimulus.condition, cell.stimulus.stimulus});
          found != sums.end()) {
        cell.votes = found->second.votes;
        if (unblind) cell.mos = found->second.sum / static_cast<double>(cell.votes);
      }
      out.push_back(std::move(cell));
    }
  return out;
}

} // namespace

std::string_view name_of(ListenerState state) {
  switch (state) {
  case ListenerState::running:
    return "running";
  case ListenerState::unfinished:
    return "unfinished";
  case ListenerState::finished:
    return "finished";
  case ListenerState::withdrawn:
    return "withdrawn";
  case ListenerState::planned:
    break;
  }
  return "planned";
}

std::size_t filled_cells(const StudyStatus& status) {
  return static_cast<std::size_t>(std::ranges::count_if(status.cells, [](const CellStatus& each) {
    return each.votes > 0 && each.votes >= each.planned.value_or(1);
  }));
}

StudyPlan plan_of_records(std::string name, const store::StudyRecords& records) {
  StudyPlan out;
  out.name = std::move(name);
  std::set<std::pair<std::string_view, std::string_view>> heard;
  for (const SessionRecord& session : records.sessions)
    for (const AttemptRecord& each : session.attempts)
      if (each.is_main) heard.emplace(each.condition, each.stimulus);
  for (const auto& [condition, stimulus] : heard)
    out.stimuli.push_back({std::string(stimulus), std::string(condition), "", ""});
  return out;
}

StudyStatus study_status(const StudyPlan& plan, const store::StudyRecords& records,
                         const std::vector<Seated>& seated, bool unblind) {
  StudyStatus out;
  out.study = plan.name;
  out.listeners = listeners_of(plan, records, seated);
  out.cells = cells_of(plan, records, out.listeners, unblind);
  std::vector<double> times;
  for (const SessionRecord& each : records.sessions) {
    const auto of_session = response_times(each.attempts);
    times.insert(times.end(), of_session.begin(), of_session.end());
  }
  out.response_ms = median_of(std::move(times));
  out.second_sessions = records.waiting;
  out.simulated_sessions = records.simulated_sessions;
  out.unblinded = unblind;
  return out;
}

} // namespace quietroom::analysis
