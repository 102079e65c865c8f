#pragma once

#include "session/answer_input.h"
#include "session/effect.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Where a session is. What has a meaning in one phase only stands in that phase.
namespace quietroom::session {

/// Where a session goes on once something is ready.
enum class Next { welcome, main, trial };

struct Loading { ///< samples are being decoded
  Next then = Next::welcome;
};
struct Welcome {};
struct Consent { ///< reads it; Enter on its last page agrees
  std::size_t page = 0;
};
struct Consenting { ///< the decision is being written
  StoreConsent asked;
};
struct Declined {}; ///< the listener does not take part
struct Asking {     ///< a question of a form or questionnaire; indexes in the plan
  std::size_t questionnaire = 0, question = 0;
  AnswerInput input;
};
struct Answering { ///< the answer is being written
  StoreAnswer asked;
  AnswerInput input; ///< as it stays on the screen
};
struct CheckingEligibility {}; ///< it is computed whether the listener may take part
struct NotEligible {           ///< the experimenter is called; their code leads to the reasons
  std::vector<design::Breach> breaches;
};
struct Overriding { ///< the experimenter reads them, and types why the listener takes part nevertheless
  std::vector<design::Breach> breaches;
  std::string reason;
};
struct LettingIn { ///< that is being written
  StoreOverride asked;
};
struct Instructions {};
struct BeforeCheck {}; ///< before the tones
struct Checking {};    ///< the tones sound
struct AfterCheck {};  ///< asks whether they were heard
struct AskCheck {      ///< asks what was heard, or whether all is comfortable
  CheckQuestion question = CheckQuestion::side;
};
struct NotingCheck { ///< the answer is being written
  StoreCheck asked;
};
struct Verifying { ///< files are still being verified; no sample opens before
  Next then = Next::trial;
};
struct MainBegins {};   ///< between practice and test
struct Ready {          ///< before a sample
  int ignored_keys = 0; ///< in this attempt, before the vote opens; so in all phases that follow
};
struct Starting { ///< its row is being written
  int ignored_keys = 0;
};
struct Playing {
  int ignored_keys = 0;
  std::optional<PlaybackFacts> before = {}; ///< of the plays of this attempt before this one
};
struct Heard { ///< the sample is over; a moment later the vote opens
  PlaybackFacts facts;
  double heard_s = 0; ///< when the sample was over: response times count from here
  int ignored_keys = 0;
};
struct Voting {
  Heard heard;
};
struct Chosen { ///< a vote is chosen, Enter confirms
  Heard heard;
  Vote vote;
};
struct Saving {
  StoreVote asked;
};
struct Voiding { ///< a faulty attempt is being written down
  VoidAttempt asked;
};
struct Resting {}; ///< the break, before its minimum is over
struct Rested {};
struct Finishing {}; ///< the end of the session is being written
struct Thanks {};
struct Closed {};

struct Halted { ///< the experimenter is needed; Enter tries again
  Reason reason = Reason::store;
  std::string sentence;      ///< for the experimenter
  std::vector<Effect> retry; ///< what Enter tries again
  std::variant<Ready, Loading, Verifying, Starting, Saving, Voiding, Finishing, Consenting, Answering,
               CheckingEligibility, LettingIn, NotingCheck, BeforeCheck>
      then; ///< the phase that awaits it
};

using Phase =
    std::variant<Loading, Welcome, Consent, Consenting, Declined, Asking, Answering, CheckingEligibility,
                 NotEligible, Overriding, LettingIn, MainBegins, Instructions, BeforeCheck, Checking,
                 AfterCheck, AskCheck, NotingCheck, Verifying, Ready, Starting, Playing, Heard, Voting,
                 Chosen, Saving, Voiding, Resting, Rested, Finishing, Thanks, Halted, Closed>;

/// Whether it is one of these: is<Saving, Voiding>(phase).
template<class... Of>
bool is(const Phase& phase) {
  return (std::holds_alternative<Of>(phase) || ...);
}

/// A key means something there, or soon will.
bool takes_keys(const Phase& phase);

/// The store has to answer, or the device has to.
bool awaits_store(const Phase& phase);
bool awaits_answer(const Phase& phase);

/// The first trial has not begun in these, and a key or a file is all that is waited for.
bool before_trials(const Phase& phase);

/// A sound that must not be covered by another page until it is over.
bool sounds(const Phase& phase);

/// The screen on which a program that drives the session finds itself when it has to press Enter there.
Screen screen_of(const Phase& phase);

} // namespace quietroom::session
