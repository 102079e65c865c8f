#pragma once

#include "analysis/listening_record.h"
#include "analysis/mos_answer.h"
#include "design/design.h"
#include "design/listener_facts.h"
#include "stimulus/stimulus_set.h"
#include "study/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// The least and the most of a count.
struct Extent {
  std::uint64_t least = 0, most = 0;
  bool operator==(const Extent&) const = default;
};

/// Everything that is known of a test for its method section, and nothing else: who writes it down says of
/// the rest that it was not recorded.
struct StudyDescription {
  MosAnswer mos;                        ///< by condition
  std::vector<std::string> methods;     ///< as the votes call them; empty where no column says it
  std::optional<method::Method> method; ///< of the table, where the votes have one of it
  std::optional<std::string> context;   ///< NB, WB, SWB or FB
  std::vector<std::string> chosen;      ///< choices_without_names() of the votes
  ListeningRecord record;
  std::uint64_t n_votes = 0;
  std::uint64_t n_listeners = 0, n_stimuli = 0, n_conditions = 0; ///< of the votes that count
  Extent votes_per_listener, votes_per_stimulus, votes_per_condition;
  std::optional<study::LevelFacts> level;         ///< none for a table and for simulated votes
  std::optional<design::ListenerFacts> listeners; ///< none for a table and for simulated votes
  std::uint64_t unfinished = 0;                   ///< sessions of people that were begun and not finished
  study::ConsentFacts consent;
  study::ActFacts acts;
  study::SoundCheckFacts sound_check;
  design::ReportedFacts facts;
  std::optional<design::Design> design;     ///< none for a table
  std::optional<stimulus::StimulusSet> set; ///< none for a table without a set
  std::vector<std::string> programs;        ///< that collected the votes: "quietroom 0.3.0"
  std::optional<std::string> plan_hash;     ///< of the orders of all listeners together
  bool orders_withheld = false;             ///< the seed of the orders is not to be told
};

/// Of the votes that count; what the votes do not say is left as it is given.
StudyDescription describe_study(const votes::VoteTable& votes, MosAnswer mos, ListeningRecord record);

} // namespace quietroom::analysis
