#include "recipe/step_loss.h"

#include "codec/codec.h"
#include "core/error.h"
#include "network/drawn_loss.h"
#include "recipe/packet_loss.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

void read_two_state(Parameters& parameters, LossStep& loss) {
  loss.ppl_percent = parameters.number("ppl_percent", 0, 100);
  loss.burst_ratio = parameters.number_or("burst_ratio", 1, 0.01, 1000);
  if (!network::is_possible({loss.ppl_percent, loss.burst_ratio}))
    parameters.error(fmt::format("no two-state loss of {} % has a burst ratio of {}; give {} or more",
                                 loss.ppl_percent, loss.burst_ratio,
                                 std::max(loss.ppl_percent, 100 - loss.ppl_percent) / 100));
}

void read_hidden_states(Parameters& parameters, LossStep& loss, bool good_loses) {
  network::GilbertElliott model;
  model.good_to_bad = parameters.number("p", 0, 1);
  model.bad_to_good = parameters.number("q", 0, 1);
  model.loss_in_bad = parameters.number("loss_in_bad", 0, 1);
  if (good_loses) model.loss_in_good = parameters.number("loss_in_good", 0, 1);
  if (model.good_to_bad + model.bad_to_good > 0) {
    loss.ppl_percent = network::ppl_percent(model);
    loss.other = model;
  } else {
    parameters.error("p and q are both 0, so that the first state lasts for ever; give one of them more");
  }
}

void read_frame_erasures(Parameters& parameters, LossStep& loss) {
  loss.ppl_percent = parameters.number("ppl_percent", 0, 50);
  loss.other = network::frame_erasure_model(loss.ppl_percent, parameters.number("gamma", 0, 0.999));
}

void read_model(Parameters& parameters, LossStep& loss) {
  const std::string model = parameters.choice_or(
      "model", "two-state", {"two-state", "bernoulli", "gilbert", "gilbert-elliott", "eid", "bellcore"});
  if (model == "two-state") read_two_state(parameters, loss);
  if (model == "bernoulli") loss.ppl_percent = parameters.number("ppl_percent", 0, 100);
  if (model == "gilbert") read_hidden_states(parameters, loss, false);
  if (model == "gilbert-elliott") read_hidden_states(parameters, loss, true);
  if (model == "eid") read_frame_erasures(parameters, loss);
  if (model == "bellcore") {
    loss.ppl_percent = parameters.number("ppl_percent", 0.5, 30);
    loss.other = network::BellcoreLoss{loss.ppl_percent};
  }
}

network::LossDraw draw_of(const LossStep& loss) {
  network::LossDraw out;
  out.model = network::LossModel{loss.ppl_percent, loss.burst_ratio};
  if (loss.other) std::visit([&](const auto& model) { out.model = model; }, *loss.other);
  out.protected_packets = static_cast<std::size_t>(std::ceil(loss.protect_first_ms / loss.packet_ms));
  out.ppl_percent = loss.ppl_percent;
  out.tolerance_percent = loss.tolerance_percent;
  out.tries = loss.tries;
  return out;
}

std::string words(const network::GilbertElliott& model) {
  return fmt::format("p {} q {} loss_in_bad {} loss_in_good {}", model.good_to_bad, model.bad_to_good,
                     model.loss_in_bad, model.loss_in_good);
}

std::string words(const network::BellcoreLoss&) { return "bellcore"; }

} // namespace

LossStep read_loss(Parameters& parameters) {
  LossStep loss;
  read_model(parameters, loss);
  loss.packet_ms = parameters.number_or("packet_ms", 10, 1, 240);
  loss.shared = parameters.choice_or("seed", "per_source", {"per_source", "shared"}) == "shared";
  loss.protect_first_ms = parameters.integer_or("protect_first_ms", 0, 0, 60'000);
  if (parameters.has("tolerance_percent")) {
    loss.tolerance_percent = parameters.number("tolerance_percent", 0, 100);
    loss.tries = parameters.integer_or("tries", 100, 1, 100'000);
  }
  return loss;
}

RateNeed rate_need(const LossStep&) { return {"loss", {}, 0, 2}; }

void apply(const LossStep& loss, Pass& pass) {
  const std::size_t packets = codec::packet_count(pass.clip, loss.packet_ms);
  auto lost = network::drawn_loss(draw_of(loss), packets, pass.seeds.next("loss", loss.shared));
  if (!lost)
    throw_input(fmt::format("none of {} patterns of {} packets came within {} points of {} %; one packet is "
                            "{:.3g} points: allow more, or more tries",
                            loss.tries, packets, *loss.tolerance_percent, loss.ppl_percent,
                            100.0 / static_cast<double>(packets)));
  lose(pass, std::move(*lost), loss.packet_ms);
}

std::string text(const LossStep& loss, Writing& writing) {
  writing.lossy = true;
  std::string out = fmt::format("loss {} % ", loss.ppl_percent);
  if (loss.other)
    out += std::visit([](const auto& model) { return words(model); }, *loss.other);
  else
    out += fmt::format("burst_ratio {}", loss.burst_ratio);
  out += fmt::format(" packets {} ms", loss.packet_ms);
  if (loss.protect_first_ms > 0) out += fmt::format(" protect {} ms", loss.protect_first_ms);
  if (loss.tolerance_percent)
    out += fmt::format(" tolerance {} tries {}", *loss.tolerance_percent, loss.tries);
  return out + fmt::format(" seed {}", writing.seeds.next("loss", loss.shared));
}

} // namespace quietroom::recipe
