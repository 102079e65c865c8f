#include "prepare/prepare.h"
#include "prepare/worklist_of_set.h"

#include "codec/codec_info.h"
#include "core/atomic_file.h"
#include "core/sha256.h"
#include "signal/active_level.h"
#include "signal/audio_file.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

const std::string& document = test::set_document;
using test::SourceSet;

/// A run in which `change` happens after the worklist was made, before any sound is read.
prepare::PrepareOutcome run_with_change_behind_plan(const SourceSet& set,
                                                    const std::function<void()>& change) {
  prepare::PrepareOptions options{"1"};
  options.threads = 1;
  bool done = false;
  options.interrupted = [&] {
    if (!std::exchange(done, true)) change();
    return false;
  };
  return prepare::prepare(set.path(), options);
}

} // namespace

// Else the lock would state the hash of one recording and the stimuli be made of the other.
TEST_CASE("a source that changes behind the worklist is refused, or locked with the hash of what was read") {
  const SourceSet set;
  set.run();
  const fs::path file = set.path() / stimulus::read_set(set.path()).set.sources.front().files.front();
  set.replace("q_db = 12", "q_db = 21"); // something to do, with sources that are known
  const std::string other = read_file(file).substr(0, 44) + std::string(read_file(file).size() - 44, '\1');
  CHECK_THROWS_WITH(run_with_change_behind_plan(set, [&] { write_file(file, other); }),
                    Catch::Contains("changed while the set was being prepared"));
}

TEST_CASE("a noise or a pattern that changes behind the worklist is refused by its name") {
  const SourceSet set;
  const std::string sound =
      read_file(set.path() / stimulus::read_set(set.path()).set.sources.front().files.front());
  struct Case {
    std::string steps, before, after;
  };
  const auto [steps, before, after] = GENERATE_COPY(
      Case{R"({ step = "noise", kind = "file", file = "extra", snr_db = 15 })", sound,
           sound.substr(0, 44) + std::string(sound.size() - 44, '\1')},
      Case{R"({ step = "concat", before = "extra" })", sound,
           sound.substr(0, 44) + std::string(sound.size() - 44, '\1')},
      Case{R"({ step = "resample", rate_hz = 8000 }, { step = "loss", file = "extra", packet_ms = 10 },
           { step = "codec", id = "g711a" })",
           "1000000000", "0000000001"},
      Case{R"({ step = "resample", rate_hz = 8000 }, { step = "jitter", file = "extra", depth_ms = 20 },
           { step = "codec", id = "g711a" })",
           "0\n30\n", "30\n0\n"});
  set.folder.write("extra", before);
  set.folder.write("set.toml", document + "[[condition]]\nid = \"extra\"\nsteps = [" + steps + "]\n");
  CHECK_THROWS_WITH(run_with_change_behind_plan(set, [&] { set.folder.write("extra", after); }),
                    Catch::Contains("extra: changed while the set was being prepared"));
}
