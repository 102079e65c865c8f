#include "store/earlier_listening.h"

#include "core/error.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

namespace {

design::EarlierListening heard(test::StudyWithVotes& study, const std::string& listener,
                               const std::string& except, const Unfamiliar& unfamiliar) {
  design::EarlierListening out;
  add_earlier_listening(study.store.connection(), listener, except, unfamiliar, out);
  return out;
}

} // namespace

TEST_CASE("what a listener heard in another session is found by file and by source, void attempts too") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.fault("L01-1", 1);
  std::string sha256, talker, sample;
  study.store.connection().query("SELECT sha256, talker, sample FROM presented", {},
                                 [&](sql::Row row) { sha256 = row[0], talker = row[1], sample = row[2]; });
  CHECK(heard(study, "L01", "L01-2", {{sha256}, {}}).heard_before);
  CHECK(heard(study, "L01", "L01-2", {{}, {{talker, sample}}}).heard_before);
  CHECK_FALSE(heard(study, "L01", "L01-2", {{"other"}, {{talker, "other"}, {"other", sample}}}).heard_before);
  CHECK(heard(study, "L01", "L01-2", {}).last_utc == "2026-01-01T00:00:01Z");
  CHECK_FALSE(heard(study, "L01", "L01-1", {{sha256}, {}}).heard_before); // the session itself
  CHECK(heard(study, "L01", "L01-1", {}).last_utc.empty());
  CHECK_FALSE(heard(study, "L02", "", {{sha256}, {}}).heard_before); // another listener
}

TEST_CASE("sessions of another study count by its database, which must be there") {
  test::StudyWithVotes other;
  other.open("L01", "L01-1");
  other.vote("L01", "L01-1", 2, 3);
  design::EarlierListening out;
  add_earlier_listening(other.location, "L01", {}, out);
  CHECK(out.last_utc == "2026-01-01T00:00:02Z");
  CHECK_THROWS_WITH(add_earlier_listening(other.folder.path() / "none.sqlite", "L01", {}, out),
                    Catch::Contains("there is no such database; take it out of other_studies"));
}
