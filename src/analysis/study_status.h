#pragma once

#include "analysis/study_plan.h"
#include "store/session_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How far a study has come while its votes are collected. Pure.
namespace quietroom::analysis {

/// A listener at whose seat a station runs now.
struct Seated {
  std::string listener = {};
  std::string booth = {};   ///< name of the machine
  std::string waiting = {}; ///< what the session waits for: "experimenter", "break", "focus"; empty: nothing
};

enum class ListenerState {
  planned,    ///< no session that counts was begun
  running,    ///< a station runs it now
  unfinished, ///< begun, and no station runs it
  finished,
  withdrawn
};

/// The word in every output: "planned".
std::string_view name_of(ListenerState state);

/// Of the session that counts, not of those that were set aside.
struct ListenerStatus {
  std::string listener = {};
  ListenerState state = ListenerState::planned;
  std::string booth = {};         ///< of a running session
  std::string waiting = {};       ///< of a running session, as in Seated
  std::string why = {};           ///< why an unfinished session ended where it did; that one was set aside
  int block = 0, trial = 0;       ///< the last attempt that was begun; 0: none
  std::size_t trials_done = 0;    ///< with a vote, practice included
  std::size_t trials = 0;         ///< planned, practice included; 0 where the listener is not planned
  std::string last_vote_utc = {}; ///< empty: no vote yet
  int faults = 0;                 ///< void attempts
  std::optional<double> response_ms = {}; ///< median
};

/// Votes of the main blocks that count, on one stimulus.
struct CellStatus {
  std::string question;
  NamedStimulus stimulus;
  std::size_t votes = 0;
  /// By the listeners of the study, those who withdrew left out; nothing where no plan is known.
  std::optional<std::size_t> planned = {};
  std::optional<double> mos = {}; ///< mean of the votes; only where it was asked for
};

struct StudyStatus {
  std::string study;
  std::vector<ListenerStatus> listeners; ///< as the design has them, then others with a session
  std::vector<CellStatus> cells;         ///< in the order of the set
  std::optional<double> response_ms;     ///< median over all votes that count
  std::vector<store::WaitingSession> second_sessions = {}; ///< which count nowhere yet
  std::optional<std::uint64_t> links_waiting = {}; ///< in the booth that is asked; nothing where it is none
  std::vector<std::string> withdrawn_here = {};    ///< withdrew on the server; this booth has their votes
  int simulated_sessions = 0;                      ///< beside all this
  bool unblinded = false;
};

/// Cells that have every vote that is planned; where no plan is known, those that have any.
std::size_t filled_cells(const StudyStatus& status);

/// A study of which only the votes are known: its name, and the stimuli that were heard.
StudyPlan plan_of_records(std::string name, const store::StudyRecords& records);

/// `unblind`: with the mean vote of each cell.
StudyStatus study_status(const StudyPlan& plan, const store::StudyRecords& records,
                         const std::vector<Seated>& seated, bool unblind);

} // namespace quietroom::analysis
