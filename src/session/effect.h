#pragma once

#include "design/questionnaire.h"
#include "method/method.h"
#include "session/action.h"
#include "session/event.h"
#include "session/screen.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// All that a session can ask for. Whoever runs effects reports back by the event named with each.
namespace quietroom::session {

/// One presentation. Numbers count from 1, as in the database and the event stream.
struct Attempt {
  int block = 0;
  int trial = 0;
  int attempt = 0;
  method::Trial heard;
  bool operator==(const Attempt&) const = default;
};

/// One answer as it was given.
struct Vote {
  method::Answer answer;
  double response_ms = 0; ///< from the end of the sample to the key
  bool given = true;      ///< false: the time was over, and `answer` has no value
  bool operator==(const Vote&) const = default;
};

struct LoadBlock {
  std::size_t block = 0;
};                     ///< index in the plan -> BlockLoaded or AudioFailed
struct VerifyFiles {}; ///< all of the session, behind what goes on meanwhile -> Verified or FileChanged
enum class CheckTone { left_then_right, left, right, both };
struct PlayCheck {
  CheckTone tone = CheckTone::left_then_right;
}; ///< -> CheckEnded or AudioFailed
enum class CheckQuestion { side, audible, comfort };
enum class CheckAnswer { left, right, yes, no };
struct StoreCheck { ///< an answer in the check that can be failed -> Committed or NotCommitted
  CheckQuestion question = CheckQuestion::side;
  CheckTone heard = CheckTone::left;
  CheckAnswer answer = CheckAnswer::left;
  bool passed = false;
};
struct BeginAttempt {
  Attempt attempt;
}; ///< its row, before it sounds -> Committed or NotCommitted
struct Play {
  Attempt attempt;
};                   ///< -> PlaybackEnded or AudioFailed
struct VoidAttempt { ///< -> Committed or NotCommitted
  Attempt attempt;
  PlaybackFacts facts;
  int ignored_keys = 0;
};
struct StoreVote { ///< one transaction -> Committed or NotCommitted
  Attempt attempt;
  PlaybackFacts facts;
  std::vector<Vote> votes; ///< one per stimulus that is judged
  int ignored_keys = 0;
};
struct StoreConsent { ///< the listener agreed, or did not -> Committed or NotCommitted
  bool given = false;
};
struct StoreAnswer { ///< to a question of a form or questionnaire -> Committed or NotCommitted
  std::size_t questionnaire = 0, question = 0; ///< indexes in the plan
  design::GivenAnswer given;
};
struct CheckEligibility {}; ///< of the form and of earlier sessions -> EligibilityChecked or NotCommitted
struct StoreOverride {      ///< the listener takes part nevertheless -> Committed or NotCommitted
  std::string reason;
};
struct StoreFinished {}; ///< -> Committed or NotCommitted
struct CheckCode {
  std::string typed;
};           ///< the experimenter's -> CodeChecked
struct Act { ///< of the experimenter; in the audit, before it has its effect -> Acted or NotActed
  Action action = Action::note;
  int block = 0; ///< that begins again, else that of the trial under way or to come; 0 where there is none
  int trial = 0;
  std::string text; ///< of a note
};
struct ReadLevel {}; ///< what was answered at the last calibration -> LevelRead
struct PlayTone {};  ///< of the calibration -> ToneEnded
struct StoreLevel {
  LevelAnswers answers;
}; ///< -> LevelStored, LevelRefused or NotActed
struct StartBreak {
  int seconds = 0;
}; ///< -> BreakOver
struct Close {
  bool finished = false;
}; ///< the program ends

/// For the experimenter's eyes: may name files. Never on the listener's screen.
struct Tell {
  std::string sentence;
};

/// A line of the event stream (--events). Fields that do not apply are empty or 0.
struct Announce {
  std::string event;
  std::optional<Screen> screen;
  Attempt attempt; ///< its block is 0 where none is meant
  int of = 0;
  std::optional<int> vote;
  bool confirm = false;
  std::optional<Reason> reason;
  int keys = 0;                       ///< that were dropped
  std::optional<Action> action = {};  ///< of the experimenter
  std::optional<int> plays_left = {}; ///< how often R plays the sample again; nothing: not at all
  bool operator==(const Announce&) const = default;
};

using Effect =
    std::variant<LoadBlock, VerifyFiles, PlayCheck, BeginAttempt, Play, VoidAttempt, StoreVote, StoreConsent,
                 StoreAnswer, CheckEligibility, StoreOverride, StoreCheck, StoreFinished, CheckCode, Act,
                 ReadLevel, PlayTone, StoreLevel, StartBreak, Close, Tell, Announce>;

} // namespace quietroom::session
