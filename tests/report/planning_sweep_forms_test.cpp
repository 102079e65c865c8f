#include "report/planning_sweep_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::PlanningSweep swept() {
  analysis::PlanningSweep out;
  out.sweep.input = emodel::find_input("Ppl", emodel::Band::wide);
  out.band = emodel::Band::wide;
  out.rows = {{0, {129, 4.5, 129, 4.5}}, {0.25, {100.5, 4.125, 101, 4.25}}};
  out.unverified = {"of the codec"};
  return out;
}

} // namespace

TEST_CASE("planning sweep forms: readers get values as they are meant, scores rounded, and the edition") {
  CHECK(sweep_text(swept()) == " Ppl       R  MOS-CQEW  R listening  MOS-LQEW\n"
                               "   0  129.00      4.50       129.00      4.50\n"
                               "0.25  100.50      4.12       101.00      4.25\n"
                               "\nG.107.1 (06/2019), wideband.\nUnverified: of the codec\n");
}

TEST_CASE("planning sweep forms: programs get full precision under the symbols") {
  CHECK(sweep_csv(swept()) == "Ppl,R,MOS_CQE,R_LQ,MOS_LQE\n0,129,4.5,129,4.5\n0.25,100.5,4.125,101,4.25\n");
  const std::string json = sweep_json(swept());
  CHECK(json.starts_with("{\n  \"rows\": [\n    {\n      \"Ppl\": 0.0,\n      \"R\": 129.0,"));
  CHECK(json.ends_with(
      "\"edition\": \"G.107.1 (06/2019)\",\n  \"unverified\": [\n    \"of the codec\"\n  ]\n}\n"));
}
