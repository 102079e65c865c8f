#pragma once

#include "design/plan.h"
#include "session/state.h"

/// The check before the practice that can be failed: which tone sounds, and what an answer to it means. Pure.
namespace quietroom::session {

/// Wrong so often, the operator is called.
constexpr int most_failed_checks = 2;
constexpr int tones_of_sides = 2; ///< one of each side

/// The tone that comes next in this round. Of "sides" the order is drawn for each round: left comes first
/// where derived(seed of the listener, "check", round) is even, and the other side second.
CheckTone check_tone(const design::Plan& plan, const CheckProgress& progress);

/// What is asked after it.
CheckQuestion check_question(const design::Plan& plan);

/// Whether the answer is the one that it must be.
bool passes(CheckQuestion question, CheckTone heard, CheckAnswer answer);

/// The tone sounds.
Transition play_check(const design::Plan& plan, State state);

/// What the page of a question says and waits for.
Transition ask(const design::Plan& plan, State state, CheckQuestion question);

/// The answer, to be stored.
Transition answer_check(const design::Plan& plan, State state, CheckQuestion question, CheckAnswer answer);

/// It is stored, and was right, but nothing more is asked.
bool is_over(const StoreCheck& answered);

/// It is stored: the next tone, question or round, or the operator.
Transition after_check(const design::Plan& plan, State state, const StoreCheck& answered);

/// The operator lets it begin again.
Transition check_again(const design::Plan& plan, State state);

/// The words in the database: "side", "left", "yes".
std::string_view name_of(CheckQuestion question);
std::string_view name_of(CheckTone tone);
std::string_view name_of(CheckAnswer answer);

} // namespace quietroom::session
