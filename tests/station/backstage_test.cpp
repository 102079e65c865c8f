#include "station/backstage.h"

#include "station/backstage_room.h"
#include "store/study_reader.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::session;

namespace {

struct Room : test::BackstageRoom {
  Attempt first = next_attempt(plan, begin(plan));

  Reply run(const Effect& effect) { return backstage.run(effect); }
  template<class Of>
  bool answers(const Effect& effect) {
    const Reply answer = run(effect);
    return !answer.failure && answer.event && std::holds_alternative<Of>(*answer.event);
  }
  std::map<std::string, std::string> row() const {
    std::map<std::string, std::string> out;
    std::vector<std::string> header;
    store::read_votes_long(
        folder.database(), [&](store::sql::Row names) { header.assign(names.begin(), names.end()); },
        [&](store::sql::Row row) {
          for (std::size_t i = 0; i < row.size(); ++i) out[header[i]] = row[i];
        });
    return out;
  }
};

} // namespace

TEST_CASE("an attempt has its row before it sounds, and its vote with the label that the listener saw") {
  Room room;
  room.folder.study.design.level_db_spl = 73;
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  CHECK(room.answers<Committed>(BeginAttempt{room.first}));
  CHECK(room.row()["valid"] == "0");
  CHECK(room.row()["block_type"] == "practice");
  CHECK(room.row()["device"] == "scripted");
  CHECK(room.row()["level_db_spl"] == "73");
  CHECK_FALSE(room.run(Play{room.first}).event); // its end will come from poll()
  CHECK(room.sound.played == std::vector<std::size_t>{room.first.heard.presented.front().stimulus});
  CHECK(room.answers<Committed>(StoreVote{room.first, {}, {{{0, 0, 4}, 800}}, 0}));
  CHECK(room.row()["vote_label"] == room.folder.study.design.wording.scales[0].labels[1]);
  CHECK(room.row()["valid"] == "1");
  CHECK(room.answers<Committed>(StoreFinished{}));
  CHECK(store::StudyReader(room.folder.database()).unfinished_listeners().empty());
}

TEST_CASE("what the store cannot write is an answer with its sentence, and nothing is thrown") {
  Room room;
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  const Reply answer = room.run(StoreVote{room.first, {}, {{{0, 0, 4}, 800}}, 0}); // it never began
  REQUIRE(answer.event);
  REQUIRE(std::holds_alternative<NotCommitted>(*answer.event));
  CHECK_FALSE(std::get<NotCommitted>(*answer.event).sentence.empty());
  CHECK_FALSE(answer.failure);
}

TEST_CASE("a first block that cannot be loaded ends the sitting before it began, a later one is told") {
  Room room;
  room.sound.load_failure = "no device";
  const Reply first = room.run(LoadBlock{0});
  CHECK(first.failure);
  CHECK_FALSE(first.event);
  room.sound.load_failure.clear();
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  room.sound.load_failure = "no device any more";
  const Reply later = room.run(LoadBlock{1});
  CHECK_FALSE(later.failure);
  REQUIRE(later.event);
  CHECK(std::get<AudioFailed>(*later.event).sentence == "no device any more");
}

TEST_CASE("at a break and at the end of a session a plain copy of the database has every vote") {
  Room room;
  const std::filesystem::path log = room.folder.database().string() + "-wal";
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  CHECK(room.answers<Committed>(BeginAttempt{room.first}));
  REQUIRE(std::filesystem::file_size(log) > 0);
  CHECK_FALSE(room.run(StartBreak{30}).event);
  CHECK(std::filesystem::file_size(log) == 0);
  CHECK(room.answers<Committed>(StoreVote{room.first, {}, {{{0, 0, 4}, 800}}, 0}));
  REQUIRE(std::filesystem::file_size(log) > 0);
  CHECK(room.answers<Committed>(StoreFinished{}));
  CHECK(std::filesystem::file_size(log) == 0);
}

TEST_CASE("a sitting is begun once, however often a block is loaded") {
  Room room;
  for (int i = 0; i < 3; ++i) CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  int sittings = 0;
  store::sql::open_sqlite(room.folder.database(), store::sql::Access::read_only)
      ->query("SELECT * FROM sitting", {}, [&](store::sql::Row) { ++sittings; });
  CHECK(sittings == 1);
  CHECK(room.sound.loads == 3);
}

