#include "stimulus/problem_order.h"

#include "core/number.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace quietroom::stimulus {

namespace {

struct Place {
  std::string_view file;
  long long line = 0; ///< 0: of the whole file
};

/// "FILE:LINE" or "FILE".
Place place_of(std::string_view where) {
  const auto colon = where.rfind(':');
  if (colon == std::string_view::npos) return {where, 0};
  const auto line = parse_integer(where.substr(colon + 1));
  return line ? Place{where.substr(0, colon), *line} : Place{where, 0};
}

} // namespace

void order_problems(std::vector<Problem>& problems, const std::vector<std::string>& files) {
  using Rank = std::tuple<std::size_t, long long, std::size_t>; // file, line, as found
  std::map<std::string_view, std::size_t> places;
  for (const std::string& file : files) places.emplace(file, places.size());
  std::vector<Rank> ranks;
  for (const Problem& problem : problems) {
    const Place place = place_of(problem.where);
    const std::size_t file = places.emplace(place.file, places.size()).first->second;
    ranks.emplace_back(file, place.line, ranks.size());
  }
  std::ranges::sort(ranks);
  std::vector<Problem> out;
  out.reserve(problems.size());
  for (const Rank& rank : ranks) out.push_back(std::move(problems[std::get<2>(rank)]));
  problems = std::move(out);
}

void order_problems(std::vector<Problem>& problems, const std::filesystem::path& folder,
                    const StimulusSet& set) {
  std::vector<std::string> files{(folder / "set.toml").string(), (folder / "set.lock").string()};
  for (const Stimulus& stimulus : set.stimuli) files.push_back((folder / stimulus.file).string());
  order_problems(problems, files);
}

} // namespace quietroom::stimulus
