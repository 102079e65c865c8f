#include "prepare/post_align.h"

#include "core/error.h"
#include "signal/active_level.h"
#include "signal/speech_activity.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

using stimulus::PostAlign;

namespace {

constexpr double customary_level_dbov = -26; // P.800 B.1.7

std::optional<double> last_level_dbov(const recipe::Recipe& recipe) {
  for (auto step = recipe.rbegin(); step != recipe.rend(); ++step)
    if (const auto* level = std::get_if<recipe::Level>(&step->step)) return level->level_dbov;
  return std::nullopt;
}

/// The active level that a recipe ends with: nothing but resampling stands behind it.
std::optional<double> final_level_dbov(const recipe::Recipe& recipe) {
  for (auto step = recipe.rbegin(); step != recipe.rend(); ++step) {
    if (const auto* level = std::get_if<recipe::Level>(&step->step)) return level->level_dbov;
    if (!std::holds_alternative<recipe::Resample>(step->step)) return std::nullopt;
  }
  return std::nullopt;
}

bool only_resamples(const recipe::Recipe& recipe) {
  return std::ranges::all_of(recipe, [](const recipe::RecipeStep& each) {
    return std::holds_alternative<recipe::Resample>(each.step);
  });
}

bool has_level(const recipe::Recipe& recipe) {
  return std::ranges::any_of(recipe, [](const recipe::RecipeStep& each) {
    return std::holds_alternative<recipe::Level>(each.step);
  });
}

bool ends_with_level(const recipe::Recipe& recipe) {
  return !recipe.empty() && std::holds_alternative<recipe::Level>(recipe.back().step);
}

struct Power {
  double squares = 0;
  std::size_t samples = 0;

  void add(const std::vector<double>& channel, signal::SampleSpan span) {
    for (std::size_t i = span.begin; i < std::min(span.end, channel.size()); ++i)
      squares += channel[i] * channel[i];
    samples += span.end - span.begin;
  }
  double dbov() const { return 10 * std::log10(squares / static_cast<double>(samples)); }
};

/// The same stretch of time at another rate.
signal::SampleSpan at_rate(signal::SampleSpan span, int from_hz, int to_hz) {
  const auto scaled = [&](std::size_t sample) {
    return static_cast<std::size_t>(std::llround(static_cast<double>(sample) * to_hz / from_hz));
  };
  return {scaled(span.begin), scaled(span.end)};
}

/// Power of the degraded clip where its clean source speaks.
double level_where_clean_speaks(const signal::Clip& clean, const signal::Clip& degraded) {
  Power power;
  for (int c = 0; c < clean.channels; ++c) {
    const std::vector<double> speech = signal::channel(clean, c);
    const auto level = signal::active_level(speech, clean.rate_hz).active_level_dbov;
    if (!level) continue;
    const std::vector<double> heard = signal::channel(degraded, c);
    for (const signal::SampleSpan span :
         signal::spans_above(signal::activity_threshold(*level), speech, clean.rate_hz))
      power.add(heard, at_rate(span, clean.rate_hz, degraded.rate_hz));
  }
  return power.dbov();
}

void refuse_other_length(const signal::Clip& clean, const signal::Clip& degraded) {
  constexpr double tolerance_s = 0.001; // the rounding of lengths at two rates is far below
  if (std::abs(clean.seconds() - degraded.seconds()) > tolerance_s || clean.channels != degraded.channels)
    throw_input(fmt::format("post_align rms-active-frames-of-clean needs a stimulus of its source's length "
                            "({:.3f} s, not {:.3f}); use gain-from-clean for this condition",
                            clean.seconds(), degraded.seconds()));
}

} // namespace

std::optional<PostAlignment> post_alignment(const stimulus::StimulusSet& set,
                                            const stimulus::Condition& condition,
                                            const recipe::Recipe& source_recipe,
                                            const recipe::Recipe& recipe) {
  const auto of_sources = last_level_dbov(source_recipe);
  const auto asked = condition.post_align ? condition.post_align : set.post_align;
  const PostAlign by = asked.value_or(of_sources ? PostAlign::gain_from_clean : PostAlign::none);
  if (by == PostAlign::none) return std::nullopt;
  const double source_level = of_sources.value_or(customary_level_dbov);
  if (by == PostAlign::rms_active_frames_of_clean)
    return PostAlignment{by, last_level_dbov(recipe).value_or(source_level)};
  if (ends_with_level(source_recipe) || has_level(recipe)) return std::nullopt;
  return PostAlignment{by, source_level};
}

std::optional<double> promised_level_dbov(const recipe::Recipe& source_recipe, const recipe::Recipe& recipe,
                                          const std::optional<PostAlignment>& alignment) {
  if (alignment && alignment->by == PostAlign::rms_active_frames_of_clean) return std::nullopt;
  if (!only_resamples(recipe)) return alignment ? std::nullopt : final_level_dbov(recipe);
  return alignment ? alignment->target_dbov : final_level_dbov(source_recipe);
}

double alignment_gain_db(const PostAlignment& alignment, const signal::Clip& clean,
                         std::optional<double> clean_level_dbov, const signal::Clip& degraded) {
  if (!clean_level_dbov)
    throw_input("P.56 finds no speech in its source, so post_align cannot level it; write post_align = "
                "\"none\" there");
  if (alignment.by == PostAlign::gain_from_clean) return alignment.target_dbov - *clean_level_dbov;
  refuse_other_length(clean, degraded);
  const double level_dbov = level_where_clean_speaks(clean, degraded);
  if (!std::isfinite(level_dbov))
    throw_input("nothing is left of the speech, so post_align cannot level it; write post_align = \"none\" "
                "there");
  return alignment.target_dbov - level_dbov;
}

std::string text(const PostAlignment& alignment) {
  return fmt::format("post_align {} to {} dBov",
                     alignment.by == PostAlign::gain_from_clean ? "gain-from-clean"
                                                                : "rms-active-frames-of-clean",
                     alignment.target_dbov);
}

} // namespace quietroom::prepare
