#include "station/eligibility_check.h"

#include "station/backstage_room.h"
#include "store/answer_book.h"
#include "store/eligibility_book.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Breaches = std::vector<design::Breach>;

TEST_CASE("eligibility is computed of the form and of what was heard before, and stored") {
  test::BackstageRoom room;
  auto& rules = room.folder.study.design.eligibility;
  rules.normal_hearing = true;
  rules.unheard = design::Unheard::sources;
  const auto check = [&](const store::SessionFacts& facts) {
    return station::check_eligibility(room.folder.study, room.plan, facts, room.store,
                                      "2026-11-28T00:00:00.000Z");
  };
  CHECK(check(room.facts) == Breaches{design::Breach::normal_hearing});
  CHECK_FALSE(store::is_let_in(room.store.connection(), room.facts.session));
  store::add_answer(room.store.connection(),
                    {room.facts.session, "L01", "form", "hearing", 1, "?", "normal", "Normal", "t"});
  CHECK(check(room.facts).empty());
  CHECK(store::is_let_in(room.store.connection(), room.facts.session));
  // a trial is heard, and the same listener comes for a second session
  room.store.begin_attempt(room.facts, {1, 1, 1, room.plan.blocks[0].trials[0]}, "main",
                           room.folder.study.set, {"hw:0", false, 8000, {}}, "2026-11-27T00:00:00.000Z");
  store::SessionFacts second = room.facts;
  second.session = "L01-2";
  room.store.open_session(second, "t1");
  store::add_answer(room.store.connection(), {"L01-2", "L01", "form", "hearing", 1, "?", "normal", "", "t"});
  CHECK(check(second) == Breaches{design::Breach::unheard});
}

TEST_CASE("another study that is not there, or is this one, is told before anybody sits down") {
  test::BackstageRoom room;
  auto& study = room.folder.study;
  study.design.eligibility.unheard = design::Unheard::files;
  CHECK(station::problems_of_other_studies(study).empty());
  study.design.eligibility.other_studies = {study.folder / "nowhere", study.folder};
  const auto problems = station::problems_of_other_studies(study);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0].message, Catch::Contains("has no database"));
  CHECK_THAT(problems[1].message, Catch::Contains("is this study itself"));
}

TEST_CASE("the store's thread stores answers, computes eligibility and stores an override") {
  test::BackstageRoom room;
  room.folder.study.design.eligibility.normal_hearing = true;
  room.plan.questionnaires = {{"form",
                               design::When::before_session,
                               {{"hearing", "?", design::AnswerKind::choice, {}, {}, true, false}}}};
  const auto answered = room.backstage.run(session::StoreAnswer{0, 0, {"impaired", "Impaired"}});
  CHECK(std::holds_alternative<session::Committed>(*answered.event));
  const auto checked = room.backstage.run(session::CheckEligibility{});
  REQUIRE(std::holds_alternative<session::EligibilityChecked>(*checked.event));
  CHECK(std::get<session::EligibilityChecked>(*checked.event).breaches ==
        Breaches{design::Breach::normal_hearing});
  const auto let_in = room.backstage.run(session::StoreOverride{"a colleague"});
  CHECK(std::holds_alternative<session::Committed>(*let_in.event));
  CHECK(store::is_let_in(room.store.connection(), room.facts.session));
}
