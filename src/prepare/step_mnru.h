#pragma once

#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Mnru {
  double q_db = 0; ///< P.810
};

Mnru read_mnru(Parameters& parameters);
RateNeed rate_need(const Mnru& mnru);
void apply(const Mnru& mnru, Pass& pass);
std::string text(const Mnru& mnru, Writing& writing);

} // namespace quietroom::prepare
