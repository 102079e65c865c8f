#include "prepare/libraries.h"

#include "codec/codec_table.h"
#include "core/lower_case.h"
#include "recipe/source_audio.h"
#include "signal/audio_file.h"
#include "signal/loudness.h"
#include "signal/resample.h"
#include "stimulus/manifest.h"

#include <algorithm>

namespace quietroom::prepare {

namespace {

void add(const auto&, Libraries&) {} // most steps are our own code

void add(const recipe::Resample&, Libraries& out) { out["libsoxr"] = signal::resampler_version(); }

void add_codec(std::string_view id, Libraries& out) {
  for (const codec::Library& each : codec::find_codec(id)->libraries)
    if (each.version != nullptr) out[std::string(each.name)] = each.version();
}

void add(const recipe::Codec& coded, Libraries& out) { add_codec(coded.settings.id, out); }

void add(const recipe::Level& level, Libraries& out) {
  if (level.loudness_lufs) out["libebur128"] = signal::loudness_meter_version();
}

/// By the name, as for G.722: a recipe is planned without opening its files.
bool is_mpeg_name(const std::filesystem::path& name) {
  const std::string ending = lower_case(name.extension().string());
  return ending == ".mp3" || ending == ".mp2" || ending == ".mpga";
}

/// What reads a recording of the set, and brings it to the rate of the sound.
void add_recording(const std::string& name, Libraries& out) {
  if (recipe::is_g722(name)) add_codec("g722", out);
  if (is_mpeg_name(name)) out["libmpg123"] = signal::mpeg_decoder_version();
  out["libsndfile"] = signal::audio_file_version();
  out["libsoxr"] = signal::resampler_version();
}

void add(const recipe::Noise& noise, Libraries& out) {
  for (const std::string& name : noise.files) add_recording(name, out);
}

void add(const recipe::Concat& concat, Libraries& out) {
  for (const std::string& name : {concat.before, concat.after})
    if (!name.empty()) add_recording(name, out);
}

void add(const recipe::Room& room, Libraries& out) { add_recording(room.file, out); }

void add_recipe(const recipe::Recipe& recipe, Libraries& out) {
  for (const recipe::RecipeStep& each : recipe)
    std::visit([&](const auto& step) { add(step, out); }, each.step);
}

} // namespace

Libraries libraries_of(const stimulus::StimulusSet& set, const Worklist& worklist, std::size_t i) {
  const PlannedStimulus& stimulus = worklist.stimuli[i];
  Libraries out;
  out["libsndfile"] = signal::audio_file_version();
  if (std::ranges::any_of(set.sources[stimulus.source].files,
                          [](const auto& file) { return recipe::is_g722(file); }))
    add_codec("g722", out);
  if (std::ranges::any_of(set.sources[stimulus.source].files, is_mpeg_name))
    out["libmpg123"] = signal::mpeg_decoder_version();
  add_recipe(worklist.source_recipe, out);
  add_recipe(worklist.recipes[stimulus.condition], out);
  return out;
}

Libraries libraries_of(const stimulus::StimulusSet& set, const Worklist& worklist) {
  Libraries out;
  for (std::size_t i = 0; i < worklist.stimuli.size(); ++i) out.merge(libraries_of(set, worklist, i));
  return out;
}

bool same_versions(const Libraries& locked, const Libraries& used) {
  return std::ranges::all_of(used, [&](const auto& each) {
    const auto found = locked.find(each.first);
    return found != locked.end() && found->second == each.second;
  });
}

} // namespace quietroom::prepare
