#pragma once

#include "core/error.h"
#include "design/calibration.h"
#include "design/listener_facts.h"
#include "stimulus/stimulus_set.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

/// What is known of votes at one moment, as values: nothing here opens a file.
namespace quietroom::study {

/// By what the orders of sessions were drawn.
struct PlanFacts {
  std::vector<std::string> seeds;  ///< of the study; more than one where it was changed between sessions
  std::vector<std::string> hashes; ///< of the plans of the listeners, bytewise
};

/// How the level of the real votes was set.
struct LevelFacts {
  std::vector<design::Calibration> calibrations; ///< under which votes were given
  std::vector<design::LevelCheck> checks;        ///< of these
  std::vector<design::RoomNoise> room_noise;
  std::uint64_t attempts_under = 0; ///< valid ones of main blocks that were heard under one of them
  std::uint64_t attempts_without = 0;
};

/// "level not calibrated", "level calibrated", or for how many attempts it was not.
std::string calibration_note(const LevelFacts& facts);

/// Sessions whose listener agreed to the text of consent, or did not.
struct ConsentFacts {
  std::uint64_t agreed = 0, declined = 0;
  std::vector<std::string> versions; ///< SHA-256 of the texts
};

/// What the experimenter did in the sessions of people.
struct ActFacts {
  std::uint64_t pauses = 0;
  std::uint64_t repeated = 0; ///< blocks, the practice among them
  std::uint64_t notes = 0;
};

/// Sessions in which the sound check that can be failed was answered.
struct SoundCheckFacts {
  std::uint64_t sessions = 0, with_failures = 0;
};

/// What a database says beside its votes.
struct StudyFacts {
  std::vector<std::optional<double>> levels_db_spl; ///< of the real votes; an empty one was not measured
  std::vector<std::string> devices;                 ///< through which the real votes were heard
  std::vector<std::string> unfinished;              ///< listeners whose session was begun and not finished
  std::vector<std::string> truths;                  ///< of the simulated votes: where they come from
  PlanFacts plans = {}, simulated_plans = {};       ///< of people, of virtual listeners
  std::vector<std::string> programs = {};           ///< that collected the real votes
  LevelFacts level = {};
  ConsentFacts consent = {};
  design::ListenerFacts listeners = {}; ///< what they said of themselves, counted
  ActFacts acts = {};
  SoundCheckFacts sound_check = {};
  bool orders_withheld = false; ///< `plans` are not to be told: they lead from a listener's id to their votes
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
