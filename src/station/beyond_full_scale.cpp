#include "station/beyond_full_scale.h"

#include "core/relative_path.h"
#include "signal/audio_file.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace quietroom::station {

namespace {

double peak_of(const std::filesystem::path& file) {
  try {
    return signal::read_info(file).is_float ? signal::read_pcm(file).peak : 0;
  } catch (const Error&) {
    return 0;
  }
}

} // namespace

std::vector<Problem> beyond_full_scale(const study::FixedStudy& study, const design::Plan& plan) {
  std::set<std::size_t> stimuli;
  for (const design::Block& block : plan.blocks) stimuli.merge(stimuli_of(block));
  std::vector<Problem> out;
  for (const std::size_t index : stimuli) {
    const auto file = inside(study.design.set, study.set.stimuli[index].file);
    if (!file) continue;
    const double peak = peak_of(*file);
    if (peak > 1)
      out.push_back(
          {Severity::warning, file->string(),
           fmt::format("warning: goes {:.2f} dB beyond full scale, where it is cut", 20 * std::log10(peak))});
  }
  return out;
}

} // namespace quietroom::station
