#include "cli/study_place.h"

#include "core/atomic_file.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// The program in a folder of its own, beside a station that only writes down its words.
std::string program_beside(const TempFolder& folder, const std::string& station) {
  fs::copy_file(QUIETROOM_PROGRAM, folder.path() / "quietroom");
  folder.write("quietroom-panel", station);
  fs::permissions(folder.path() / "quietroom-panel", fs::perms::owner_all);
  return (folder.path() / "quietroom").string();
}

} // namespace

TEST_CASE("panel starts the station that stands beside it, with the words it was given and no others") {
  const TempFolder folder;
  const std::string program = program_beside(folder, "#!/bin/sh\nprintf '<%s>' \"$@\"\nexit 5\n");
  const Run run = run_program(program,
                              "panel 'my study' --scale 1.5 --listener L01 --force --device 'file:a b.wav' "
                              "--window 800x600 --events -",
                              folder.path());
  CHECK(run.exit_code == 5);
  CHECK(run.out == "<my study><--listener><L01><--device><file:a b.wav><--events><-><--window><800x600>"
                   "<--scale><1.5><--force>");
  CHECK(run_program(program, "panel s --listener L01", folder.path()).out == "<s><--listener><L01>");
}

TEST_CASE("panel says where the station belongs when it is not there") {
  const TempFolder folder;
  const std::string program = program_beside(folder, "");
  fs::remove(folder.path() / "quietroom-panel");
  const Run run = run_program(program, "panel s --listener L01", folder.path());
  CHECK(run.exit_code == 3);
  CHECK(run.err.find("quietroom-panel: cannot be started (") != std::string::npos);
  CHECK(run.err.find("; it belongs beside quietroom\n") != std::string::npos);
  check_failure(2, "--listener is required", "panel s", folder.path());
}
