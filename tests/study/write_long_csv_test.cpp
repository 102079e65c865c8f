#include "study/write_long_csv.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/written_files.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("the long CSV of votes has every row, also those that count nowhere, and is noted as ours") {
  const test::TempFolder folder;
  const std::string csv = "listener,stimulus,condition,vote,block_type,note\n"
                          "L1,s1,c1,4,main,\"a, \"\"b\"\"\"\nL1,s1,c1,5,practice,\nL2,s1,c1,,main,x\n";
  const auto votes = folder.write("v.csv", csv);
  study::OpenedVotes opened(study::votes_place(votes.string()), {});
  const auto target = folder.path() / "long.csv";
  write_long_csv(opened, target, {});
  CHECK(read_file(target) == csv);
  CHECK(is_written_by_us(target));
}

TEST_CASE("the long CSV says who is excluded and why, and of wide votes is in the long form") {
  const test::TempFolder folder;
  const auto votes = folder.write("v.csv", "listener,s1,s2\nL1,4,5\nL2,1,2\n");
  study::TableForm form;
  form.wide = true;
  study::OpenedVotes opened(study::votes_place(votes.string()), form);
  const auto target = folder.path() / "long.csv";
  write_long_csv(opened, target, {{"L2", "by name", 2}});
  CHECK(read_file(target) == "listener,stimulus,condition,vote,excluded\nL1,s1,s1,4,\nL1,s2,s2,5,\n"
                             "L2,s1,s1,1,by name\nL2,s2,s2,2,by name\n");
}

TEST_CASE("a long CSV that cannot be written leaves nothing behind") {
  const test::TempFolder folder;
  const auto votes = folder.write("v.csv", "listener,stimulus,condition,vote\nL1,s1,c1,4\n");
  study::OpenedVotes opened(study::votes_place(votes.string()), {});
  CHECK_THROWS_AS(write_long_csv(opened, folder.path() / "none" / "long.csv", {}), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "none"));
}
