#include "prepare/apply.h"

#include <utility>

namespace quietroom::prepare {

Prepared apply(const Recipe& recipe, signal::Clip clip, const Seeds& seeds, const SetFiles& files) {
  Pass pass{SeedOrder(seeds), files, std::move(clip), {}, {}, 0};
  for (const RecipeStep& each : recipe) std::visit([&](const auto& step) { apply(step, pass); }, each.step);
  return {std::move(pass.clip), pass.facts};
}

std::string chain_text(const Recipe& recipe, const Seeds& seeds, SetFiles& files) {
  Writing writing{SeedOrder(seeds), files};
  std::string out;
  for (const RecipeStep& each : recipe) {
    if (!out.empty()) out += " > ";
    out += std::visit([&](const auto& step) { return text(step, writing); }, each.step);
  }
  return out;
}

} // namespace quietroom::prepare
