#include "study/hashed_files.h"

#include "core/available_cores.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <fmt/format.h>

namespace quietroom::study {

std::vector<HashedFile> hashed_files(const FixedStudy& study, const stimulus::OnProgress& progress) {
  const auto& stimuli = study.set.stimuli;
  std::vector<HashedFile> out(stimuli.size());
  const auto hash = [&](std::size_t i) {
    out[i].stimulus = stimuli[i].id;
    const auto path = inside(study.design.set, stimuli[i].file);
    try {
      if (path)
        out[i].sha256 = sha256_of_file(*path);
      else
        out[i].missing = fmt::format("stimulus {} lies outside its set; correct the set", stimuli[i].id);
    } catch (const Error& failure) {
      out[i].missing = failure.what();
    }
  };
  stimulus::for_each_index(stimuli.size(), available_cores(), hash, progress);
  return out;
}

} // namespace quietroom::study
