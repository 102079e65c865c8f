#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"
#include "signal/mnru_fullband.h"

#include <optional>

namespace quietroom::recipe {

struct Mnru {
  double q_db = 0;                                   ///< P.810: narrow-band or wideband by the rate
  std::optional<signal::FullbandMnru> fullband = {}; ///< P.50's instead, with the same Q
};

Mnru read_mnru(Parameters& parameters);
RateNeed rate_need(const Mnru& mnru);
void apply(const Mnru& mnru, Pass& pass);
std::string text(const Mnru& mnru, Writing& writing);

} // namespace quietroom::recipe
