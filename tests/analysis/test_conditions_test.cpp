#include "analysis/test_conditions.h"

#include "analysis/condition_models.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using stimulus::Step;

namespace {

TestCondition of_steps(std::vector<Step> steps, double offset_db = 0) {
  stimulus::StimulusSet set;
  set.conditions.emplace_back().id = "c";
  set.conditions[0].kind = stimulus::Kind::reference;
  set.conditions[0].steps = std::move(steps);
  set.conditions[0].listening_level_offset_db = offset_db;
  return test_conditions(set, models_of(set, {})).at(0);
}

const Step gsm{"codec", {{"id", std::string("gsm-fr")}}};
const Step amr{"codec",
               {{"id", std::string("amr")}, {"bitrate", std::int64_t{12200}}, {"plc", std::string("zero")}}};
const Step loss{"loss", {{"packet_ms", std::int64_t{30}}}};

} // namespace

TEST_CASE("a condition's codec, concealment and packets are those of its recipe") {
  const TestCondition one = of_steps({loss, amr});
  CHECK(one.reference);
  CHECK(one.codec == "amr bitrate=12200");
  CHECK(one.concealment == "zero");
  CHECK(one.packets == "30 ms packets");
  CHECK(one.more_than_codec.empty());
  const TestCondition tandem = of_steps({loss, gsm, amr});
  CHECK(tandem.codec == "gsm-fr + amr bitrate=12200");
  CHECK(tandem.packets == "30 ms packets into gsm-fr");
}

TEST_CASE("what a recipe does besides its codec is told") {
  CHECK(of_steps({{"noise", {}}, gsm}).more_than_codec == "with noise");
  CHECK(of_steps({gsm}, -10).more_than_codec == "heard at -10 dB");
  CHECK(of_steps({loss, gsm, loss, amr}).more_than_codec == "with loss in more than one codec");
  const TestCondition mnru = of_steps({{"mnru", {{"q_db", std::int64_t{20}}}}});
  CHECK(mnru.q_db == 20);
}

TEST_CASE("of models alone Ie, Bpl and loss are known") {
  compare::ConditionModel model;
  model.condition = "c";
  model.Ie = 5;
  model.stimuli = {{"s", 0, 1}, {"t", 2, 1}};
  const TestCondition one = test_conditions({model}).at(0);
  CHECK(one.id == "c");
  CHECK(one.Ie == 5);
  CHECK(one.lossy());
  CHECK(one.codec.empty());
}

namespace {

std::vector<TestCondition> of_table(const std::string& csv) {
  NamedRows rows("models.csv", csv);
  std::vector<compare::ConditionModel> models(2);
  models[0].condition = "a";
  models[1].condition = "b";
  return test_conditions(rows, models);
}

std::string refusal_of_table(const std::string& csv) {
  try {
    of_table(csv);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::input);
    return e.what();
  }
  return "";
}

} // namespace

TEST_CASE("a table of models may say kind, codec and Q of its conditions, in any order of columns") {
  const auto both = of_table("codec,q_db,condition,kind\nopus,,b,test\n,14.5,a,reference\nopus,,b,test\n");
  REQUIRE(both.size() == 2);
  CHECK(both[0].reference);
  CHECK(both[0].codec.empty());
  CHECK(both[0].q_db == 14.5);
  CHECK(both[0].more_than_codec == "with mnru");
  CHECK_FALSE(both[1].reference);
  CHECK(both[1].codec == "opus");
  CHECK_FALSE(both[1].q_db);
  CHECK(both[1].more_than_codec.empty());
  CHECK_FALSE(of_table("condition\na\nb\n")[0].reference);
}

TEST_CASE("what a table of models must not say of a condition is refused with its line") {
  CHECK(refusal_of_table("condition,kind\na,references\n") ==
        "models.csv:2: kind is \"references\"; choose test, reference or anchor");
  CHECK(refusal_of_table("condition,q_db\na,3\nb,x\n") ==
        "models.csv:3: q_db is \"x\"; give a number or leave it empty");
  for (const char* rows : {"a,test,opus,1\na,anchor,opus,1\n", "a,test,opus,1\na,test,evs,1\n",
                           "a,test,opus,1\na,test,opus,2\n"})
    CHECK(refusal_of_table("condition,kind,codec,q_db\n" + std::string(rows)) ==
          "models.csv:3: kind, codec or q_db of a differs from an earlier row; a condition has one of each");
}
