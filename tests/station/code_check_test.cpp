#include "station/code_check.h"

#include "core/code_hash.h"
#include "core/error.h"
#include "station/backstage_room.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using Catch::Contains;
using session::CodeVerdict;

namespace {

/// The demo's study.toml with another code, where the station looks for it.
void write_study(const test::BackstageRoom& room, const std::string& code) {
  room.folder.folder.write("study.toml",
                           "version = 1\nname = \"a\"\nset = \"audio\"\nseed = 1\nlisteners = 2\n" +
                               (code.empty() ? "" : "experimenter_code = \"" + code + "\"\n"));
}

struct Door : test::BackstageRoom {
  CodeVerdict check(const std::string& typed) {
    return check_code(folder.study, store, facts, typed, "2026-01-01T00:00:00Z");
  }
};

} // namespace

TEST_CASE("a hashed code is right as often as it is typed, another never") {
  Door door;
  door.folder.study.design.experimenter_code = hash_of_code("4711");
  for (int i = 0; i < 2; ++i) {
    CHECK(door.check("4711") == CodeVerdict::right);
    CHECK(door.check("4712") == CodeVerdict::wrong);
  }
  CHECK(code_advice(door.folder.study, door.store).empty());
  CHECK(has_code(door.folder.study, door.store));
}

TEST_CASE(
    "a code in clear is taken once in a study, whoever sits, and the operator is told before and after") {
  Door door;
  auto& study = door.folder.study;
  study.design.experimenter_code = "0000";
  CHECK_THAT(code_advice(study, door.store),
             Contains("in clear and is taken only once more; set one: quietroom code"));
  CHECK(has_code(study, door.store));
  CHECK(door.check("0001") == CodeVerdict::wrong);
  CHECK(door.check("0000") == CodeVerdict::right);
  CHECK(door.check("0000") == CodeVerdict::not_set);
  CHECK_THAT(code_advice(study, door.store), Contains("in clear and is taken no more"));
  CHECK_FALSE(has_code(study, door.store));
}

TEST_CASE("without a code nothing is right, and one that is set meanwhile counts at once") {
  Door door;
  auto& study = door.folder.study;
  CHECK(door.check("0000") == CodeVerdict::not_set);
  CHECK_THAT(code_advice(study, door.store), Contains("no experimenter's code is set"));
  CHECK_FALSE(has_code(study, door.store));
  write_study(door, hash_of_code("1234"));
  CHECK(door.check("1234") == CodeVerdict::right);
  write_study(door, "no code"); // a mistake in the file leaves what the session began with
  CHECK(door.check("1234") == CodeVerdict::not_set);
}

TEST_CASE("the backstage answers a typed code with its verdict") {
  Door door;
  door.folder.study.design.experimenter_code = hash_of_code("4711");
  for (const auto& [typed, verdict] :
       {std::pair("4711", CodeVerdict::right), std::pair("0000", CodeVerdict::wrong)}) {
    const Reply answer = door.backstage.run(session::CheckCode{typed});
    REQUIRE(answer.event);
    CHECK(std::get<session::CodeChecked>(*answer.event).verdict == verdict);
  }
}
