#include "bundle/p808_tables.h"

#include "analysis/votes_in.h"
#include "votes/presentations.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

TEST_CASE("P.808 tables: mean and interval of the toolkit, over votes and with 1.96") {
  const auto votes =
      test::votes_in("listener,stimulus,condition,vote\na,s,x,2\nb,s,x,4\nc,s,x,4\nd,s,x,2\na,r,y,3\n");
  const std::vector<std::string> by = {"condition"};
  // sd = sqrt(4/3), n = 4: 1.96 * sd / 2
  CHECK(votes_per_cond_csv(stats::mos_table(votes, by, {})) ==
        "condition_name,n,MOS,std,95%CI\nx,4,3,1.1547005383792515,1.1316065276116665\ny,1,3,,\n");
  const std::vector<std::string> clips = {"stimulus"};
  CHECK(votes_per_clip_csv(stats::mos_table(votes, clips, {}))
            .starts_with("file_url,n,MOS,std,95%CI\nr,1,3,,\n"));
}

TEST_CASE("P.808 tables: a stimulus name under two conditions is two clips") {
  const votes::VoteTable table = test::votes_in("listener,stimulus,condition,vote\na,s,x,2\na,s,y,4\n");
  const std::vector<std::string> units = votes::by_units(table, {"stimulus"});
  CHECK(votes_per_clip_csv(stats::mos_table(table, units, {})) ==
        "file_url,n,MOS,std,95%CI\ns (x),1,2,,\ns (y),1,4,,\n");
}
