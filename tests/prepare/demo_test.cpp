#include "core/atomic_file.h"
#include "prepare/prepare.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

const fs::path demo = fs::path(QUIETROOM_SOURCE_DIR) / "stimuli/demo";
const fs::path sounds = "/usr/share/asterisk/sounds";

/// Copies set.toml and the prompts it names into the folder; false if the Debian packages are not installed.
/// The stimuli stay at 8 kHz here: six times less to do under sanitizers.
bool copy_demo(const test::TempFolder& target) {
  const fs::path& folder = target.path();
  std::string document = read_file(demo / "set.toml");
  const std::string rate = "\nrate_hz = 48000";
  document.replace(document.find(rate), rate.size(), "\nrate_hz = 8000");
  target.write("set.toml", document);
  for (const stimulus::Source& source : stimulus::read_set(folder).set.sources)
    for (const std::string& name : source.files) {
      const fs::path prompt = sounds / fs::path(name).lexically_relative("source");
      if (!fs::exists(prompt)) return false;
      fs::create_directories((folder / name).parent_path());
      fs::copy_file(prompt, folder / name);
    }
  return true;
}

} // namespace

TEST_CASE("the demo set's manifest has no mistake, and no prompt occurs twice") {
  const auto read = stimulus::read_set(demo);
  for (const Problem& problem : read.problems) CHECK(problem.severity == Severity::warning);
  CHECK(read.set.stimuli.size() == 66);
  std::set<std::string> prompts;
  std::size_t count = 0;
  for (const stimulus::Source& source : read.set.sources)
    for (const std::string& file : source.files) {
      prompts.insert(fs::path(file).stem().string());
      ++count;
    }
  CHECK(prompts.size() == count);
}

TEST_CASE("the demo set is prepared of Debian's prompts") {
  const test::TempFolder folder;
  if (!copy_demo(folder)) {
    WARN("asterisk-core-sounds-{en,fr,it}-g722 are not installed: the demo set was not tried");
    return;
  }
  const prepare::Outcome outcome = prepare::prepare(folder.path(), {"1"});
  CHECK(outcome.prepared == 66);
  const stimulus::Checked checked = stimulus::check(folder.path());
  for (const Problem& problem : checked.problems) UNSCOPED_INFO(text(problem));
  CHECK(checked.problems.empty());
  CHECK(checked.stimuli.size() == 66);
  const auto lock = *stimulus::read_set(folder.path()).lock;
  for (const stimulus::LockedSource& source : lock.sources) {
    CAPTURE(source.id);
    CHECK_THAT(*source.active_level_dbov, Catch::Matchers::WithinAbs(-26, 0.1)); // stimuli.md section 2
    CHECK(source.seconds >= 5);
    CHECK(source.seconds <= 9);
  }
  for (const stimulus::LockedStimulus& each : lock.stimuli) {
    CAPTURE(each.id);
    CHECK(each.ppl_percent.has_value() == (each.condition.find("loss") != std::string::npos));
    if (each.condition == "g711a-loss10")
      CHECK_THAT(*each.ppl_percent, Catch::Matchers::WithinAbs(10, 3 * 1.1)); // 3 sigma of 730 packets
    CHECK(each.clipped_samples == 0);
  }
}
