#include "analysis/vote_proof.h"

#include "core/number.h"
#include "design/plan.h"
#include "method/names.h"
#include "session/progress.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace quietroom::analysis {

using session::KeptAttempt;
using session::KeptPresented;
using session::KeptSession;

namespace {

class VoteProof {
public:
  VoteProof(const KeptSession& session, const ProofQuestion& question)
      : m_session(session), m_question(question) {
    for (const stimulus::Stimulus& each : question.set.stimuli) m_stimuli.emplace(each.id, &each);
  }

  std::vector<Problem> problems() {
    if (m_session.lock_sha256 && *m_session.lock_sha256 != m_question.lock_sha256)
      error(m_session.session, "set/set.lock is not the one that the session began with");
    for (const KeptAttempt& each : m_session.attempts) {
      for (const KeptPresented& one : each.presented) check_stimulus(each, one);
      if (each.valid) check_vote(each);
    }
    check_gain();
    check_order();
    return std::move(m_problems);
  }

private:
  void error(const std::string& where, const std::string& message) {
    m_problems.push_back({Severity::error, where, message});
  }
  void error(const KeptAttempt& attempt, const std::string& message) {
    error(name_of(m_session, attempt), message);
  }

  void check_stimulus(const KeptAttempt& attempt, const KeptPresented& heard) {
    const auto found = m_stimuli.find(heard.stimulus);
    if (found == m_stimuli.end())
      return error(attempt, fmt::format("stimulus {} is not in the set of the study", heard.stimulus));
    const stimulus::Stimulus& one = *found->second;
    if (heard.sha256 != one.sha256)
      error(attempt, fmt::format("sha256 of {} is not that of set/set.lock", one.id));
    if (heard.condition != one.condition || heard.talker != one.talker || heard.sample != one.sample)
      error(attempt, fmt::format("condition, talker or sample of {} are not those of the set", one.id));
  }

  void check_vote(const KeptAttempt& attempt) {
    if (attempt.presented.empty()) return error(attempt, "has a vote, and nothing was heard");
    if (attempt.frames_delivered != attempt.frames_expected)
      error(attempt, fmt::format("the device took {} of {} frames", attempt.frames_delivered.value_or(0),
                                 attempt.frames_expected));
    if (attempt.underruns != 0)
      error(attempt, fmt::format("has {} underruns, and a vote", attempt.underruns.value_or(-1)));
    if (attempt.plays < 1) error(attempt, fmt::format("was heard {} times, and has a vote", attempt.plays));
    if (attempt.rate_hz != m_question.set.rate_hz)
      error(attempt,
            fmt::format("was played at {} Hz; the set has {} Hz", attempt.rate_hz, m_question.set.rate_hz));
    check_frames(attempt);
    check_device(attempt);
    check_answers(attempt);
  }

  /// Of several stimuli there are pauses between.
  void check_frames(const KeptAttempt& attempt) {
    const auto found = m_stimuli.find(attempt.presented.front().stimulus);
    if (attempt.presented.size() != 1 || found == m_stimuli.end()) return;
    const double plays = static_cast<double>(attempt.plays);
    const auto frames = std::llround(plays * found->second->seconds * static_cast<double>(attempt.rate_hz));
    if (std::abs(frames - attempt.frames_expected) >
        std::max<std::int64_t>(1, attempt.plays)) // the lock has seconds
      error(attempt, attempt.plays == 1
                         ? fmt::format("had {} frames; its file has {}", attempt.frames_expected, frames)
                         : fmt::format("had {} frames; {} plays of its file are {}", attempt.frames_expected,
                                       attempt.plays, frames));
  }

  void check_device(const KeptAttempt& attempt) {
    if (attempt.device.empty()) error(attempt, "names no device");
    if (!attempt.sitting) return;
    const auto found =
        std::ranges::find(m_session.sittings, *attempt.sitting, &session::KeptSitting::sitting);
    if (found == m_session.sittings.end())
      error(attempt, fmt::format("its sitting {} is not there", *attempt.sitting));
    else if (found->device != attempt.device)
      error(attempt, fmt::format("device {} is not that of its sitting, {}", attempt.device, found->device));
  }

  void check_answers(const KeptAttempt& attempt) {
    for (const session::KeptQuestion& each : m_session.questions) {
      if (attempt.asks && *attempt.asks != each.question) continue;
      for (std::size_t i = 0; i < attempt.presented.size(); ++i)
        if (attempt.presented[i].role != "reference")
          check_answer(attempt, static_cast<std::int64_t>(i) + 1, each);
    }
  }

