#pragma once

#include "recipe/recipe.h"

#include <map>
#include <string>
#include <vector>

/// Steps as set.toml has them, and what is told of them.
namespace quietroom::recipe::test {

inline SetFiles files;

using WrittenParameters = std::map<std::string, stimulus::Step::Parameter, std::less<>>;

inline stimulus::Step step(const std::string& name, WrittenParameters parameters, int line = 1) {
  return {name, std::move(parameters), line};
}

inline const stimulus::Step telephone = step("filter", {{"name", "telephone"}});
inline const stimulus::Step to_8k = step("resample", {{"rate_hz", std::int64_t{8000}}});
inline const stimulus::Step g711 = step("codec", {{"id", "g711a"}}, 3);

inline stimulus::Step loss(double ppl_percent, int line = 2) {
  return step("loss", {{"ppl_percent", ppl_percent}}, line);
}

/// "LINE: MESSAGE" of each problem.
inline std::vector<std::string> problems_of(const std::vector<stimulus::Step>& steps,
                                            Stage stage = Stage::condition) {
  std::vector<Problem> problems;
  read_recipe(steps, stage, "set.toml", files, problems);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(text(problem).substr(9));
  return out;
}

inline std::vector<std::string> one(const std::string& line) { return {line}; }

} // namespace quietroom::recipe::test
