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
const fs::path wideband_demo = fs::path(QUIETROOM_SOURCE_DIR) / "stimuli/demo-wb";
const fs::path sounds = "/usr/share/asterisk/sounds";

/// Copies set.toml and the prompts it names into the folder; false if the Debian packages are not installed.
/// The stimuli stay at the rate of their codecs here: three to six times less to do under sanitizers.
bool copy_demo(const fs::path& demo_set, const test::TempFolder& target) {
  const fs::path& folder = target.path();
  std::string document = read_file(demo_set / "set.toml");
  const std::string rate = "\nrate_hz = 48000";
  document.replace(document.find(rate), rate.size(),
                   demo_set == demo ? "\nrate_hz = 8000" : "\nrate_hz = 16000");
  if (demo_set == wideband_demo) { // one source: its codecs are slow
    const std::size_t second = document.find("[[source]]", document.find("[[source]]") + 1);
    document.erase(second, document.find("[[condition]]") - second);
  }
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

TEST_CASE("the wideband demo set uses the same prompts, with estimates where values are published") {
  const auto wide = stimulus::read_set(wideband_demo);
  for (const Problem& problem : wide.problems) CHECK(problem.severity == Severity::warning);
  const auto narrow = stimulus::read_set(demo).set;
  REQUIRE(wide.set.sources.size() == narrow.sources.size());
  for (std::size_t s = 0; s < narrow.sources.size(); ++s)
    CHECK(wide.set.sources[s].files == narrow.sources[s].files);
  CHECK(wide.set.context == stimulus::Context::wideband);
  for (const stimulus::Condition& condition : wide.set.conditions)
    CHECK(condition.emodel.has_value() == (condition.id == "direct" || condition.id.starts_with("amr-wb")));
}

TEST_CASE("the wideband demo set is prepared of Debian's prompts") {
  const test::TempFolder folder;
  if (!copy_demo(wideband_demo, folder)) {
    WARN("asterisk-core-sounds-{en,fr,it}-g722 are not installed: the wideband demo set was not tried");
    return;
  }
  CHECK(prepare::prepare(folder.path(), {"1"}).prepared == 14);
  const stimulus::Checked checked = stimulus::check(folder.path());
  for (const Problem& problem : checked.problems) UNSCOPED_INFO(text(problem));
  CHECK_FALSE(has_error(checked.problems));
  const stimulus::Lock lock = *stimulus::read_set(folder.path()).lock;
  for (const stimulus::LockedStimulus& each : lock.stimuli) {
    CAPTURE(each.id);
    CHECK(each.clipped_samples == 0);
    CHECK(each.ppl_percent.has_value() == (each.condition.find("loss") != std::string::npos));
  }
}

TEST_CASE("the demo set is prepared of Debian's prompts") {
  const test::TempFolder folder;
  if (!copy_demo(demo, folder)) {
    WARN("asterisk-core-sounds-{en,fr,it}-g722 are not installed: the demo set was not tried");
    return;
  }
  const prepare::PrepareOutcome outcome = prepare::prepare(folder.path(), {"1"});
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
