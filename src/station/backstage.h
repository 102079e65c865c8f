#pragma once

#include "session/effect.h"
#include "station/sound.h"
#include "study/fixed_study.h"

#include <exception>
#include <functional>
#include <optional>
#include <string>

namespace quietroom::station {

/// How the sound stands: see Sound.
struct SoundFacts {
  int check_side = 0;
  double sample_began_s = 0;
};

/// What comes back from store, sound or files.
struct Reply {
  std::optional<session::Event> event;
  std::optional<SoundFacts> sound; ///< by then; nothing = not asked
  std::exception_ptr failure;      ///< of the first block, for nobody sits here yet; or what is no Error
};

/// Store and sound of one session: all that may take time. One thread at a time.
class Backstage {
public:
  /// The referred outlive this.
  Backstage(const study::FixedStudy& study, const design::Plan& plan, const store::SessionFacts& facts,
            store::StudyStore& store, Sound& sound, std::function<std::string()> now_utc);

  /// Runs LoadBlock, PlayCheck, BeginAttempt, Play, VoidAttempt, StoreVote, StoreFinished, CheckCode, Act,
  /// ReadLevel, PlayTone or StoreLevel. The
  /// answer has an event unless it will come from poll(). At StartBreak, which has none, and at the end the
  /// log of the database is brought into it.
  Reply run(const session::Effect& effect);

  /// What the sound has to say: an event, or another side of the check. Nothing = nothing new.
  std::optional<Reply> poll();

  /// Between a play and its end.
  bool sounding() const { return m_sounding; }

private:
  struct Run;
  Reply answer(std::optional<session::Event> event) const;

  const study::FixedStudy& m_study;
  const design::Plan& m_plan;
  const store::SessionFacts& m_facts;
  store::StudyStore& m_store;
  Sound& m_sound;
  std::function<std::string()> m_now_utc;
  bool m_seated = false; ///< this sitting is in the database
  bool m_sounding = false;
  int m_told_side = 0;
};

/// Whether a Backstage is needed for it.
bool is_for_backstage(const session::Effect& effect);

} // namespace quietroom::station
