#include "prepare/levelled_file.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/lower_case.h"
#include "prepare/clipping.h"
#include "recipe/pass.h"
#include "recipe/source_audio.h"
#include "stimulus/manifest.h"

#include <fmt/format.h>
#include <map>
#include <numeric>

namespace quietroom::prepare {

namespace {

void remove_mean(signal::Clip& clip) {
  clip = signal::each_channel(std::move(clip), [](std::vector<double> samples, int) {
    const double mean = samples.empty() ? 0
                                        : std::accumulate(samples.begin(), samples.end(), 0.0) /
                                              static_cast<double>(samples.size());
    for (double& sample : samples) sample -= mean;
    return samples;
  });
}

void bring_to(const recipe::Level& level, LevelledFile& file, const std::string& name) {
  const recipe::SetFiles none;
  const recipe::Seeds seeds{};
  recipe::Pass pass{recipe::SeedOrder(seeds), none, std::move(file.clip), {}};
  try {
    apply(level, pass);
  } catch (const Error& error) {
    throw_input(name + ": " + error.what());
  }
  file.gain_db = pass.facts.gain_db.value_or(0);
  file.clip = std::move(pass.clip);
}

} // namespace

std::vector<std::filesystem::path> levelled_targets(const std::vector<std::string>& files,
                                                    const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> out;
  std::map<std::string, std::string> first;
  for (const std::string& file : files) {
    const fs::path target = folder / (fs::path(file).stem().string() + ".wav");
    const auto [known, is_new] = first.emplace(lower_case(target.filename().string()), file);
    if (!is_new)
      throw_input(fmt::format("{} and {} would both become {}; level them into two folders", known->second,
                              file, target.string()));
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(target, ignored)))
      throw_input(
          fmt::format("{}: is there already and is kept; give --out another folder", target.string()));
    out.push_back(target);
  }
  return out;
}

int levelled_bits(const std::filesystem::path& file) { return recipe::recording_bits(file) <= 16 ? 16 : 24; }

LevelledFile levelled(const std::string& file, const Levelling& how, int bits) {
  LevelledFile out{recipe::read_recording(file)};
  if (how.removes_dc) remove_mean(out.clip);
  if (how.level) bring_to(*how.level, out, file);
  if (const auto clipped = clipped_samples(out.clip, bits); clipped > 0)
    throw_input(fmt::format("{}: {} would clip with {:+.1f} dB, so it was not written; choose a lower "
                            "level for all files",
                            file, counted(clipped, "sample"), out.gain_db));
  return out;
}

} // namespace quietroom::prepare
