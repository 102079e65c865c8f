#include "emodel/planning_values.h"

#include "core/atomic_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::emodel;

namespace {

const CodecEntry* published(std::string_view id) { return find_codec(published_codecs(), id); }

} // namespace

TEST_CASE("the codec table answers with values, with their absence, or not at all") {
  CHECK(published("g729a-vad")->Ie == 11);
  CHECK(published("g729a-vad")->Bpl == 19);
  CHECK(published("g711-plc")->packet_ms == 10);
  CHECK(published("gsm-fr")->Ie == 20);
  CHECK_FALSE(published("gsm-fr")->Bpl);
  CHECK_FALSE(published("ilbc")->Ie);
  CHECK(published("amr-9") == nullptr);
  CHECK(published("is-54")->confidence == Confidence::unverified);
  CHECK(published("amr-wb-12.65-diotic")->Bpl == 4.3);
  CHECK_FALSE(published("amr-wb-12.65-monotic")->Bpl); // only measured with both ears
  CHECK(published("amr-wb-6.6-diotic")->Ie == 56);
  CHECK(published("evs-swb-32")->Ie == 8.7);
  CHECK_FALSE(published("opus-fb")->Ie);
  CHECK(published("g722-64-monotic")->confidence == Confidence::unverified);
}

TEST_CASE("the table that is compiled in is the data file, and every row names its source") {
  const std::string text = read_file(QUIETROOM_SOURCE_DIR "/data/codecs.csv");
  const CodecReading reading = read_codecs(text, "codecs.csv");
  CHECK(reading.problems.empty());
  CHECK(reading.table == published_codecs());
  for (const CodecEntry& entry : reading.table) {
    CAPTURE(entry.id);
    CHECK_FALSE(entry.source.empty());
    CHECK(entry.confidence != Confidence::own);
  }
}

TEST_CASE("a user's file goes on top of the published table and is marked as the user's") {
  const CodecReading reading =
      read_codecs("id,band,Ie,Bpl\nmine,wb,3,20\ng711,nb,1,5\n", "mine.csv", published_codecs());
  CHECK(reading.problems.empty());
  CHECK(reading.table.size() == published_codecs().size() + 1);
  CHECK(find_codec(reading.table, "mine")->band == Band::wide);
  CHECK(find_codec(reading.table, "g711")->Ie == 1);
  CHECK(find_codec(reading.table, "g711")->confidence == Confidence::own);
  CHECK(find_codec(reading.table, "gsm-fr")->Ie == 20);
}

TEST_CASE("all mistakes of a codec file are found, each with its line") {
  const CodecReading reading = read_codecs("id,band,Ie,Bpl,presentation\n"
                                           "a,nb,x,0,\n"
                                           "b,uwb,1,2,left\n"
                                           "b,nb,1\n"
                                           "a,nb,1,2,\n"
                                           ",nb,1,2,\n",
                                           "mine.csv");
  std::string all;
  for (const Problem& problem : reading.problems) all += text(problem) + '\n';
  CHECK(all == "mine.csv:2: Ie is \"x\"; give a number or leave it empty\n"
               "mine.csv:2: Bpl is 0; it must be above 0\n"
               "mine.csv:3: band is \"uwb\"; give nb, wb or fb\n"
               "mine.csv:3: presentation is \"left\"; give monotic or diotic, or leave it empty\n"
               "mine.csv:4: 3 fields where the header has 5; quote fields that hold commas\n"
               "mine.csv:5: the id a stands on line 2 already; give each once\n"
               "mine.csv:6: no id; every codec needs one\n");
  CHECK(read_codecs("id,Bp1\n", "mine.csv").problems.size() == 2);
  CHECK(read_codecs("", "mine.csv").problems.size() == 1);
}

TEST_CASE("a codec of a narrower band is carried over to a wider scale and never back") {
  CHECK(values_on(Band::wide, *published("g711")).Ie == 35.8);
  CHECK(values_on(Band::full, *published("g711")).Ie == 35.8 + 19);
  CHECK(values_on(Band::full, *published("amr-wb-6.6-diotic")).Ie == 75);
  CHECK_FALSE(values_on(Band::full, *published("g711")).Bpl); // no rule for it
  CHECK_FALSE(values_on(Band::full, *published("g711")).how.empty());
  CHECK_FALSE(values_on(Band::narrow, *published("evs-swb-48")).Ie);
  CHECK(values_on(Band::narrow, *published("g711")).how.empty());
}

TEST_CASE("a misspelt column of a codec file is named with the one that was meant") {
  const CodecReading reading = read_codecs("id,Band,Ie\nmine,nb,3\n", "mine.csv");
  REQUIRE_FALSE(reading.problems.empty());
  CHECK(text(reading.problems[0]) == "mine.csv:1: no column band; there is \"Band\": name it band");
  CHECK(reading.table.empty());
}
