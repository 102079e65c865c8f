#include "core/atomic_files.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

struct TwoFiles {
  test::TempFolder folder;
  AtomicFiles files;
  fs::path first = folder.path() / "waiting/a", last = folder.path() / "a";

  TwoFiles() {
    for (const fs::path& each : {first, last}) std::ofstream(files.add(each)) << "whole";
  }
};

} // namespace

TEST_CASE_METHOD(TwoFiles, "files that belong together get their names together") {
  CHECK_FALSE(fs::exists(first));
  CHECK_FALSE(fs::exists(last));
  files.commit();
  CHECK(read_file(first) == "whole");
  CHECK(read_file(last) == "whole");
  CHECK(std::distance(fs::recursive_directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("of files of which the last cannot get its name none is left, and no folder") {
  const test::TempFolder folder;
  const fs::path first = folder.path() / "waiting/a", last = folder.path() / "a";
  {
    AtomicFiles files;
    for (const fs::path& each : {first, last}) std::ofstream(files.add(each)) << "whole";
    folder.write("a", "of somebody else");
    CHECK_THROWS_WITH(files.commit(), Contains("came there while it was written"));
  }
  CHECK(read_file(last) == "of somebody else");
  CHECK(std::distance(fs::recursive_directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("files that are not committed leave nothing but what was there") {
  const test::TempFolder folder;
  folder.write("there/mine", "mine");
  {
    AtomicFiles files;
    for (const char* each : {"there/a", "made/a", "made/b"})
      std::ofstream(files.add(folder.path() / each)) << "half";
  }
  CHECK(std::distance(fs::recursive_directory_iterator(folder.path()), {}) == 2);
}
