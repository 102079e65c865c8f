#include "study/fixed_study.h"

#include "stimulus/manifest.h"

#include <fmt/format.h>

namespace quietroom::study {

ReadFixedStudy read_fixed_study(const std::filesystem::path& folder) {
  ReadFixedStudy out;
  out.study.folder = folder;
  auto design = design::read_design(folder);
  auto set = stimulus::read_set(folder / "set");
  out.study.design = std::move(design.design);
  out.study.set = std::move(set.set);
  out.problems = std::move(design.problems);
  out.problems.insert(out.problems.end(), set.problems.begin(), set.problems.end());
  if (!out.study.set.prepared && !has_error(out.problems))
    out.problems.push_back(
        {Severity::error, (folder / "set").string(),
         "set.toml or set.lock was changed since the study was made; put them back as they were, or "
         "make a new study"});
  if (out.study.set.stimuli.empty() && !has_error(out.problems))
    out.problems.push_back({Severity::error, (folder / "set").string(),
                            "the set has no stimuli; prepare it and make the study anew"});
  for (const stimulus::Stimulus& one : out.study.set.stimuli)
    if (one.sha256.empty() && !has_error(out.problems))
      out.problems.push_back(
          {Severity::error, (folder / "set" / "set.lock").string(),
           fmt::format("stimulus {} is not in the lock file; make the study anew", one.id)});
  return out;
}

} // namespace quietroom::study
