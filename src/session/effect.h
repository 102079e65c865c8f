#pragma once

#include "session/event.h"

#include <cstddef>
#include <string>
#include <variant>

/// All that a session can ask for. Whoever runs effects reports back by the event named with each.
namespace quietroom::session {

/// One presentation. Numbers count from 1, as in the database and the event stream.
struct Attempt {
  int block = 0;
  int trial = 0;
  int attempt = 0;
  std::size_t stimulus = 0; ///< index in the set
  bool operator==(const Attempt&) const = default;
};

struct LoadBlock {
  std::size_t block = 0;
};                     ///< index in the plan -> BlockLoaded or AudioFailed
struct VerifyFiles {}; ///< all of the session, behind what goes on meanwhile -> Verified or FileChanged
struct PlayCheck {};   ///< left, then right -> CheckEnded or AudioFailed
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
  int vote = 0;
  double response_ms = 0;
  int ignored_keys = 0;
};
struct StoreFinished {}; ///< -> Committed or NotCommitted
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

/// A line of the event stream (--events). Fields that do not apply are 0 or empty.
struct Announce {
  std::string event;
  std::string screen;
  Attempt attempt;
  int of = 0;
  int vote = 0;
  bool confirm = false;
  std::string reason;
  int keys = 0; ///< that were dropped
  bool operator==(const Announce&) const = default;
};

using Effect = std::variant<LoadBlock, VerifyFiles, PlayCheck, BeginAttempt, Play, VoidAttempt, StoreVote,
                            StoreFinished, StartBreak, Close, Tell, Announce>;

} // namespace quietroom::session
