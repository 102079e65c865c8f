#include "recipe/step_filter.h"

#include "signal/band_filter.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::recipe {

Filter read_filter(Parameters& parameters) {
  const std::string wanted = parameters.text("name");
  if (!parameters.has("name")) return {};
  const signal::FilterName* known = signal::find_filter_name(wanted);
  if (known == nullptr) {
    std::vector<std::string_view> names;
    for (const signal::FilterName& each : signal::filter_names()) names.push_back(each.name);
    parameters.error(fmt::format("no filter is called {}; take one of {}", wanted, fmt::join(names, ", ")));
    return {};
  }
  return {known->name};
}

RateNeed rate_need(const Filter& filter) {
  const signal::FilterName* known = signal::find_filter_name(filter.name);
  if (known == nullptr) return {"filter"};
  return {"filter " + known->name, known->rates_hz, 0, 2};
}

void apply(const Filter& filter, Pass& pass) {
  pass.clip = signal::band_filtered(filter.name, std::move(pass.clip));
}

std::string text(const Filter& filter, Writing&) { return fmt::format("filter {}", filter.name); }

} // namespace quietroom::recipe
