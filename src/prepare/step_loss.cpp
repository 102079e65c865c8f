#include "prepare/step_loss.h"

#include "codec/codec.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

Loss read_loss(Parameters& parameters) {
  Loss loss;
  loss.ppl_percent = parameters.number("ppl_percent", 0, 100);
  loss.burst_ratio = parameters.number_or("burst_ratio", 1, 0.01, 1000);
  loss.packet_ms = parameters.integer_or("packet_ms", 10, 1, 120);
  loss.shared = parameters.choice_or("seed", "per_source", {"per_source", "shared"}) == "shared";
  if (!signal::is_possible({loss.ppl_percent, loss.burst_ratio}))
    parameters.error(fmt::format("no two-state loss of {} % has a burst ratio of {}; give {} or more",
                                 loss.ppl_percent, loss.burst_ratio,
                                 std::max(loss.ppl_percent, 100 - loss.ppl_percent) / 100));
  return loss;
}

RateNeed rate_need(const Loss&) { return {}; }

void apply(const Loss& loss, Pass& pass) {
  const std::size_t packets = codec::packet_count(pass.clip, loss.packet_ms);
  pass.lost = signal::loss_pattern({loss.ppl_percent, loss.burst_ratio}, packets,
                                   pass.seeds.next("loss", loss.shared));
  pass.packet_ms = loss.packet_ms;
  pass.facts.loss = signal::loss_statistics(pass.lost);
}

std::string text(const Loss& loss, Writing& writing) {
  writing.lossy = true;
  return fmt::format("loss {} % burst_ratio {} packets {} ms seed {}", loss.ppl_percent, loss.burst_ratio,
                     loss.packet_ms, writing.seeds.next("loss", loss.shared));
}

} // namespace quietroom::prepare
