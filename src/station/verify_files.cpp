#include "station/verify_files.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <fmt/format.h>
#include <set>

namespace quietroom::station {

std::filesystem::path verified_file(const stimulus::Stimulus& stimulus, const std::filesystem::path& audio) {
  const auto path = inside(audio, stimulus.file);
  if (!path) throw_input(fmt::format("{}: lies outside its set; correct the set", stimulus.file));
  if (sha256_of_file(*path) != stimulus.sha256)
    throw_input(fmt::format("{}: is not the file this study was made with; restore it, or make a new study",
                            path->string()));
  return *path;
}

namespace {

std::vector<std::size_t> in_order_heard(const design::Block& block) {
  std::vector<std::size_t> out;
  for (const method::Trial& trial : block.trials)
    for (const method::Presented& each : trial.presented) out.push_back(each.stimulus);
  return out;
}

} // namespace

std::optional<std::string> first_changed_file(const study::FixedStudy& study, const design::Plan& plan,
                                              const std::stop_token& stop) {
  std::set<std::size_t> verified;
  for (const design::Block& block : plan.blocks)
    for (const std::size_t index : in_order_heard(block)) {
      if (stop.stop_requested()) return std::nullopt;
      if (!verified.insert(index).second) continue;
      try {
        verified_file(study.set.stimuli[index], study.design.set);
      } catch (const Error& failure) {
        return failure.what();
      }
    }
  return std::nullopt;
}

} // namespace quietroom::station
