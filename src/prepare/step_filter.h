#pragma once

#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Filter {
  std::string name; ///< "telephone"
};

Filter read_filter(Parameters& parameters);
RateNeed rate_need(const Filter& filter);
void apply(const Filter& filter, Pass& pass);
std::string text(const Filter& filter, Writing& writing);

} // namespace quietroom::prepare
