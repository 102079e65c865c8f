#pragma once

#include "session/machine.h"
#include "station/sound.h"
#include "station/study.h"
#include "store/study_store.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace quietroom::station {

/// The clocks of a station; simulated listeners have their own.
struct Clocks {
  std::function<double()> now_s; ///< monotonic seconds
  std::function<std::string()> now_utc;
};

Clocks real_clocks();

/// One listener at one seat: runs the effects of the session against store and sound and feeds their answers
/// back. The only place where the three meet; it decides nothing. One thread.
class Station {
public:
  using Listen = std::function<void(const session::Announce&)>;

  /// Opens or resumes the listener's session. Throws Error.
  Station(const Study& study, const store::SessionFacts& facts, store::StudyStore& store, Sound& sound,
          Clocks clocks, Listen announce);

  const design::Plan& plan() const { return m_plan; }
  const session::State& state() const { return m_state; }
  int check_side() const { return m_sound.check_side(); }
  double sample_began_s() const { return m_sound.sample_began_s(); }

  /// Takes one event and runs what follows from it.
  void on(const session::Event& event);

  /// Takes what has happened since: the end of a sample, the end of a break, work that was put off until the
  /// screen could say so. True if anything did. Throws Error when the first block
  /// cannot be made ready: the sitting has not begun then. Later such failures halt the session instead.
  bool poll();

  /// When poll() may have something again: soon while sound plays, at the end of a break; nothing = only
  /// after an event.
  std::optional<double> next_poll_s() const;

  /// Seconds until a break may end; 0 where there is none.
  double break_left_s() const;

  /// Whether a sample has just begun or is about to end: the screen is left alone then, so that no work of
  /// its own falls on the moments that matter most.
  bool must_be_still() const;

  /// Whether the session ended, and then whether it was finished.
  std::optional<bool> closed() const { return m_closed; }

private:
  struct Run;
  void take(session::Step step);
  void take_answers();
  template<class Write>
  void write(Write&& write);

  const Study& m_study;
  store::SessionFacts m_facts;
  store::StudyStore& m_store;
  Sound& m_sound;
  Clocks m_clocks;
  Listen m_announce;
  design::Plan m_plan;
  session::State m_state;
  std::deque<session::Event> m_answers;       ///< of effects, not yet taken
  std::optional<std::size_t> m_block_to_load; ///< put off, for it takes a moment
  std::optional<double> m_break_over_s;
  std::optional<bool> m_closed;
  double m_play_began_s = 0;
  double m_play_ends_s = 0; ///< expected
  bool m_seated = false;    ///< this sitting is in the database
};

/// What is stored with the session of a listener.
store::SessionFacts session_facts(const Study& study, const design::Plan& plan, const std::string& program);

} // namespace quietroom::station
