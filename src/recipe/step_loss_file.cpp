#include "recipe/step_loss_file.h"

#include "codec/codec.h"
#include "core/atomic_file.h"
#include "core/random.h"
#include "recipe/packet_loss.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

network::LossPattern pattern_in(const std::filesystem::path& file,
                                std::optional<network::LossFileForm> form) {
  return network::parse_loss_file(read_file(file), form, file.string());
}

using network::LossFileForm;

std::optional<LossFileForm> form_named(const std::string& name) {
  if (name == "g192") return LossFileForm::g192;
  if (name == "byte") return LossFileForm::byte;
  if (name == "compact") return LossFileForm::compact;
  if (name == "text") return LossFileForm::text;
  return std::nullopt; // detect
}

const char* name_of(std::optional<LossFileForm> form) {
  if (!form) return "detected";
  switch (*form) {
  case LossFileForm::g192:
    return "g192";
  case LossFileForm::byte:
    return "byte";
  case LossFileForm::compact:
    return "compact";
  case LossFileForm::text:
    return "text";
  }
  return "";
}

/// Reads the pattern now, so that what is wrong with it is told with all the other mistakes.
void check_pattern(const LossFile& loss, Parameters& parameters) {
  try {
    const auto pattern = pattern_in(parameters.files().at(loss.file), loss.form);
    if (static_cast<std::size_t>(loss.offset) >= pattern.size())
      parameters.error(fmt::format("offset is {}, but {} has {} flags; give less", loss.offset, loss.file,
                                   pattern.size()));
  } catch (const Error& problem) {
    parameters.error(problem.what());
  }
}

} // namespace

LossFile read_loss_file(Parameters& parameters) {
  LossFile loss;
  loss.file = parameters.text("file");
  loss.form =
      form_named(parameters.choice_or("form", "detect", {"detect", "g192", "byte", "compact", "text"}));
  const double packet_ms = parameters.number("packet_ms", 1, 240);
  if (parameters.has("packet_ms")) loss.packet_ms = packet_ms;
  loss.offset = parameters.integer_or("offset", 0, 0, 100'000'000);
  loss.random_offset = parameters.boolean_or("random_offset", false);
  loss.shared = parameters.choice_or("seed", "per_source", {"per_source", "shared"}) == "shared";
  loss.protect_first_ms = parameters.integer_or("protect_first_ms", 0, 0, 60'000);
  if (loss.random_offset && parameters.has("offset"))
    parameters.error("offset and random_offset exclude each other; keep one of them");
  if (!loss.random_offset && parameters.has("seed"))
    parameters.error("seed says nothing without random_offset; leave it out");
  if (!loss.file.empty()) check_pattern(loss, parameters);
  return loss;
}

RateNeed rate_need(const LossFile&) { return {"loss", {}, 0, 2}; }

void apply(const LossFile& loss, Pass& pass) {
  const auto pattern = pass.files.read(loss.file).read(
      [&](const std::filesystem::path& bytes) { return pattern_in(bytes, loss.form); });
  auto offset = static_cast<std::size_t>(loss.offset);
  if (loss.random_offset)
    offset = static_cast<std::size_t>(
        bounded(SplitMix64(pass.seeds.next("loss", loss.shared)).next(), pattern.size()));
  const std::size_t packets = codec::packet_count(pass.clip, loss.packet_ms);
  auto lost = network::repeated(pattern, packets, offset);
  const auto spared = static_cast<std::size_t>(std::ceil(loss.protect_first_ms / loss.packet_ms));
  std::fill_n(lost.begin(), std::min(spared, packets), false);
  lose(pass, std::move(lost), loss.packet_ms);
}

std::string text(const LossFile& loss, Writing& writing) {
  writing.lossy = true;
  std::string out = fmt::format("loss file {} sha256 {} form {} packets {} ms", loss.file,
                                writing.files.sha256(loss.file), name_of(loss.form), loss.packet_ms);
  out += loss.random_offset ? fmt::format(" offset seed {}", writing.seeds.next("loss", loss.shared))
                            : fmt::format(" offset {}", loss.offset);
  if (loss.protect_first_ms > 0) out += fmt::format(" protect {} ms", loss.protect_first_ms);
  return out;
}

} // namespace quietroom::recipe
