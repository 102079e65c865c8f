#pragma once

#include <string>
#include <string_view>

namespace quietroom::usage {

/// What a program was built from. Known when the build was configured.
struct Build {
  std::string_view version;   ///< "0.2.0"
  std::string_view date;      ///< of the version, "2026-11-27"
  std::string_view commit;    ///< of git; "unknown" where the sources are not in git, as from an archive
  std::string_view libraries; ///< "fmt 9.1.0, libsndfile 1.2.0": those linked, with the versions found then
};

/// Of this program: cmake/version.cmake makes a small source for each, which alone changes with the commit.
extern const Build this_build;

/// The year of its date.
int year_of(const Build& build);

/// What --version prints, without a line break at its end.
std::string version_text(std::string_view program, const Build& build);

} // namespace quietroom::usage
