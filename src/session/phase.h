#pragma once

#include "session/effect.h"

#include <string>
#include <variant>
#include <vector>

/// Where a session is. What has a meaning in one phase only stands in that phase.
namespace quietroom::session {

/// Where a session goes on once something is ready.
enum class Next { welcome, trial };

struct Loading { ///< samples are being decoded
  Next then = Next::welcome;
};
struct Welcome {};
struct Instructions {};
struct BeforeCheck {}; ///< before the tones
struct Checking {};    ///< the tones sound
struct Checked {};     ///< asks whether they were heard
struct Verifying {     ///< files are still being verified; no sample opens before
  Next then = Next::trial;
};
struct Ready {          ///< before a sample
  int ignored_keys = 0; ///< in this attempt, before the vote opens; so in all phases that follow
};
struct Starting { ///< its row is being written
  int ignored_keys = 0;
};
struct Playing {
  int ignored_keys = 0;
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
  std::variant<Ready, Loading, Verifying, Starting, Saving, Voiding, Finishing>
      then; ///< the phase that awaits it
};

using Phase = std::variant<Loading, Welcome, Instructions, BeforeCheck, Checking, Checked, Verifying, Ready,
                           Starting, Playing, Heard, Voting, Chosen, Saving, Voiding, Resting, Rested,
                           Finishing, Thanks, Halted, Closed>;

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
