#include "design/test_date.h"

#include <catch2/catch.hpp>

using namespace quietroom::design;

TEST_CASE("digits stand on the screen as a date while they are typed") {
  CHECK(shown_date("") == "");
  CHECK(shown_date("202") == "202");
  CHECK(shown_date("2026") == "2026");
  CHECK(shown_date("20260") == "2026-0");
  CHECK(shown_date("202603") == "2026-03");
  CHECK(shown_date("20260314") == "2026-03-14");
}

TEST_CASE("a month or a day of the past is a date, and 0 means never") {
  const char* today = "2026-11-28T00:10:00.000Z";
  CHECK(date_of("0", today) == "never");
  CHECK(date_of("202603", today) == "2026-03");
  CHECK(date_of("20260314", today) == "2026-03-14");
  CHECK(date_of("202611", today) == "2026-11"); // this month
  CHECK(date_of("20261128", today) == "2026-11-28");
  CHECK(date_of("190001", today) == "1900-01");
  CHECK(date_of("20240229", today) == "2024-02-29"); // a leap year
}

TEST_CASE("what is no month or day of the past is no date") {
  const char* today = "2026-11-28T00:10:00.000Z";
  for (const char* digits : {"", "1", "2026", "20263", "2026031", "202613", "202600", "20260230", "20230229",
                             "202612", "20261129", "189912", "00"}) {
    CAPTURE(digits);
    CHECK_FALSE(date_of(digits, today));
  }
}

TEST_CASE("months are counted from the day, and of a month from its last day") {
  CHECK(is_months_ago("2026-05-28", 6, "2026-11-28T09:00:00Z"));
  CHECK_FALSE(is_months_ago("2026-05-29", 6, "2026-11-28T09:00:00Z"));
  CHECK_FALSE(is_months_ago("2026-05", 6, "2026-11-28T09:00:00Z")); // it may have been the 31st
  CHECK(is_months_ago("2026-05", 6, "2026-12-01T00:00:00Z"));
  CHECK(is_months_ago("2025-11-28", 12, "2026-11-28"));
  CHECK_FALSE(is_months_ago("2025-11-29", 12, "2026-11-28"));
  CHECK(is_months_ago("2025-12-31", 12, "2026-12-31")); // over the end of a year
  CHECK(is_months_ago("never", 120, "2026-11-28"));
}