TEST_CASE(
    "between a play and its end each other side of the check is told once, and the end with its sound") {
  Room room;
  CHECK_FALSE(room.backstage.poll());
  CHECK_FALSE(room.run(PlayCheck{}).event);
  CHECK(room.backstage.sounding());
  CHECK_FALSE(room.backstage.poll());
  for (const int side : {1, 2}) {
    room.sound.side = side;
    const auto answer = room.backstage.poll();
    REQUIRE(answer);
    CHECK_FALSE(answer->event);
    CHECK(answer->sound->check_side == side);
    CHECK_FALSE(room.backstage.poll());
  }
  room.sound.next = CheckEnded{};
  room.sound.began_s = 12.5;
  const auto end = room.backstage.poll();
  REQUIRE(end);
  CHECK(std::holds_alternative<CheckEnded>(*end->event));
  CHECK(end->sound->sample_began_s == 12.5);
  CHECK_FALSE(room.backstage.sounding());
  room.sound.next = CheckEnded{}; // nobody asks any more
  CHECK_FALSE(room.backstage.poll());
}

TEST_CASE("store and sound are for the backstage, words and time are not") {
  for (const Effect& effect : {Effect(LoadBlock{}), Effect(PlayCheck{}), Effect(BeginAttempt{}),
                               Effect(Play{}), Effect(VoidAttempt{}), Effect(StoreVote{}),
                               Effect(StoreFinished{}), Effect(CheckCode{}), Effect(StartBreak{})})
    CHECK(is_for_backstage(effect));
  for (const Effect& effect : {Effect(VerifyFiles{}), Effect(Close{}), Effect(Tell{}), Effect(Announce{})})
    CHECK_FALSE(is_for_backstage(effect));
}

TEST_CASE("what a listener can read is copied into the session at its first block, and a virtual one reads "
          "nothing") {
  for (const bool simulated : {false, true}) {
    Room room;
    room.facts.simulated = simulated;
    CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
    CHECK(room.answers<BlockLoaded>(LoadBlock{1}));
    std::vector<std::string> texts;
    store::sql::open_sqlite(room.folder.database(), store::sql::Access::read_only)
        ->query("SELECT text FROM session_text ORDER BY sitting, position", {},
                [&](store::sql::Row row) { texts.emplace_back(row[0]); });
    std::vector<std::string> expected;
    const auto& design = room.folder.study.design;
    for (const auto& each : named_texts(design.wording, design.method)) expected.push_back(each.text);
    CHECK(texts == (simulated ? std::vector<std::string>{} : expected));
  }
}

TEST_CASE("what the experimenter does is answered when it is stored, or with the sentence why not") {
  Room room;
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  CHECK(room.answers<Acted>(Act{Action::pause, 1, 1, {}}));
  room.store.connection().run(
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
  CHECK(room.answers<NotActed>(Act{Action::note, 1, 1, "a"}));
}

TEST_CASE("the page of the level plays the tone of the set, and its calibration is taken at once") {
  Room room;
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  CHECK(room.answers<LevelRead>(ReadLevel{}));
  CHECK_FALSE(room.run(PlayTone{}).event); // its end will come from poll()
  CHECK(room.sound.tones_dbov == std::vector<double>{-26});
  CHECK(room.backstage.sounding());
  const LevelAnswers answers{"diotic", "73", "HD 650", "none", "XL2", "ann", "74.5"};
  CHECK(room.answers<LevelStored>(StoreLevel{answers}));
  REQUIRE(room.sound.taken);
  CHECK(room.sound.taken->gain_db == -1.5);
  LevelAnswers low = answers;
  low.reading_db_spl = "3";
  CHECK(room.answers<LevelRefused>(StoreLevel{low}));
}

TEST_CASE("an answer of the sound check is stored with the tone that sounded") {
  Room room;
  CHECK(room.answers<BlockLoaded>(LoadBlock{0}));
  CHECK_FALSE(room.run(PlayCheck{CheckTone::right}).event);
  CHECK(room.sound.tone == CheckTone::right);
  CHECK(room.answers<Committed>(StoreCheck{CheckQuestion::side, CheckTone::right, CheckAnswer::left, false}));
  CHECK(store::StudyReader(room.folder.database()).sound_check_counts().with_failures == 1);
}
