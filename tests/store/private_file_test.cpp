#include "store/private_file.h"

#include "store/study_with_votes.h"

#include <sys/stat.h>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

fs::perms mode_of(const fs::path& file) { return fs::status(file).permissions(); }

/// The mask with which most accounts work: others may read what is made.
struct UsualMask {
  mode_t before = ::umask(022);
  ~UsualMask() { ::umask(before); }
};

constexpr auto owner_only = fs::perms::owner_read | fs::perms::owner_write;

} // namespace

TEST_CASE(
    "a database, its log and index are for their owner alone, also under a mask that lets others read") {
  const UsualMask mask;
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  for (const char* ending : {"", "-wal", "-shm"}) {
    CAPTURE(ending);
    CHECK(mode_of(study.file.string() + ending) == owner_only);
  }
}

TEST_CASE("a database that others could read is closed to them when it is opened to be written") {
  const UsualMask mask;
  const test::TempFolder folder;
  const fs::path file = folder.path() / "study.sqlite";
  { const store::StudyStore made(file, store::sql::Access::durable); }
  const auto everybody = owner_only | fs::perms::group_read | fs::perms::others_read;
  fs::permissions(file, everybody);
  { store::sql::open_sqlite(file, store::sql::Access::read_only); }
  CHECK(mode_of(file) == everybody); // who only reads changes nothing
  folder.write("study.sqlite-journal", "");
  const store::StudyStore opened(file, store::sql::Access::durable);
  for (const char* ending : {"", "-wal", "-shm"}) CHECK(mode_of(file.string() + ending) == owner_only);
}

TEST_CASE("a private file is made empty, an existing one keeps its bytes, and a folder is left alone") {
  const UsualMask mask;
  const test::TempFolder folder;
  store::make_private(folder.path() / "new");
  CHECK(fs::file_size(folder.path() / "new") == 0);
  CHECK(mode_of(folder.path() / "new") == owner_only);
  const fs::path old = folder.write("old", "bytes");
  store::make_private(old);
  CHECK(fs::file_size(old) == 5);
  CHECK(mode_of(old) == owner_only);
  store::keep_private(folder.path() / "absent");
  CHECK_FALSE(fs::exists(folder.path() / "absent"));
  const auto before = mode_of(folder.path());
  store::keep_private(folder.path());
  CHECK(mode_of(folder.path()) == before);
}
