#include "core/make_folder.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a folder is made with all above it, and one that is there is kept with what is in it") {
  const test::TempFolder folder;
  const auto wanted = folder.path() / "a" / "b";
  make_folder(wanted);
  CHECK(std::filesystem::is_directory(wanted));
  folder.write("a/b/file", "x");
  make_folder(wanted);
  CHECK(std::filesystem::exists(wanted / "file"));
}

TEST_CASE("a folder that cannot be made is the machine's fault, and is named") {
  const test::TempFolder folder;
  const auto file = folder.write("file", "x");
  try {
    make_folder(file / "below");
    FAIL("made");
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::environment);
    CHECK(std::string(e.what()) ==
          (file / "below").string() + ": the folder cannot be made (Not a directory)");
  }
}
