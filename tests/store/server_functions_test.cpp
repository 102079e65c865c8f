#include "store/server_functions.h"

#include "store/lab.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using test::count;

namespace {

constexpr const char* of_study =
    "SELECT 1 FROM pg_proc p WHERE pronamespace = quote_ident(current_schema())::regnamespace";

} // namespace

TEST_CASE("no function of a server works as its owner with names that a booth could give itself") {
  if (test::server_of_tests().empty()) return;
  const test::Lab lab;
  const std::string all = of_study;
  CHECK(count(*lab.owner, all) >= 4);
  CHECK(count(*lab.owner,
              all + " AND (proconfig IS NULL OR NOT proconfig[1] LIKE 'search_path=pg_catalog, %pg_temp')") ==
        0);
  CHECK(count(*lab.owner, all + " AND has_function_privilege('stranger', p.oid, 'EXECUTE')") == 0);
}

TEST_CASE("functions and triggers go, the tables beside the study stay") {
  if (test::server_of_tests().empty()) return;
  const test::ServerStudy study(test::server_of_tests());
  const auto owner = open(study.location(), sql::Access::durable);
  const std::string role = "CURRENT_USER";
  make_server_functions(*owner, study.location().study, role);
  CHECK(count(*owner, of_study) >= 4);
  drop_server_functions(*owner);
  CHECK(count(*owner, of_study) == 0);
  CHECK(count(*owner,
              "SELECT 1 FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal AND"
              " relnamespace = quote_ident(current_schema())::regnamespace") == 0);
  for (const std::string_view table : owners_tables) CHECK(owner->has_table(table));
  CHECK_NOTHROW(make_server_functions(*owner, study.location().study, role));
}
