#include "analysis/planning_question.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

emodel::CodecEntry codec(std::optional<double> Ie, std::optional<double> Bpl) {
  emodel::CodecEntry out;
  out.id = "c-1-diotic";
  out.name = "Codec";
  out.Ie = Ie;
  out.Bpl = Bpl;
  out.confidence = emodel::Confidence::confirmed;
  out.source = "a paper";
  return out;
}

} // namespace

TEST_CASE("a codec gives Ie and Bpl, and what is given by hand goes before it") {
  PlanningQuestion both, by_hand;
  take_codec(both, codec(7, 10));
  CHECK(input_value(both, "Ie") == 7);
  CHECK(input_value(both, "Bpl") == 10);
  CHECK(both.missing.empty());
  CHECK(both.unverified.empty());
  input_of(by_hand, "Ie") = 3;
  take_codec(by_hand, codec(7, 10), {.Ie = true});
  CHECK(input_value(by_hand, "Ie") == 3);
  CHECK(input_value(by_hand, "Bpl") == 10);
}

TEST_CASE("a value that nobody published is missing and no number, and the question says which") {
  PlanningQuestion no_Ie, no_Bpl;
  take_codec(no_Ie, codec(std::nullopt, 10));
  CHECK(std::isnan(input_value(no_Ie, "Ie")));
  CHECK(why_no_value(no_Ie) == "No published value: there is no Ie of Codec (a paper). Give one with --Ie");
  take_codec(no_Bpl, codec(7, std::nullopt));
  CHECK(std::isnan(input_value(no_Bpl, "Bpl")));
  CHECK(no_Bpl.missing == "No published value: there is no Bpl of Codec on the narrow-band scale. Give one "
                          "with --Bpl, or no loss");
  PlanningQuestion given;
  take_codec(given, codec(std::nullopt, std::nullopt), {true, true});
  CHECK(given.missing.empty());
  CHECK(why_no_value(given).starts_with("the E-model has no value for these inputs"));
}

TEST_CASE("what is not confirmed of a codec is told, and how its value was carried to another band") {
  PlanningQuestion own, carried;
  emodel::CodecEntry mine = codec(7, 10);
  mine.confidence = emodel::Confidence::own;
  mine.source.clear();
  take_codec(own, mine);
  CHECK(own.unverified == std::vector<std::string>{"Codec: your own value"});
  carried.in = emodel::default_model(emodel::Band::wide);
  take_codec(carried, codec(7, 10));
  CHECK(input_value(carried, "Ie") == Approx(7 + 35.8)); // the rule of values_on
  CHECK(carried.unverified.size() == 1);
}

TEST_CASE("an id that the table has not gets the ids it begins, else a near miss") {
  const emodel::CodecTable table = {codec(1, 1)};
  CHECK(codec_hint(table, "c-1") == "; it has c-1-diotic");
  CHECK(codec_hint(table, "x").ends_with("; quietroom emodel --list-codecs prints what is"));
  CHECK(codec_hint(table, "c-1-ditic").starts_with(" (did you mean c-1-diotic?)"));
}
