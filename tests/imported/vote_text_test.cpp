#include "imported/vote_text.h"

#include "core/error.h"
#include "imported/rows.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

namespace {

Rows rows_of(const std::vector<std::string>& votes, const std::string& scale = "") {
  Rows out("f");
  std::uint64_t line = 1;
  for (const std::string& vote : votes) {
    out.begin(++line);
    out.set("listener", "a");
    out.set("stimulus", "s");
    out.set("condition", "c");
    out.set("vote", vote);
    out.set("scale", scale);
  }
  return out;
}

} // namespace

TEST_CASE("a decimal comma is taken where every vote reads so, and asked about where it is not allowed") {
  VoteTextForm form;
  form.may_take_comma = true;
  Rows rows = rows_of({"3,5", "4"});
  settle_votes(rows, form);
  CHECK(rows.field(0, rows.find("vote")) == "3.5");
  form.may_take_comma = false;
  Rows refused = rows_of({"3,5", "4"});
  CHECK_THROWS_AS(settle_votes(refused, form), Error);
}

TEST_CASE("what stands for no vote becomes empty, and what is no vote makes its row void") {
  VoteTextForm form;
  form.na = {"-"};
  form.nan_is_na = true;
  Rows rows = rows_of({"4.50", "-", "NaN", "good", "9"}, "1:5");
  settle_votes(rows, form);
  const auto vote = rows.find("vote");
  CHECK(rows.field(0, vote) == "4.5");
  for (std::size_t row = 1; row < 5; ++row) CHECK(rows.field(row, vote).empty());
  CHECK(rows.field(1, rows.find("valid")) != "0");
  CHECK(rows.field(3, rows.find("valid")) == "0");
  CHECK(rows.field(4, rows.find("valid")) == "0");
}
