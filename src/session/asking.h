#pragma once

#include "design/plan.h"
#include "session/state.h"

#include <optional>
#include <vector>

/// What a session asks besides votes, and when.
namespace quietroom::session {

struct PlaceOfQuestion {
  std::size_t questionnaire = 0, question = 0; ///< indexes in the plan
};

/// The first question of this moment that was not asked yet.
std::optional<PlaceOfQuestion> next_question(const design::Plan& plan, const State& state, design::When when);

/// The moment at which a session stands that is taken up again, if a questionnaire belongs to it: just behind
/// the practice, where the break comes, or at the end.
std::optional<design::When> moment_of(const design::Plan& plan, const Progress& progress);

/// Asks the next question of this moment, else goes on to what comes behind: the block after the practice,
/// the break, the end. Not for the form, behind which the session itself goes on.
Transition ask_or_pass(const design::Plan& plan, State state, design::When when);

/// The trials begin, or go on, behind what is still to be asked at this moment.
Transition begin_trials(const design::Plan& plan, State state);

/// Behind what comes before the instructions: the form, and whether the listener may take part. A session
/// that has nothing left to hear needs neither.
Transition to_instructions(const design::Plan& plan, State state);

/// An answer is stored: the next question, or what comes behind.
Transition after_answer(const design::Plan& plan, State state);

/// The page of a question.
Transition ask(const design::Plan& plan, State state, const PlaceOfQuestion& place);

/// A key on the page of a question, or where a reason is typed; elsewhere nothing.
void take_typed(const design::Plan& plan, Phase& phase, const Event& key);

/// Enter on the page of a question: stores the answer, or says that it cannot be taken.
Transition enter_answer(const design::Plan& plan, State state);

/// The listener may not take part by the rules: the experimenter is called.
Transition call_for_eligibility(State state, std::vector<design::Breach> breaches);

/// The experimenter's code on that page: the reasons, and a decision.
Transition show_breaches(const design::Plan& plan, State state);

} // namespace quietroom::session
