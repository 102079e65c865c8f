#include "study/hashed_files.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("every file of a study is hashed, and one that is gone or lies outside has a sentence instead") {
  const test::TempFolder folder;
  study::FixedStudy study;
  study.design.set = folder.path();
  study.set = test::small_set(1, 3);
  for (const auto& each : study.set.stimuli) write_file(folder.path() / each.file, each.id);
  std::filesystem::remove(folder.path() / study.set.stimuli[1].file);
  study.set.stimuli[2].file = "../outside.wav";
  const auto hashed = study::hashed_files(study);
  REQUIRE(hashed.size() == 3);
  CHECK(hashed[0].stimulus == "c1.s1");
  CHECK(hashed[0].sha256 == sha256_of("c1.s1"));
  CHECK(hashed[0].missing.empty());
  CHECK(hashed[1].missing.find("c1.s2.wav") != std::string::npos);
  CHECK(hashed[2].missing.find("outside its set") != std::string::npos);
}
