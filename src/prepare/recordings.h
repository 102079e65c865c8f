#pragma once

#include "core/error.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

/// A folder of recordings, as the sources of a set.
namespace quietroom::prepare {

/// One recording that becomes a source.
struct Recording {
  std::filesystem::path file; ///< where it is now
  std::string name;           ///< relative to the folder, "/" between folders
  stimulus::Source source;    ///< id, talker ("unknown" where nobody tells), sex and language; no file
  int rate_hz = 0;
  std::string talker_name = {}; ///< as the file's name has it; the id is made from it
};

struct Recordings {
  std::vector<Recording> found;  ///< in the order of their names
  std::vector<Problem> problems; ///< warnings: files that are no sound, or that the pattern does not fit
};

/// Every sound file in a folder and below it, hidden ones and those of `except` left out. `pattern` such as
/// "{talker}_{sex}_{sample}.wav" tells whose they are, by the name of the file, or by its path where it has a
/// "/" in it: {talker}, {sex} (f, female, m, male), {language}, {sample} and {*} for what tells nothing, each
/// one or more characters other than "/". Empty: nobody tells. Throws an input Error for a folder that is
/// none, a pattern that has other placeholders, and two recordings that would get one id, by case, too. A
/// pattern that ends as one kind of sound file takes all kinds.
Recordings recordings_in(const std::filesystem::path& folder, const std::string& pattern,
                         const std::filesystem::path& except);

/// Names that an id could not be made of as they are, with the ids they became.
std::map<std::string, std::string> renamed(const Recordings& recordings);

/// Each once; "unknown" where nobody says who talks.
std::set<std::string> talkers_of(const Recordings& recordings);

} // namespace quietroom::prepare
