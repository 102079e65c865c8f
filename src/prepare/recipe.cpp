#include "prepare/recipe.h"

#include "prepare/parameters.h"
#include "signal/loss_pattern.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace quietroom::prepare {

namespace {

constexpr int telephone_rate_hz = 16000; // signal::telephone_band()

Level read_level(Parameters& parameters) { return {parameters.number("level_dbov", -60, 0)}; }

Filter read_filter(Parameters& parameters) { return {parameters.choice("name", {"telephone"})}; }

Resample read_resample(Parameters& parameters) { return {parameters.integer("rate_hz", 8000, 192000)}; }

Mnru read_mnru(Parameters& parameters) { return {parameters.number("q_db", -10, 60)}; }

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

Codec read_codec(Parameters& parameters) {
  std::vector<std::string_view> ids;
  for (const codec::CodecInfo& each : codec::codecs()) ids.push_back(each.id);
  Codec out;
  out.id = parameters.choice("id", ids);
  if (parameters.choice_or("plc", "standard", {"standard", "silence"}) == "silence")
    out.plc = codec::Plc::silence;
  return out;
}

std::optional<Step> read_step(const stimulus::Step& written, const std::string& file,
                              std::vector<Problem>& problems) {
  Parameters parameters(written, file, problems);
  std::optional<Step> step;
  if (written.name == "level") step = read_level(parameters);
  if (written.name == "filter") step = read_filter(parameters);
  if (written.name == "resample") step = read_resample(parameters);
  if (written.name == "mnru") step = read_mnru(parameters);
  if (written.name == "loss") step = read_loss(parameters);
  if (written.name == "codec") step = read_codec(parameters);
  if (step)
    parameters.refuse_unknown();
  else if (!written.name.empty())
    parameters.error("no such step; it must be one of level, filter, resample, mnru, loss, codec");
  return step;
}

/// What a loss step needs of the codec behind it.
void check_loss(const Loss& loss, const Codec* behind, const auto& error) {
  if (behind == nullptr) return error("loss must stand right before its codec; move it there");
  const codec::CodecInfo* info = codec::find_codec(behind->id);
  if (info == nullptr) return; // said already
  const int frame_ms = info->frame_samples * 1000 / info->rate_hz;
  if (!info->conceals)
    error(fmt::format("{} has no concealment of lost packets; use it without loss", info->id));
  else if (loss.packet_ms % frame_ms != 0)
    error(fmt::format("{} cannot fill packets of {} ms; give packet_ms a multiple of {}", info->id,
                      loss.packet_ms, frame_ms));
}

/// The rate behind a step, the rate it needs before it (0 = any), and its name.
struct RateNeed {
  std::string name;
  std::vector<int> works_at; ///< empty: any rate
  int gives_hz = 0;          ///< 0: as it came
};

RateNeed need_of(const Step& step) {
  if (const auto* resample = std::get_if<Resample>(&step)) return {"resample", {}, resample->rate_hz};
  if (std::holds_alternative<Filter>(step)) return {"filter", {telephone_rate_hz}, 0};
  if (std::holds_alternative<Mnru>(step)) return {"mnru", {8000, 16000}, 0}; // P.810 NB and WB
  if (const auto* coded = std::get_if<Codec>(&step))
    if (const codec::CodecInfo* info = codec::find_codec(coded->id))
      return {std::string("codec ") + std::string(info->id), {info->rate_hz}, 0};
  return {};
}

} // namespace

Recipe read_recipe(const std::vector<stimulus::Step>& steps, Stage stage, const std::string& file,
                   std::vector<Problem>& problems) {
  Recipe recipe;
  bool all_known = true;
  for (const stimulus::Step& written : steps) {
    const auto step = read_step(written, file, problems);
    if (step) recipe.push_back({*step, written.line});
    all_known = all_known && step;
  }
  for (std::size_t i = 0; i < recipe.size(); ++i) {
    const auto error = [&](const std::string& message) {
      problems.push_back({Severity::error, fmt::format("{}:{}", file, recipe[i].line), message});
    };
    const Step& step = recipe[i].step;
    const bool degrades = !std::holds_alternative<Level>(step) && !std::holds_alternative<Filter>(step) &&
                          !std::holds_alternative<Resample>(step);
    if (stage == Stage::source && degrades)
      error("source_steps only bring a source into form (filter, resample, level); move this to the "
            "conditions");
    else if (const auto* loss = std::get_if<Loss>(&step); loss != nullptr && all_known)
      check_loss(*loss, i + 1 < recipe.size() ? std::get_if<Codec>(&recipe[i + 1].step) : nullptr, error);
  }
  return recipe;
}

int check_rates(const Recipe& recipe, int rate_hz, const std::string& file, std::vector<Problem>& problems) {
  for (const RecipeStep& each : recipe) {
    const RateNeed need = need_of(each.step);
    if (!need.works_at.empty() && std::ranges::find(need.works_at, rate_hz) == need.works_at.end()) {
      problems.push_back(
          {Severity::error, fmt::format("{}:{}", file, each.line),
           fmt::format("{} works at {} Hz, but stands where the sound has {} Hz; resample before it",
                       need.name, fmt::join(need.works_at, " or "), rate_hz)});
      rate_hz = need.works_at.front(); // so that the same mistake is not told again and again
    }
    if (need.gives_hz != 0) rate_hz = need.gives_hz;
  }
  return rate_hz;
}

} // namespace quietroom::prepare
