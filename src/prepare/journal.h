#pragma once

#include "stimulus/lock.h"

#include <filesystem>
#include <fstream>
#include <optional>

namespace quietroom::prepare {

/// SET/stimuli/.journal.toml: what a run has finished before its lock is written, so that the run after an
/// interrupted one goes on. One thread at a time.
class Journal {
public:
  /// Begins with `head`: what this run is, and what was finished before. Throws an environment Error where it
  /// cannot be written.
  Journal(const std::filesystem::path& folder, const stimulus::Lock& head);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  void add(const stimulus::LockedSource& source);
  void add(const stimulus::LockedStimulus& stimulus);

private:
  void append(const std::string& record);

  std::ofstream m_out;
};

/// Once the lock stands the journal is no longer needed.
void remove_journal(const std::filesystem::path& folder);

/// The whole records of an interrupted run's journal, later ones of the same id instead of earlier ones.
/// Nothing where there is no journal, or none that can be read.
std::optional<stimulus::Lock> read_journal(const std::filesystem::path& folder);

} // namespace quietroom::prepare
