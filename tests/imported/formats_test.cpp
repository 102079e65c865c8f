#include "imported/reading.h"

#include "imported/results.h"

#include <set>

using namespace quietroom;

TEST_CASE("each format has a name of its own that --as takes") {
  std::set<std::string> names;
  for (const imported::ForeignFormat* each : imported::formats())
    CHECK(names.insert(std::string(each->id)).second);
  for (const char* name :
       {"webmushra", "pymushra", "p808", "golisten", "beaqlejs", "waet", "sureal", "matrix", "table"}) {
    INFO(name);
    CHECK(names.contains(name));
  }
}
