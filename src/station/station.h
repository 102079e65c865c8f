#pragma once

#include "session/machine.h"
#include "station/crew.h"
#include "store/study_store.h"
#include "study/fixed_study.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace quietroom::station {

/// The clocks of a station; simulated listeners have their own.
struct Clocks {
  std::function<double()> now_s; ///< monotonic seconds
  std::function<std::string()> now_utc;
};

Clocks real_clocks();

/// One listener at one seat: has the effects of the session run against store and sound and feeds their
/// answers back. The only place where the three meet; it decides nothing. One thread calls it.
class Station {
public:
  using Listen = std::function<void(const session::Announce&)>;

  /// Opens or resumes the listener's session. With `wake`, store and sound have a thread of their own and all
  /// files of the session are verified behind the first screens; `wake` is called on these threads when
  /// poll() has something. Without, all is done by the caller's calls, and a file is verified when it is
  /// loaded. Throws Error.
  Station(const study::FixedStudy& study, const store::SessionFacts& facts, store::StudyStore& store,
          Sound& sound, Clocks clocks, Listen announce, std::function<void()> wake = {});

  const design::Plan& plan() const { return m_plan; }
  const session::State& state() const { return m_state; }
  int check_side() const { return m_sound_facts.check_side; }
  double sample_began_s() const { return m_sound_facts.sample_began_s; }

  /// Takes one event and runs what follows from it.
  void on(const session::Event& event);

  /// Takes what has happened since: answers of store and sound, the end of a break, what is due by the clock.
  /// True if anything did. Throws Error when the first block cannot be made ready: the sitting has not begun
  /// then. Later such failures halt the session instead.
  bool poll();

  /// In how many seconds poll() may have something again; nothing = only after an event or a wake.
  std::optional<double> next_poll_s() const;

  /// Seconds until a break may end; 0 where there is none.
  double break_left_s() const;

  /// Whether a sample has just begun or is about to end: the screen is left alone then, so that no work of
  /// its own falls on the moments that matter most. So it is for 50 ms while the store writes: what it
  /// answers is taken at once, and not behind a frame.
  bool must_be_still() const;

  /// Whether the session ended, and then whether it was finished.
  std::optional<bool> closed() const { return m_closed; }

private:
  struct Run;
  session::AnsweredBefore answered_before(store::StudyStore& store) const;
  void take(session::Transition step);
  void take_answers();
  void take_answer(const Reply& answer);
  std::optional<double> late_at_s() const;

  const study::FixedStudy& m_study;
  store::SessionFacts m_facts;
  Clocks m_clocks;
  Listen m_announce;
  design::Plan m_plan;
  session::State m_state;
  SoundFacts m_sound_facts;
  std::optional<double> m_break_over_s;
  std::optional<double> m_asked_s; ///< the store, which has not answered yet
  std::optional<bool> m_closed;
  double m_play_began_s = 0;
  double m_play_ends_s = 0; ///< expected
  Backstage m_backstage;
  std::unique_ptr<Crew> m_crew; ///< last: its threads end before what they use
};

/// What is stored with the first session of a listener.
store::SessionFacts session_facts(const study::FixedStudy& study, const design::Plan& plan,
                                  const std::string& program);

/// The same with the session that counts now: one that was set aside is followed by the next. Throws an input
/// Error for a listener who has withdrawn.
store::SessionFacts session_facts(const study::FixedStudy& study, const design::Plan& plan,
                                  const std::string& program, store::StudyStore& store);

} // namespace quietroom::station
