#include "recipe/step_jitter.h"

#include "codec/codec.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "recipe/delay_changes.h"
#include "recipe/packet_loss.h"

#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

network::Delays delays_in(const std::filesystem::path& file) {
  return network::parse_delays(read_file(file), file.string());
}

constexpr double longest_ms = 10'000;

DelayTrace read_trace(Parameters& parameters) {
  DelayTrace trace{parameters.text("file"), parameters.integer_or("offset", 0, 0, 100'000'000)};
  if (trace.file.empty()) return trace;
  try {
    const auto delays_ms = delays_in(parameters.files().at(trace.file));
    if (static_cast<std::size_t>(trace.offset) >= delays_ms.size())
      parameters.error(fmt::format("offset is {}, but {} has {} delays; give less", trace.offset, trace.file,
                                   delays_ms.size()));
  } catch (const Error& problem) {
    parameters.error(problem.what());
  }
  return trace;
}

void read_delays(Parameters& parameters, Jitter& jitter) {
  const std::string model = parameters.choice("model", {"exponential", "gamma", "correlated"});
  const double mean_ms = parameters.number("mean_ms", 0.001, longest_ms);
  if (model == "exponential") {
    jitter.delays = network::ExponentialJitter{mean_ms};
    return;
  }
  const double deviation_ms = parameters.number("deviation_ms", 0.001, longest_ms);
  if (model == "gamma")
    jitter.delays = network::GammaJitter{mean_ms, deviation_ms};
  else
    jitter.delays =
        network::CorrelatedJitter{mean_ms, deviation_ms, parameters.number("correlation", 0, 0.9999)};
}

/// The delays of as many packets; takes a seed only where it draws.
network::Delays delays_of(const Jitter& jitter, std::size_t packets, Pass& pass) {
  const auto* trace = std::get_if<DelayTrace>(&jitter.delays);
  if (trace == nullptr) {
    const std::uint64_t seed = pass.seeds.next("jitter", jitter.shared);
    return std::visit(
        [&](const auto& model) {
          if constexpr (std::is_constructible_v<network::JitterModel, decltype(model)>)
            return network::jitter_delays(model, packets, seed);
          else
            return network::Delays(); // the trace, which it is not
        },
        jitter.delays);
  }
  const network::Delays recorded = pass.files.read(trace->file).read(delays_in);
  network::Delays out(packets);
  for (std::size_t i = 0; i < packets; ++i)
    out[i] = recorded[(static_cast<std::size_t>(trace->offset) + i) % recorded.size()];
  return out;
}

network::Buffered buffered(const Jitter& jitter, const network::Delays& delays_ms,
                           const network::LossPattern& lost, const Pass& pass) {
  if (const auto* fixed = std::get_if<network::FixedBuffer>(&jitter.buffer))
    return network::buffered(*fixed, delays_ms, lost);
  const std::vector<bool> active = active_packets(pass, lost.size(), jitter.packet_ms);
  if (!network::has_pause(active, jitter.packet_ms))
    throw_input("the speech has no pause in which an adaptive buffer could change its delay unheard; use "
                "buffer = \"fixed\"");
  return network::buffered(std::get<network::AdaptiveBuffer>(jitter.buffer), delays_ms, lost, active,
                           jitter.packet_ms);
}

std::string words(const network::ExponentialJitter& model, Writing&) {
  return fmt::format("exponential mean {} ms", model.mean_ms);
}

std::string words(const network::GammaJitter& model, Writing&) {
  return fmt::format("gamma mean {} ms deviation {} ms", model.mean_ms, model.deviation_ms);
}

std::string words(const network::CorrelatedJitter& model, Writing&) {
  return fmt::format("correlated mean {} ms deviation {} ms correlation {}", model.mean_ms,
                     model.deviation_ms, model.correlation);
}

std::string words(const DelayTrace& trace, Writing& writing) {
  return fmt::format("file {} sha256 {} offset {}", trace.file, writing.files.sha256(trace.file),
                     trace.offset);
}

std::string words(const network::FixedBuffer& buffer) {
  return fmt::format("fixed buffer {} ms after the {} packet", buffer.depth_ms,
                     buffer.after_fastest ? "fastest" : "first");
}

std::string words(const network::AdaptiveBuffer& buffer) {
  return fmt::format("adaptive buffer from {} ms", buffer.depth_ms);
}

} // namespace

Jitter read_jitter(Parameters& parameters) {
  Jitter jitter;
  if (parameters.has("file"))
    jitter.delays = read_trace(parameters);
  else
    read_delays(parameters, jitter);
  const bool adaptive = parameters.choice_or("buffer", "fixed", {"fixed", "adaptive"}) == "adaptive";
  const double depth_ms = parameters.number("depth_ms", 0, longest_ms);
  if (adaptive)
    jitter.buffer = network::AdaptiveBuffer{depth_ms};
  else
    jitter.buffer = network::FixedBuffer{
        depth_ms, parameters.choice_or("after", "first", {"first", "fastest"}) == "fastest"};
  jitter.packet_ms = parameters.number_or("packet_ms", 10, 1, 240);
  if (!parameters.has("file"))
    jitter.shared = parameters.choice_or("seed", "per_source", {"per_source", "shared"}) == "shared";
  return jitter;
}

RateNeed rate_need(const Jitter&) { return {"jitter", {}, 0, 1}; }

void apply(const Jitter& jitter, Pass& pass) {
  const std::size_t packets = codec::packet_count(pass.clip, jitter.packet_ms);
  network::LossPattern lost = pass.lost.empty() ? network::LossPattern(packets) : pass.lost;
  const network::Delays delays_ms = delays_of(jitter, packets, pass);
  for (std::size_t i = 0; i < packets; ++i) lost[i] = lost[i] || delays_ms[i] == network::never_arrives_ms;
  const network::Buffered out = buffered(jitter, delays_ms, lost, pass);
  for (std::size_t i = 0; i < packets; ++i) lost[i] = lost[i] || out.late[i];
  pass.loss.buffer_delay_ms = pass.facts.buffer_delay_ms = out.mean_wait_ms;
  pass.loss.late_percent = pass.facts.late_percent = out.late_percent;
  pass.changes = out.changes;
  lose(pass, std::move(lost), jitter.packet_ms);
}

std::string text(const Jitter& jitter, Writing& writing) {
  writing.lossy = true;
  std::string out = "jitter ";
  out += std::visit([&](const auto& delays) { return words(delays, writing); }, jitter.delays);
  if (!std::holds_alternative<DelayTrace>(jitter.delays))
    out += fmt::format(" seed {}", writing.seeds.next("jitter", jitter.shared));
  out += fmt::format(" packets {} ms ", jitter.packet_ms);
  return out + std::visit([](const auto& buffer) { return words(buffer); }, jitter.buffer);
}

void render_delay_changes(Pass& pass) {
  if (pass.changes.empty()) return;
  pass.clip = with_delay_changes(pass.clip, pass.changes, pass.packet_ms);
  if (!pass.speech.samples.empty())
    pass.speech = with_delay_changes(pass.speech, pass.changes, pass.packet_ms);
  pass.changes.clear();
}

} // namespace quietroom::recipe
