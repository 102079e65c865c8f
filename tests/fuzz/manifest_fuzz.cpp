// set.toml and the recipes in it, up to the worklist of what would be made.
#include "fuzz/fuzz.h"
#include "prepare/worklist.h"
#include "stimulus/manifest.h"

using namespace quietroom;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stimulus::ReadSet read = stimulus::parse_set(fuzz::text(data, size), "no-such-folder");
  const std::vector<int> rates_hz(read.set.sources.size(), 16000);
  recipe::SetFiles files; // of no set: a step that reads a file has a problem
  prepare::worklist_of(read.set, rates_hz, "set.toml", files, read.problems);
  for (const Problem& problem : read.problems)
    fuzz::require(!problem.message.empty(), "a problem says what it is");
  if (has_error(read.problems)) return 0;
  for (const stimulus::Stimulus& each : read.set.stimuli)
    fuzz::require(each.file.find("..") != 0 && !each.file.starts_with('/'), "a file lies within the set");
  return 0;
}
