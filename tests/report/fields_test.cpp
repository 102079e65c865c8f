#include "report/fields.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

struct Row {
  std::string name;
  double mean = 0, half = 0;
  std::optional<double> p;
  std::uint64_t n = 0;
  bool kept = true;
};

Fields<Row> fields() {
  return {{"name", "Name", 0, everywhere, &Row::name},
          {"mos", "MOS ± CI", 2, everywhere,
           [](const Row& r) {
             return PlusMinus{r.mean, r.half};
           },
           "ci_half"},
          {"p", "p", 0, everywhere, [](const Row& r) { return PValue{r.p}; }},
          {"n_votes", "votes", 0, everywhere, &Row::n},
          {"kept", "kept", 0, everywhere, &Row::kept},
          {"only_csv", "", 0, csv_alone, &Row::mean},
          {"nested", "", 0, json_alone, [](const Row& r) {
             return Json(Json::Array{r.mean, r.half});
           }}};
}

const std::vector<Row> rows = {{"a", 3.25, 0.125, 0.00001234, 24, true}, {"b", 4, 0.5, {}, 8, false}};

} // namespace

TEST_CASE(
    "fields: readers get rounded figures, a small p as such, yes and no, and a dash for what is undefined") {
  CHECK(to_text(table_of(fields(), rows, Form::text)) == "Name     MOS ± CI        p  votes  kept\n"
                                                         "a     3.25 ± 0.12  <0.0001     24  yes\n"
                                                         "b     4.00 ± 0.50        –      8  no\n");
}

TEST_CASE("fields: a CSV has full precision, two columns of an interval, and empty cells") {
  CHECK(to_csv(table_of(fields(), rows, Form::csv)) == "name,mos,ci_half,p,n_votes,kept,only_csv\n"
                                                       "a,3.25,0.125,1.234e-05,24,1,3.25\n"
                                                       "b,4,0.5,,8,0,4\n");
}

TEST_CASE("fields: JSON has truth values, null and what is nested") {
  CHECK(one_line(array_of(fields(), rows)) ==
        R"([{"name": "a", "mos": 3.25, "ci_half": 0.125, "p": 1.234e-05, "n_votes": 24, "kept": true, )"
        R"("nested": [3.25, 0.125]}, {"name": "b", "mos": 4.0, "ci_half": 0.5, "p": null, "n_votes": 8, )"
        R"("kept": false, "nested": [4.0, 0.5]}])");
}

TEST_CASE("fields: an empty optional is undefined in each form, whatever it would hold") {
  CHECK(json_of(Value(std::optional<double>())).value().index() == 0);
  CHECK(json_of(Value(std::optional<std::string>())).value().index() == 0);
  CHECK(cell_of(Value(std::optional<std::uint64_t>()), 0, Form::csv) == Cell(Number{std::nullopt, 0}));
  CHECK(cell_of(Value(std::optional<std::uint64_t>(7)), 0, Form::csv) == Cell(Number{7, 0}));
}
