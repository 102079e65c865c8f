#pragma once

#include "stimulus/check.h"
#include "stimulus/lock.h"

#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace quietroom::stimulus {

/// Whether the set is made of finished files alone: nothing is prepared, and its lock is made from measuring
/// them.
bool is_finished(const StimulusSet& set);

/// Ids of the conditions that have finished files; all others are made from the sources.
std::set<std::string, std::less<>> finished_conditions(const StimulusSet& set);

/// An error for each condition with a Bpl and finished files whose packet loss is not stated: it would be
/// predicted as one without loss. Conditions that name a codec are left to who knows the codecs.
std::vector<Problem> unstated_losses(const std::filesystem::path& folder, const StimulusSet& set);

/// "finished file", and from what it was converted: the chain of its entry in the lock.
std::string finished_chain(const Stimulus& stimulus);

/// The hash of the clean sound that set.toml names for a finished file, empty where it names none; else what
/// keeps that file from being read. Throws an input Error where it stands there and cannot be read.
std::variant<std::string, Problem> reference_sha256(const std::filesystem::path& folder,
                                                    const Stimulus& stimulus);

/// The entry of one finished file as it was measured.
LockedStimulus locked_finished(const MeasuredStimulus& measured);

/// The lock of a set of finished files as they were measured. `set_toml` is the text of its set.toml.
Lock lock_of_finished(const Checked& checked, const std::string& set_toml, const std::string& tool_version);

} // namespace quietroom::stimulus
