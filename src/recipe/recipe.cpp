#include "recipe/recipe.h"

#include "core/counted.h"
#include "core/near_miss.h"
#include "recipe/step_order.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace quietroom::recipe {

namespace {

/// A step as set.toml names it.
struct StepKind {
  std::string_view name;
  AnyStep (*read)(Parameters&);
  bool forms_a_source; ///< may stand in source_steps; the others degrade
};

template<auto read_one>
AnyStep read(Parameters& parameters) {
  return read_one(parameters);
}

/// Loss by a model, or by a pattern where the step names a file.
AnyStep read_any_loss(Parameters& parameters) {
  if (parameters.has("file")) return read_loss_file(parameters);
  return read_loss(parameters);
}

constexpr std::array kinds = {
    StepKind{"level", read<read_level>, true},       StepKind{"filter", read<read_filter>, true},
    StepKind{"resample", read<read_resample>, true}, StepKind{"mnru", read<read_mnru>, false},
    StepKind{"noise", read<read_noise>, false},      StepKind{"loss", read_any_loss, false},
    StepKind{"jitter", read<read_jitter>, false},    StepKind{"codec", read<read_codec>, false},
    StepKind{"gain", read<read_gain>, false},        StepKind{"delay", read<read_delay>, false},
    StepKind{"concat", read<read_concat>, false},    StepKind{"fade", read<read_fade>, true},
    StepKind{"room", read<read_room>, false},        StepKind{"clip", read<read_hard_clip>, false},
    StepKind{"command", read<read_command>, false},
};

std::string names_of(bool forming_only) {
  std::vector<std::string_view> names;
  for (const StepKind& kind : kinds)
    if (kind.forms_a_source || !forming_only) names.push_back(kind.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::optional<AnyStep> read_step(const stimulus::Step& written, Stage stage, const std::string& file,
                                 const SetFiles& files, std::vector<Problem>& problems) {
  Parameters parameters(written, file, files, problems);
  const auto kind = std::ranges::find(kinds, written.name, &StepKind::name);
  if (kind == kinds.end()) {
    const auto meant =
        std::ranges::find_if(kinds, [&](const StepKind& each) { return alike(each.name, written.name); });
    if (!written.name.empty())
      parameters.error(meant == kinds.end()
                           ? fmt::format("no such step; it must be one of {}", names_of(false))
                           : fmt::format("no such step; did you mean {}?", meant->name));
    return std::nullopt;
  }
  const AnyStep step = kind->read(parameters);
  parameters.refuse_unknown();
  if (stage == Stage::source && !kind->forms_a_source)
    problems.push_back({Severity::error, fmt::format("{}:{}", file, written.line),
                        fmt::format("source_steps only bring a source into form ({}); move this to the "
                                    "conditions",
                                    names_of(true))});
  return step;
}

RateNeed need_of(const AnyStep& step, int channels) {
  if (const auto* coded = std::get_if<Codec>(&step)) return rate_need(*coded, channels);
  return std::visit([](const auto& each) { return rate_need(each); }, step);
}

/// What keeps a step from working on a sound of this form; a sentence each.
std::vector<std::string> form_mistakes(const AnyStep& step, const RateNeed& need, int rate_hz, int channels) {
  if (channels > need.most_channels)
    return {
        fmt::format("{} works on one channel, and the sources have {}; make them mono", need.name, channels)};
  if (!need.works_at.empty() && std::ranges::find(need.works_at, rate_hz) == need.works_at.end())
    return {fmt::format("{} works at {} Hz, but stands where the sound has {} Hz; resample before it",
                        need.name, fmt::join(need.works_at, " or "), rate_hz)};
  if (const auto* coded = std::get_if<Codec>(&step)) return check_form(*coded, rate_hz, channels);
  if (const auto* room = std::get_if<Room>(&step)) return check_form(*room, rate_hz);
  return {};
}

} // namespace

Recipe read_recipe(const std::vector<stimulus::Step>& steps, Stage stage, const std::string& file,
                   const SetFiles& files, std::vector<Problem>& problems) {
  Recipe recipe;
  bool all_known = true;
  for (const stimulus::Step& written : steps) {
    const auto step = read_step(written, stage, file, files, problems);
    if (step) recipe.push_back({*step, written.line});
    all_known = all_known && step;
  }
  if (stage == Stage::condition && all_known)
    std::ranges::move(step_order_problems(recipe, file), std::back_inserter(problems));
  return recipe;
}

int check_rates(const Recipe& recipe, int rate_hz, const std::string& file, std::vector<Problem>& problems,
                int channels) {
  const int channels_before = channels;
  for (const RecipeStep& each : recipe) {
    const RateNeed need = need_of(each.step, channels);
    for (const std::string& mistake : form_mistakes(each.step, need, rate_hz, channels))
      problems.push_back({Severity::error, fmt::format("{}:{}", file, each.line), mistake});
    if (!need.works_at.empty() && std::ranges::find(need.works_at, rate_hz) == need.works_at.end())
      rate_hz = need.works_at.front(); // so that the same mistake is not told again and again
    if (need.gives_hz != 0) rate_hz = need.gives_hz;
    if (need.gives_channels != 0) channels = need.gives_channels;
  }
  if (channels != channels_before)
    problems.push_back({Severity::error, fmt::format("{}:{}", file, recipe.back().line),
                        fmt::format("the steps leave {} where the sources have {}; a set has one number "
                                    "of channels, so give them back",
                                    counted(channels, "channel"), channels_before)});
  return rate_hz;
}

} // namespace quietroom::recipe
