#include "station/hand_over_thread.h"

#include "store/study_store.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom;

TEST_CASE("a server that is away is told once, and a booth ends in spite of it") {
  const test::TempFolder folder;
  const auto journal = folder.path() / "study.sqlite";
  { const store::StudyStore made(journal, store::sql::Access::durable); }
  std::vector<std::string> told;
  {
    const station::HandOverThread thread(journal,
                                         {"postgresql:///lab?host=" + folder.path().string(), "demo"},
                                         [&](const std::string& sentence) { told.push_back(sentence); });
    std::this_thread::sleep_for(std::chrono::milliseconds(1500)); // it has tried twice
  }
  REQUIRE(told.size() == 1);
  CHECK(told[0].find("the server does not answer") != std::string::npos);
  CHECK(told[0].find("votes wait in " + journal.string()) != std::string::npos);
}
