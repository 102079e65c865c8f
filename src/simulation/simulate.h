#pragma once

#include "simulation/known_truth.h"
#include "simulation/listener_model.h"
#include "stimulus/parallel.h"
#include "store/location.h"
#include "study/fixed_study.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

/// Virtual listeners, who sit through the sessions of people: the same station, player and database, on a
/// clock that runs as fast as the machine can.
namespace quietroom::simulation {

/// Throws an input Error where simulated sessions stand in the way that may not be replaced, or real votes by
/// another method. Changes nothing.
void refuse_standing_votes(const study::FixedStudy& study, bool replace);

struct Request {
  study::FixedStudy study;
  std::uint64_t listeners = 24; ///< sim-001, sim-002, ...; 1 to 999
  std::uint64_t seed = 1;       ///< from which their opinions are drawn
  KnownTruth truth;             ///< of every condition of the set
  std::string truth_file = {};  ///< that was given, as the sessions keep it; empty: none
  ListenerModel model = {};     ///< of all `listeners`; without groups all are careful
  std::string model_file = {};  ///< that was given, as the sessions keep it with the group of each listener
  bool replace = false;         ///< simulated sessions that are there may go; real ones are never touched
  std::string program;          ///< name and version, as the sessions keep them
};

/// Told while the simulation runs, by the thread that called it. Any may be empty.
struct Watcher {
  stimulus::OnProgress listener = {}; ///< which one begins, from 1, and of how many
  /// A database of a former schema was brought to the present one; as it was it is kept.
  std::function<void(const std::filesystem::path& database, const std::filesystem::path& copy)> kept_as = {};
};

struct SimulateAnswer {
  store::Location database;
  std::uint64_t listeners = 0;
  double session_s = 0; ///< of sound, votes and breaks, over all listeners, on the virtual clock
};

/// Runs every listener's session and stores its votes, marked as simulated. Asks refuse_standing_votes()
/// first. Throws an environment Error where another simulation works on the study, and where a file, the
/// player or the database fails; what was simulated before that is kept.
SimulateAnswer simulate(const Request& request, const Watcher& watcher = {});

} // namespace quietroom::simulation