  void check_answer(const KeptAttempt& attempt, std::int64_t position,
                    const session::KeptQuestion& question) {
    const auto found = std::ranges::find_if(attempt.answers, [&](const session::KeptAnswer& each) {
      return each.position == position && each.question == question.question;
    });
    if (found == attempt.answers.end())
      return error(attempt, fmt::format("has no answer to the question {}", question.question));
    const std::size_t colon = question.scale.find(':');
    const auto low = parse_integer(question.scale.substr(0, colon));
    const auto high =
        colon == std::string::npos ? std::nullopt : parse_integer(question.scale.substr(colon + 1));
    if (!low || !high)
      error(m_session.session,
            fmt::format("scale {} of the question {} is no scale", question.scale, question.question));
    else if (found->value && (*found->value < *low || *found->value > *high))
      error(attempt, fmt::format("vote {} is outside the scale {}", *found->value, question.scale));
  }

  /// One sitting has one gain and one level.
  void check_gain() {
    std::map<std::int64_t, const KeptAttempt*> first;
    for (const KeptAttempt& each : m_session.attempts) {
      if (!each.valid) continue;
      const KeptAttempt& before = *first.emplace(each.sitting.value_or(0), &each).first->second;
      if (each.sitting && (each.gain_db != before.gain_db || each.level_db_spl != before.level_db_spl))
        error(each, fmt::format("gain or level differs from that of {} in the same sitting",
                                name_of(m_session, before)));
    }
  }

  void check_order() {
    const design::Plan plan = plan_for(m_question.design, m_question.set, m_session.listener);
    if (std::to_string(plan.seed) != m_session.seed)
      error(m_session.session, "seed is not the one that study.toml gives this listener");
    if (m_session.plan_hash != hash_of(plan, m_question.set) &&
        m_session.plan_hash != former_hash_of(plan, m_question.set))
      return error(m_session.session, "plan_hash is not that of the plan that study.toml and set/ give; the "
                                      "session, the study or its set was changed");
    for (const KeptAttempt& each : m_session.attempts) check_place(plan, each);
    check_sequence(plan);
  }

  void check_place(const design::Plan& plan, const KeptAttempt& attempt) {
    const auto is_within = [](int number, std::size_t count) {
      return number >= 1 && static_cast<std::size_t>(number) <= count;
    };
    if (!is_within(attempt.block, plan.blocks.size())) return error(attempt, "is in no block of the plan");
    const design::Block& block = plan.blocks[static_cast<std::size_t>(attempt.block) - 1];
    if (attempt.block_type != name_of(block.type))
      error(attempt, fmt::format("block_type {} is not that of the plan", attempt.block_type));
    if (!is_within(attempt.trial, block.trials.size())) return error(attempt, "is no trial of the plan");
    const method::Trial& trial = block.trials[static_cast<std::size_t>(attempt.trial) - 1];
    const bool same =
        std::ranges::equal(trial.presented, attempt.presented,
                           [&](const method::Presented& planned, const KeptPresented& heard) {
                             return m_question.set.stimuli[planned.stimulus].id == heard.stimulus &&
                                    name_of(planned.role) == heard.role;
                           });
    if (!same) error(attempt, "what was heard is not what the plan has there");
    if (attempt.valid && attempt.plays > plan.max_plays)
      error(attempt, fmt::format("was heard {} times; study.toml permits {}", attempt.plays, plan.max_plays));
  }

  /// A block that the experimenter began again stands in the chain, before the attempts that followed.
  std::vector<session::KeptLink> restarts() const {
    std::vector<session::KeptLink> out;
    std::ranges::copy_if(m_session.links, std::back_inserter(out),
                         [](const session::KeptLink& each) { return each.kind == "restarted"; });
    return out;
  }

  /// Which trial came when, repeats and blocks that began again included.
  void check_sequence(const design::Plan& plan) {
    std::vector<session::JournalEntry> journal;
    const auto restarted = restarts();
    auto next = restarted.begin();
    for (const KeptAttempt& each : m_session.attempts) {
      for (; next != restarted.end() && each.link && next->link < *each.link; ++next)
        journal.push_back({static_cast<int>(next->number), 0, 0, session::Outcome::restarted});
      const bool answered = each.valid || session::is_set_aside(each.void_reason);
      journal.push_back({each.block, each.trial, each.attempt,
                         answered                       ? session::Outcome::answered
                         : each.void_reason == "killed" ? session::Outcome::killed
                                                        : session::Outcome::faulty});
    }
    for (; next != restarted.end(); ++next)
      journal.push_back({static_cast<int>(next->number), 0, 0, session::Outcome::restarted});
    try {
      const session::Progress progress = replay(plan, journal);
      if (m_session.finished && !all_answered(plan, progress))
        error(m_session.session, "is finished, and trials of its plan have no vote");
    } catch (const Error& failure) {
      error(m_session.session, failure.what());
    }
  }

  const KeptSession& m_session;
  const ProofQuestion& m_question;
  std::map<std::string_view, const stimulus::Stimulus*> m_stimuli;
  std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> vote_problems(const KeptSession& session, const ProofQuestion& question) {
  return VoteProof(session, question).problems();
}

} // namespace quietroom::analysis
