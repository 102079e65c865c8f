#include "cli/booths_apart.h"
#include "study/ledger.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The study `all`, in which the session of L01 in booth two waits, and its head stands in waiting/ledger.
struct LabWithHeads : BoothsApart {
  fs::path all = folder.path() / "all", waiting = all / "waiting";
  std::string first, second; ///< lines of ledgers

  LabWithHeads() {
    first = sit_and_note("one", 4);
    second = sit_and_note("two", 1);
    REQUIRE(run("merge one two -o all").exit_code == 0);
    REQUIRE(read_file(all / "ledger") == first);
    REQUIRE(read_file(waiting / "ledger") == second);
  }
  std::string sit_and_note(const std::string& booth, int value) {
    sit_in(booth, "L01", 5, value);
    const json proof = json::parse(run("verify " + booth + " --json").out);
    store::sql::open_sqlite(store::database_of(path), store::sql::Access::read_only)
        ->query("SELECT session FROM session", {}, [&](store::sql::Row row) {
          study::note_head(path, {"2026-01-01T12:00:00.000Z", std::string(row[0]), proof["head"]});
        });
    return read_file(path / "ledger");
  }
};

} // namespace

TEST_CASE("the heads of what waited are kept when it comes in, also by a withdrawal") {
  LabWithHeads lab;
  REQUIRE(lab.run(GENERATE("redo all --listener L01", "withdraw all --listener L01 --yes")).exit_code == 0);
  CHECK(read_file(lab.all / "ledger") == lab.first + lab.second);
  CHECK_FALSE(fs::exists(lab.waiting));
  lab.check_proof("all");
}

TEST_CASE("what else is in the folder of what waits stays there") {
  LabWithHeads lab;
  write_file(lab.waiting / "mine", "mine");
  SECTION("a file") {}
  SECTION("a ledger with a line that is no head") {
    write_file(lab.waiting / "ledger", "mine\n" + lab.second);
  }
  const bool is_ours = read_file(lab.waiting / "ledger") == lab.second;
  REQUIRE(lab.run(GENERATE("redo all --listener L01", "withdraw all --listener L01 --yes")).exit_code == 0);
  CHECK(read_file(lab.waiting / "mine") == "mine");
  CHECK(fs::exists(lab.waiting / "ledger") != is_ours);
  CHECK(read_file(lab.all / "ledger") == lab.first + lab.second);
}
