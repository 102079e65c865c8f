#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

namespace quietroom::recipe {

struct Filter {
  std::string name; ///< as signal::filter_names() has it
};

Filter read_filter(Parameters& parameters);
RateNeed rate_need(const Filter& filter);
void apply(const Filter& filter, Pass& pass);
std::string text(const Filter& filter, Writing& writing);

} // namespace quietroom::recipe
