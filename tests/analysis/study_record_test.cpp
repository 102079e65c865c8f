#include "analysis/study_record.h"

#include "core/sha256.h"
#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

study::Snapshot snapshot() {
  study::Snapshot out;
  out.votes = test::three_listeners();
  out.facts.emplace();
  out.facts->levels_db_spl = {73};
  out.facts->devices = {"hw:0"};
  out.facts->unfinished = {"anna", "ben"};
  out.facts->plans = {{"7"}, {"aa", "bb"}};
  out.facts->simulated_plans = {{"8"}, {"cc"}};
  return out;
}

std::vector<std::string> shown(const std::string& choice) {
  votes::VoteTable votes = test::three_listeners();
  votes.where = {choice};
  return choices_without_names(votes);
}

} // namespace

TEST_CASE("a study's record has counts and hashes, the plans of several listeners under one hash") {
  const StudyRecord record = *study_record(snapshot());
  CHECK(record.unfinished == 2);
  CHECK(record.seeds == std::vector<std::string>{"7"});
  CHECK(record.plan_hash == sha256_of("aa\nbb\n"));
}

TEST_CASE("orders that are withheld have neither seed nor hash, and the record says so") {
  study::Snapshot withheld = snapshot();
  withheld.facts->orders_withheld = true;
  const StudyRecord record = *study_record(withheld);
  CHECK(record.orders_withheld);
  CHECK(record.seeds.empty());
  CHECK(record.plan_hash.empty());
  CHECK(record.unfinished == 2);
}

TEST_CASE("the record of simulated votes is of their plans, and of no level, for nobody listened") {
  study::Snapshot simulated = snapshot();
  simulated.votes.simulated = true;
  const StudyRecord record = *study_record(simulated);
  CHECK(record.levels_db_spl.empty());
  CHECK(record.unfinished == 0);
  CHECK(record.plan_hash == "cc"); // one plan has its own
}

TEST_CASE("a plain table has no record of a study") {
  study::Snapshot table = snapshot();
  table.facts.reset();
  CHECK(!study_record(table));
}

TEST_CASE("rows chosen by talker are said with their value, by listener or device without it") {
  CHECK(shown("talker=june") == std::vector<std::string>{"talker june"});
  CHECK(shown("listener=anna") == std::vector<std::string>{"one value of the column listener"});
  CHECK(shown("device=hw:0") == std::vector<std::string>{"one value of the column device"});
}

TEST_CASE("no value is said that is a path or a listener's id, whatever its column") {
  CHECK(shown("condition=/home/x/a.wav") == std::vector<std::string>{"one value of the column condition"});
  CHECK(shown("talker=L1") == std::vector<std::string>{"one value of the column talker"});
}
