#include "station/resume_policy.h"

#include "station/station.h"
#include "store/kept_sessions.h"
#include "store/study_reader.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;

namespace {

/// A listener who votes on some trials and then is gone.
struct BrokenOff {
  test::ToneStudy place;
  store::StudyStore store{place.database(), store::sql::Access::relaxed};
  design::Plan plan;

  BrokenOff() : plan(plan_for(place.study.design, place.study.set, "L01")) {}

  store::SessionFacts facts() { return station::session_facts(place.study, plan, "test", store); }

  /// Goes on where the session stands.
  void vote(int trials) {
    const store::SessionFacts session = facts();
    const store::DeviceFacts device{"hw:0", false, 8000, {}};
    session::Progress progress = replay(plan, store.open_session(session, "t").journal);
    for (int i = 0; i < trials && !all_answered(plan, progress); ++i) {
      const session::Attempt attempt = next_attempt(plan, progress);
      const auto block = static_cast<std::size_t>(attempt.block) - 1;
      store.begin_attempt(session, attempt, name_of(plan.blocks[block].type), place.study.set, device, "t");
      store.store_vote(session, {attempt, {4000, 4000, 0, 1, {}}, {{{0, 0, 4}, 800}}, 0}, {"Good"}, "t");
      progress = after(plan, progress, session::Outcome::answered);
    }
  }

  std::string settle(design::Resume resume) {
    place.study.design.resume = resume;
    return station::settle_broken_session(place.study, plan, facts(), store, "t9");
  }

  session::Attempt next() {
    return next_attempt(plan, replay(plan, store.open_session(facts(), "t").journal));
  }

  /// How many attempts are void for which reason; "" = valid.
  std::map<std::string, int> reasons() {
    std::map<std::string, int> out;
    store.connection().query("SELECT COALESCE(void_reason, '') FROM attempt", {},
                             [&](store::sql::Row row) { ++out[std::string(row[0])]; });
    return out;
  }
};

} // namespace

TEST_CASE("a session that was broken off goes on with its next trial, where the study says nothing") {
  BrokenOff room;
  room.vote(3);
  const session::Attempt before = room.next();
  CHECK(room.settle(design::Resume::go_on) == "L01-1");
  CHECK(room.next() == before);
  CHECK(room.reasons() == std::map<std::string, int>{{"", 3}});
}

TEST_CASE("or its block begins again, and the votes of that block are kept as restarted") {
  BrokenOff room;
  const int practice = static_cast<int>(room.plan.blocks[0].trials.size());
  room.vote(practice + 1);
  CHECK(room.settle(design::Resume::restart_block) == "L01-1");
  CHECK(room.next().block == 2);
  CHECK(room.next().trial == 1);
  CHECK(room.next().attempt == 2);
  CHECK(room.reasons() == std::map<std::string, int>{{"", practice}, {"restarted", 1}});
  room.settle(design::Resume::restart_block); // nothing was heard since then, and yet the same block is meant
  CHECK(room.next().trial == 1);
  room.vote(100);
  CHECK(room.reasons()[""] == practice + static_cast<int>(room.plan.blocks[1].trials.size()));
}

TEST_CASE("between two blocks there is nothing to begin again") {
  BrokenOff room;
  room.vote(static_cast<int>(room.plan.blocks[0].trials.size()));
  room.settle(design::Resume::restart_block);
  CHECK(room.next().block == 2);
  CHECK_FALSE(room.reasons().contains("restarted"));
}

TEST_CASE("or the whole session is set aside, and the next one begins from its first trial") {
  BrokenOff room;
  room.vote(3);
  CHECK(room.settle(design::Resume::discard) == "L01-2");
  CHECK(room.next().block == 1);
  CHECK(room.next().trial == 1);
  CHECK(room.reasons() == std::map<std::string, int>{{"redone", 3}});
  std::string reason;
  room.store.connection().query("SELECT reason FROM audit WHERE action = 'redo'", {},
                                [&](store::sql::Row row) { reason = row[0]; });
  CHECK(reason == "resume = \"discard\"");
}

TEST_CASE("a session that is finished, or in which nothing was heard, is left alone by every policy") {
  for (const design::Resume resume : {design::Resume::restart_block, design::Resume::discard}) {
    BrokenOff room;
    CHECK(room.settle(resume) == "L01-1");
    room.vote(1000);
    CHECK(room.settle(resume) == "L01-1"); // only its end was not written
    room.store.finish_session("L01-1", "t");
    CHECK(room.settle(resume) == "L01-1");
    CHECK(room.reasons().size() == 1);
  }
}
