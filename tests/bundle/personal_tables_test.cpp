#include "bundle/personal_tables.h"

#include <catch2/catch.hpp>

using namespace quietroom::bundle;

TEST_CASE("personal tables have a row per answer and per listener who was checked, and none where there is "
          "nothing") {
  CHECK(personal_tables({}, {}).empty());
  const auto files =
      personal_tables({{"L01", "L01-1", "form", "gender", "Gender?", "female", "Female", "t1"},
                       {"L01", "L01-1", "form", "note", "Note?", std::nullopt, "", "t2"}},
                      {{"L01", "L01-1", "last_test_months = 6, normal_hearing", "last_test", true, "t3"}});
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "personal/answers.csv");
  CHECK(files[0].content == "listener,session,questionnaire,asked,heading,code,said,answered_utc\n"
                            "L01,L01-1,form,gender,Gender?,female,Female,t1\n"
                            "L01,L01-1,form,note,Note?,,,t2\n");
  CHECK(files[1].path == "personal/eligibility.csv");
  CHECK(files[1].content == "listener,session,rules,breaches,overridden,checked_utc\n"
                            "L01,L01-1,\"last_test_months = 6, normal_hearing\",last_test,1,t3\n");
}
