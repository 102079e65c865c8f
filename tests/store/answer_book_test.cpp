#include "store/answer_book.h"

#include "store/redo.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"

using namespace quietroom;
using namespace quietroom::store;

namespace {

StoredAnswer answer(const std::string& session, const std::string& of, const std::string& question,
                    std::optional<std::string> code, const std::string& said) {
  return {session, session.substr(0, 3), of, question, 1, question + "?", std::move(code), said, "t1"};
}

} // namespace

TEST_CASE("answers besides votes are kept apart from votes, and one that is given again replaces the first") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  study.open("L01", "L01-1");
  add_answer(connection, answer("L01-1", "form", "gender", "female", "Female"));
  add_answer(connection, answer("L01-1", "form", "gender", "other", "Other"));
  add_answer(connection, answer("L01-1", "form", "age_band", std::nullopt, ""));
  add_answer(connection, answer("L01-1", "tired", "how", "2", "No"));
  CHECK(answered_in(connection, "L01-1") ==
        std::set<std::string>{"form/age_band", "form/gender", "tired/how"});
  CHECK(form_of(connection, "L01-1") == std::map<std::string, std::string, std::less<>>{{"gender", "other"}});
  const auto all = all_answers(connection);
  REQUIRE(all.size() == 3);
  CHECK(all.back() == answer("L01-1", "tired", "how", "2", "No"));
  CHECK(std::ranges::count_if(all, [](const auto& each) { return !each.code; }) ==
        1); // asked, and not answered
  CHECK(study.single("SELECT COUNT(*) FROM answer") == "0");
}

TEST_CASE("forms are counted over the sessions that count") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  for (const char* session : {"L01-1", "L02-1"}) {
    study.open(std::string(session).substr(0, 3), session);
    study.vote(std::string(session).substr(0, 3), session, 1, 4);
    add_answer(connection, answer(session, "form", "gender", "male", "Male"));
  }
  redo(connection, "L01", "", "test", "t5");
  study.open("L01", "L01-2");
  add_answer(connection, answer("L01-2", "form", "gender", std::nullopt, ""));
  design::ListenerFacts facts;
  count_answers(connection, facts);
  CHECK(facts.answers.at("gender") == std::map<std::string, std::uint64_t>{{"", 1}, {"male", 1}});
}

TEST_CASE("a withdrawal wipes every answer of the listener, also of sessions that were set aside") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  add_answer(connection, answer("L01-1", "form", "native_language", "Smaragdisch", "Smaragdisch"));
  redo(connection, "L01", "", "test", "t5");
  study.open("L01", "L01-2");
  add_answer(connection, answer("L01-2", "tired", "how", "1", "Yes"));
  study.open("L02", "L02-1");
  add_answer(connection, answer("L02-1", "tired", "how", "1", "Yes"));
  withdraw(connection, "L01", "test", "t9");
  const auto left = all_answers(connection);
  REQUIRE(left.size() == 1);
  CHECK(left.front().session == "L02-1");
}

TEST_CASE("a database of an earlier schema has no answers") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "old.sqlite", sql::Access::durable);
  design::ListenerFacts facts;
  count_answers(*connection, facts);
  CHECK(facts == design::ListenerFacts{});
  CHECK(all_answers(*connection).empty());
}
