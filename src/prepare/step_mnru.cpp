#include "prepare/step_mnru.h"

#include "signal/mnru.h"

#include <fmt/format.h>

namespace quietroom::prepare {

Mnru read_mnru(Parameters& parameters) { return {parameters.number("q_db", -10, 60)}; }

RateNeed rate_need(const Mnru&) { return {"mnru", {8000, 16000}, 0}; } // P.810 NB and WB

void apply(const Mnru& mnru, Pass& pass) {
  pass.clip = signal::mnru(pass.clip, mnru.q_db, pass.seeds.next("mnru"));
  pass.facts.noise_added = true;
}

std::string text(const Mnru& mnru, Writing& writing) {
  return fmt::format("mnru {} dB seed {}", mnru.q_db, writing.seeds.next("mnru"));
}

} // namespace quietroom::prepare
