#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::prepare {

/// A file that set.toml names as something to read.
struct NamedFile {
  std::string name;           ///< as it stands there
  std::filesystem::path path; ///< inside the set; it may be missing
  int line = 0;
};

/// The sources of a set, and what the steps of its recipes name that is a file or would be one among the
/// stimuli: noise, patterns, traces, what is joined.
std::vector<NamedFile> named_files(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

/// Where prepare writes stimuli.
std::filesystem::path output_folder(const std::filesystem::path& folder);

/// An error for each of them that lies where prepare writes, by whatever name or link: it would be read as it
/// was made, and replaced.
std::vector<Problem> inputs_among_outputs(const std::filesystem::path& folder,
                                          const stimulus::StimulusSet& set);

} // namespace quietroom::prepare
