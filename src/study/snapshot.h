#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// What is known of votes at one moment, as values: nothing here opens a file.
namespace quietroom::study {

/// What a database says beside its votes.
struct StudyFacts {
  std::vector<std::optional<double>> levels_db_spl; ///< of the real votes; an empty one was not measured
  std::vector<std::string> devices;                 ///< through which the real votes were heard
  std::vector<std::string> unfinished;              ///< listeners whose session was begun and not finished
  std::vector<std::string> truths;                  ///< of the simulated votes: where they come from
};

/// The stimulus set that votes belong to.
struct SetOfVotes {
  stimulus::StimulusSet set;
  std::string folder; ///< as it is called in sentences
};

/// Votes, and whatever was found with them in one opening.
struct Snapshot {
  std::string name; ///< of the place, as the user gave it
  votes::VoteTable votes;
  std::optional<SetOfVotes> set;   ///< none for a table without --set, and for a study without one
  std::optional<StudyFacts> facts; ///< none for a table
};

/// "Listening level 73 dB SPL, heard through hw:0", and whose sessions are not finished; empty for a table
/// and for simulated votes, which nobody heard.
std::string listening_note(const Snapshot& snapshot);

} // namespace quietroom::study
