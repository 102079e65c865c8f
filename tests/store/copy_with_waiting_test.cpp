#include "store/copy_with_waiting.h"

#include "core/error.h"
#include "store/copied_session.h"
#include "store/schema.h"
#include "store/study_copy.h"
#include "store/study_with_votes.h"
#include "store/waiting_files.h"

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// A file with a session, and another session that waits beside it.
struct StudyAndWaiting {
  test::StudyWithVotes study, other;
  test::TempFolder elsewhere;
  fs::path waiting = waiting_file_beside(study.file, 1);

  StudyAndWaiting() {
    study.open("L01", "L01-1-a");
    other.open("L01", "L01-1-b");
    add_waiting("L01-1-b");
  }
  void add_waiting(const std::string& session) {
    fs::create_directories(waiting.parent_path());
    StudyStore to(waiting, sql::Access::durable);
    copy_session(other.store.connection(), to.connection(), session);
  }
  std::ptrdiff_t files() const {
    return std::distance(fs::recursive_directory_iterator(elsewhere.path()), {});
  }
};

void copy_bytes(const Location& from, const fs::path& file, const fs::path&) {
  fs::copy_file(from.file, file, fs::copy_options::overwrite_existing);
}

} // namespace

TEST_CASE_METHOD(StudyAndWaiting, "a database and what waits beside it are copied together") {
  for (const char* name : {"a.sqlite", "study.sqlite"}) {
    const fs::path target = elsewhere.path() / name, beside = waiting_file_beside(target, 1);
    CHECK(copy_with_waiting(study.file, target, copy_bytes) == std::vector{beside});
    CHECK(fs::exists(target));
    CHECK(fs::exists(beside));
  }
}

TEST_CASE_METHOD(StudyAndWaiting, "where the study cannot be copied no copy of what waits is left") {
  const fs::path target = elsewhere.path() / GENERATE("a.sqlite", "study.sqlite");
  const auto fails = [&](const Location& from, const fs::path& file, const fs::path& to) {
    if (to == target) throw_environment("the disk is full");
    copy_bytes(from, file, to);
  };
  CHECK_THROWS_WITH(copy_with_waiting(study.file, target, fails), "the disk is full");
  CHECK(files() == 0);
  CHECK(copy_with_waiting(study.file, target, copy_bytes).size() == 1); // nothing is in its way
}

TEST_CASE_METHOD(StudyAndWaiting, "a session that comes in while a study is copied is noticed") {
  other.open("L02", "L02-1-b");
  const auto comes_in = [&](const Location& from, const fs::path& file, const fs::path& to) {
    copy_bytes(from, file, to);
    if (from.file == study.file) add_waiting("L02-1-b");
  };
  CHECK_THROWS_WITH(copy_with_waiting(study.file, elsewhere.path() / "a.sqlite", comes_in),
                    Contains("came in from those that wait") && Contains("nothing was made, try again"));
  CHECK(files() == 0);
}

TEST_CASE_METHOD(StudyAndWaiting, "a study whose file is of an earlier schema leaves no copy of what waits") {
  study.store.connection().run("UPDATE meta SET value = '2' WHERE name = 'schema_version'");
  const fs::path target = elsewhere.path() / "a.sqlite";
  CHECK_THROWS_AS(copy_study(study.file, target), Error);
  CHECK(files() == 0);
  study.store.connection().run("UPDATE meta SET value = $1 WHERE name = 'schema_version'",
                               {std::to_string(schema_version)});
  CHECK(copy_study(study.file, target).waiting == std::vector{waiting_file_beside(target, 1)});
}

TEST_CASE_METHOD(StudyAndWaiting, "a file of another study that has the name of one that waits is refused") {
  study.store.connection().run("UPDATE session SET lock_sha256 = 'lock'");
  const auto change = [&](const char* text) {
    StudyStore(waiting, sql::Access::durable).connection().run(text);
  };
  change("UPDATE session SET lock_sha256 = NULL"); // of a program that knew no lock
  CHECK_NOTHROW(copy_with_waiting(study.file, elsewhere.path() / "b.sqlite", copy_bytes));
  std::filesystem::remove_all(elsewhere.path());
  std::filesystem::create_directory(elsewhere.path());
  change(GENERATE("UPDATE session SET study = 'another'", "UPDATE session SET lock_sha256 = 'another'"));
  CHECK_THROWS_WITH(copy_with_waiting(study.file, elsewhere.path() / "a.sqlite", copy_bytes),
                    Contains(waiting.string() + ": has a session of another study than"));
  CHECK(files() == 0);
}
