#include "prepare/journal.h"

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

stimulus::LockedStimulus made(const std::string& id, const std::string& sha256) {
  stimulus::LockedStimulus out;
  out.id = id;
  out.condition = "c";
  out.talker = "t";
  out.sample = "s";
  out.file = "stimuli/" + id + ".wav";
  out.sha256 = sha256;
  out.source_sha256 = "cd";
  out.chain = "file";
  out.seconds = 1;
  out.rate_hz = 8000;
  return out;
}

stimulus::LockedSource read_source(const std::string& id) {
  stimulus::LockedSource out;
  out.id = id;
  out.sha256 = "cd";
  out.seconds = 1;
  return out;
}

stimulus::Lock head() {
  stimulus::Lock out;
  out.tool_version = "1";
  out.set_sha256 = "ab";
  out.stimuli = {made("before", "00")};
  return out;
}

} // namespace

TEST_CASE("a journal reads back as it was begun and added to, the last of each name") {
  const test::TempFolder folder;
  folder.write("stimuli/other.txt", ""); // the journal lies beside the stimuli
  prepare::Journal journal(folder.path(), head());
  journal.add(read_source("x"));
  journal.add(made("one", "01"));
  journal.add(made("one", "02"));
  journal.add(made("before", "03"));
  const auto read = prepare::read_journal(folder.path());
  REQUIRE(read);
  CHECK(read->tool_version == "1");
  REQUIRE(read->sources.size() == 1);
  CHECK(read->sources[0].id == "x");
  REQUIRE(read->stimuli.size() == 2);
  CHECK(read->stimuli[0].id == "before");
  CHECK(read->stimuli[0].sha256 == "03");
  CHECK(read->stimuli[1].sha256 == "02");
}

TEST_CASE("a journal that was cut off has its whole records, and another file has none") {
  const test::TempFolder folder;
  folder.write("stimuli/other.txt", ""); // the journal lies beside the stimuli
  {
    prepare::Journal journal(folder.path(), head());
    journal.add(made("one", "01"));
    journal.add(made("two", "02"));
  }
  const auto file = folder.path() / "stimuli/.journal.toml";
  const std::string whole = read_file(file);
  folder.write("stimuli/.journal.toml", whole.substr(0, whole.size() - 3)); // within "# whole"
  CHECK(prepare::read_journal(folder.path())->stimuli.size() == 2);         // before, one
  folder.write("stimuli/.journal.toml", "no journal");
  CHECK_FALSE(prepare::read_journal(folder.path()));
  prepare::remove_journal(folder.path());
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_FALSE(prepare::read_journal(folder.path()));
  prepare::remove_journal(folder.path()); // is no error
}
