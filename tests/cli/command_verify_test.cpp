#include "cli/study_place.h"
#include "core/atomic_file.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using Catch::Matchers::Contains;

namespace {

/// A study of four files with three simulated sessions.
struct Simulated : StudyPlace {
  Simulated() {
    make("acr");
    run("simulate study --listeners 3");
  }
  nlohmann::json verified(int exit_code, const std::string& more = "") const {
    const Run done = run("verify study --json" + more);
    CHECK(done.exit_code == exit_code);
    CHECK(done.err == "");
    return nlohmann::json::parse(done.out);
  }
};

} // namespace

TEST_CASE("verify says that every vote of a study holds, simulated ones too, and gives its head") {
  const Simulated place;
  const auto json = place.verified(0);
  CHECK(json["votes"] == 15); // 3 listeners, 1 of practice and 4 files
  CHECK(json["unproved"] == 0);
  CHECK(json["ok"] == true);
  CHECK(json["problems"].empty());
  const std::string head = json["head"];
  CHECK(head.size() == 64);
  CHECK(place.verified(0, " --head " + head)["ok"] == true);
  const Run text = place.run("verify study");
  CHECK(text.exit_code == 0);
  CHECK_THAT(text.out,
             Contains("sim-002-1") && Contains("head of the study: " + head) && Contains("15 votes hold"));
}

TEST_CASE("verify finds a stimulus that was changed, and exits with 1") {
  const Simulated place;
  const auto file = place.folder.path() / "files/g711_f_s1.wav";
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  write_file(file, bytes);
  const auto json = place.verified(1);
  CHECK(json["ok"] == false);
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["where"] == "g711_f_s1.wav");
}

TEST_CASE("verify finds a lock or a study.toml that is not the one of the sessions") {
  const Simulated place;
  const auto toml = place.folder.path() / "study/study.toml";
  const std::string text = read_file(toml);
  write_file(toml, std::string(text).replace(text.find("seed = 3"), 8, "seed = 4"));
  CHECK(place.verified(1)["problems"].size() >= 3); // each session
  write_file(toml, text);
  const auto lock = place.folder.path() / "study/set/set.lock";
  std::string other = read_file(lock);
  other.replace(other.find("seconds = 1.5"), 13, "seconds = 1.6");
  write_file(lock, other);
  CHECK(place.verified(1)["ok"] == false);
}

TEST_CASE("verify with a head of another study exits with 1, and with what is no head with 2") {
  const Simulated place;
  const auto json = place.verified(1, " --head " + std::string(64, 'A'));
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["where"] == "--head");
  check_failure(2, "--head 12ab: a head has 64 hexadecimal digits", "verify study --head 12ab",
                place.folder.path());
}

TEST_CASE("verify counts the votes of a database of schema 1 as unproved, neither right nor wrong") {
  const TempFolder folder;
  std::filesystem::copy(QUIETROOM_SOURCE_DIR "/tests/vectors/schema1", folder.path(),
                        std::filesystem::copy_options::recursive);
  const Run done = run_quietroom("verify study --json", folder.path());
  const auto json = nlohmann::json::parse(done.out);
  CHECK(done.exit_code == 0);
  CHECK(json["problems"].empty());
  CHECK(json["votes"] > 0);
  CHECK(json["unproved"] == json["votes"]);
  CHECK(json["head"].is_null());
}

TEST_CASE("verify holds the ledger against the chains") {
  const Simulated place;
  write_file(place.folder.path() / "study/ledger",
             "2026-01-31T09:05:07.250Z sim-001-1 " + std::string(64, 'a') + "\n");
  const auto json = place.verified(1);
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["where"] == "study/ledger:1");
}

TEST_CASE("verify of a study without sessions says what to do first") {
  const StudyPlace place;
  place.make("acr");
  check_failure(2, "run a session first", "verify study", place.folder.path());
}
