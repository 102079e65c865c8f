#pragma once

#include "audio/device.h"
#include "stimulus/checked_set.h"
#include "stimulus/parallel.h"
#include "study/fixed_study.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

/// All that a session needs, tried before the listener sits down. Nothing of the study is changed by it.
namespace quietroom::station {

/// What is asked of the machine; a test has its own.
struct Machine {
  std::function<std::uintmax_t(const std::filesystem::path&)> free_bytes; ///< of the disk of a folder
  std::function<std::chrono::system_clock::time_point()> now;
};

Machine this_machine();

struct DryRun {
  const study::FixedStudy& study;
  audio::Device device; ///< through which the sessions are heard
  Machine machine;
};

/// Opens every stimulus, hashes and measures it on all cores, and then does every check of `dry_run_checks`.
/// Whatever is wrong is a problem; nothing is thrown for it.
stimulus::Checked dry_run(const DryRun& run, const stimulus::OnProgress& progress = {});

/// One thing that a session needs.
using DryRunCheck = std::vector<Problem> (*)(const DryRun&);

/// Every further check has its line here. Each throws Error or returns what it found.
const std::vector<DryRunCheck>& dry_run_checks();

// Of the study:
std::vector<Problem> check_orders(const DryRun& run);         ///< each listener has a plan that can be run
std::vector<Problem> check_begun_sessions(const DryRun& run); ///< sessions go on, their listeners are listed
std::vector<Problem> check_listener_ids(const DryRun& run);   ///< no two look alike
std::vector<Problem> check_code_is_set(const DryRun& run);    ///< the experimenter's code
std::vector<Problem> check_other_studies(const DryRun& run);  ///< that eligibility looks into
std::vector<Problem> check_database(const DryRun& run);       ///< can be written; made by no newer program
std::vector<Problem> check_server(const DryRun& run);         ///< has the study, and takes votes of this user

// Of the room:
std::vector<Problem> check_device(const DryRun& run); ///< opens at the rate of the set
std::vector<Problem> check_disk(const DryRun& run);   ///< has space for the sessions that are left
std::vector<Problem> check_clock(const DryRun& run);  ///< is not behind what was stored

} // namespace quietroom::station
