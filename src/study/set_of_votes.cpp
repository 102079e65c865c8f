#include "study/set_of_votes.h"

#include "stimulus/manifest.h"

#include <filesystem>
#include <utility>

namespace quietroom::study {

ReadSetOfVotes set_of_votes(const VotesPlace& place, const std::optional<std::string>& given) {
  namespace fs = std::filesystem;
  if (!given && (!place.has_folder() || !fs::exists(place.study / "set" / "set.toml"))) return {};
  const fs::path folder = given ? fs::path(*given) : place.study / "set";
  auto read = stimulus::read_set(folder);
  return {SetOfVotes{std::move(read.set), folder.string()}, std::move(read.problems)};
}

} // namespace quietroom::study
