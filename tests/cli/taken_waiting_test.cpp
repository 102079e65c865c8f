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
  Run script() const {
    return run_program("python3", "'" QUIETROOM_SOURCE_DIR "/scripts/verify_study.py' all", folder.path());
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

TEST_CASE("a false head of what waits is found by both proofs, in its own ledger") {
  const LabWithHeads lab;
  lab.check_proof("all");
  std::string false_head = lab.second;
  false_head[false_head.size() - 2] = false_head[false_head.size() - 2] == '0' ? '1' : '0';
  write_file(lab.waiting / "ledger", lab.second + false_head);
  const Run ours = lab.run("verify all --json");
  CHECK(ours.exit_code == 1);
  const json problems = json::parse(ours.out)["problems"];
  REQUIRE(problems.size() == 1);
  CHECK(problems[0]["where"] == "all/waiting/ledger:2");
  const Run script = lab.script();
  CHECK(script.exit_code == 1);
  CHECK(script.out.find("all/waiting/ledger:2: is not in the chain of its session") != std::string::npos);
}
