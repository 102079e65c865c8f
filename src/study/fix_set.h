#pragma once

#include "core/error.h"
#include "stimulus/parallel.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

/// A study has its own copy of set.toml and set.lock in STUDY/set: a set that changes later changes no study.
namespace quietroom::study {

/// A set as it is now, as it would become the copy of a study.
struct SetToFix {
  std::string toml; ///< the texts of set.toml and set.lock
  std::string lock;
  std::size_t stimuli = 0;
  std::string name;
};

struct ReadSetToFix {
  SetToFix set;
  std::vector<Problem> problems; ///< with an error the set is not to be used
  std::string refusal;           ///< why it is not to be used though it has no error; empty: it is
};

/// Finished files have no lock of their own: they are measured, which `progress` is told of, and
/// `tool_version` stands in their lock. The stimuli of any other set must be what was prepared. Throws an
/// input Error where there is no set.toml.
ReadSetToFix read_set_to_fix(const std::filesystem::path& folder, const std::string& tool_version,
                             const stimulus::OnProgress& progress = {});

/// Writes the copy, where it does not fix the same stimuli already. `origin` is the folder of the set. Throws
/// an input Error, before anything is written, where people voted on another copy, and where files stand in
/// its place that Quietroom did not write, unless `force` is given.
void fix_set(const std::filesystem::path& study, const SetToFix& set, const std::filesystem::path& origin,
             bool force);

} // namespace quietroom::study
