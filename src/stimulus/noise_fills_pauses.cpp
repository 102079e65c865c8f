#include "stimulus/noise_fills_pauses.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace quietroom::stimulus {

namespace {

constexpr double rise = 0.05;

/// Activities of one talker and sample.
struct Activities {
  std::vector<double> all;
  std::vector<double> of_references;

  double source() {
    if (!of_references.empty()) return *std::ranges::min_element(of_references);
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
    std::ranges::nth_element(all, middle);
    return *middle;
  }
};

} // namespace

void mark_noise_filled(const StimulusSet& set, std::vector<MeasuredStimulus>& stimuli) {
  std::set<std::string_view> references;
  for (const Condition& condition : set.conditions)
    if (condition.kind == Kind::reference) references.insert(condition.id);
  using Cell = std::pair<std::string_view, std::string_view>;
  const auto cell_of = [](const MeasuredStimulus& each) {
    return Cell{each.stimulus.talker, each.stimulus.sample};
  };
  std::map<Cell, Activities> cells;
  for (const MeasuredStimulus& each : stimuli) {
    if (!each.level.active_level_dbov) continue;
    Activities& cell = cells[cell_of(each)];
    cell.all.push_back(each.level.activity);
    if (references.contains(each.stimulus.condition)) cell.of_references.push_back(each.level.activity);
  }
  std::map<Cell, double> sources;
  for (auto& [cell, activities] : cells) sources[cell] = activities.source();
  for (MeasuredStimulus& each : stimuli)
    each.noise_fills_pauses = each.stimulus.is_finished && each.level.active_level_dbov &&
                              each.level.activity > sources.at(cell_of(each)) + rise;
}

} // namespace quietroom::stimulus
