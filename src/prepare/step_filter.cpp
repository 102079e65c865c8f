#include "prepare/step_filter.h"

#include "signal/fir.h"

#include <fmt/format.h>

namespace quietroom::prepare {

Filter read_filter(Parameters& parameters) { return {parameters.choice("name", {"telephone"})}; }

RateNeed rate_need(const Filter&) { return {"filter", {signal::telephone_band().rate_hz}, 0}; }

void apply(const Filter&, Pass& pass) { pass.clip = signal::filtered(signal::telephone_band(), pass.clip); }

std::string text(const Filter& filter, Writing&) { return fmt::format("filter {}", filter.name); }

} // namespace quietroom::prepare
