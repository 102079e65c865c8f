#pragma once

#include "method/method.h"
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
  bool operator==(const Vote&) const = default;
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
  std::vector<Vote> votes; ///< one per question and stimulus that is judged
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

/// A line of the event stream (--events). Fields that do not apply are empty or 0.
struct Announce {
  std::string event;
  std::optional<Screen> screen;
  Attempt attempt; ///< its block is 0 where none is meant
  int of = 0;
  std::optional<int> vote;
  bool confirm = false;
  std::optional<Reason> reason;
  int keys = 0; ///< that were dropped
  bool operator==(const Announce&) const = default;
};

using Effect = std::variant<LoadBlock, VerifyFiles, PlayCheck, BeginAttempt, Play, VoidAttempt, StoreVote,
                            StoreFinished, StartBreak, Close, Tell, Announce>;

} // namespace quietroom::session
