#include "imported/results.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("sureal: scores by subject, lists of repeated ones, and references told by their path") {
  const auto votes =
      import_text(R"({"ref_videos": [{"content_id": 0, "content_name": "flat", "path": "flat.yuv"}],
    "dis_videos": [
      {"content_id": 0, "asset_id": 0, "path": "flat.yuv", "os": {"Ann": 100, "Bob": [90, 95.5]}},
      {"content_id": 0, "asset_id": 1, "os": {"Ann": 40, "Bob": NaN}},
      {"content_id": 0, "asset_id": 2, "path": "x.yuv"}],
    "ref_score": 100})");
  CHECK(column(votes, "listener") == "Ann Bob Bob Ann");
  CHECK(column(votes, "stimulus") == "flat.yuv flat.yuv flat.yuv asset-1");
  CHECK(column(votes, "condition") == column(votes, "stimulus"));
  CHECK(column(votes, "vote") == "100 90 95.5 40");
  CHECK(column(votes, "session") == "- 1 2 -");
  CHECK(column(votes, "sample") == "flat flat flat flat");
  CHECK(column(votes, "role") == "hidden_reference hidden_reference hidden_reference processed");
  CHECK(contains(misfits(votes), "the video x.yuv has no \"os\""));
}

TEST_CASE("a list of scores in sureal is a score a subject, in their order") {
  const auto votes = import_text(R"({"dis_videos": [{"content_id": 0, "asset_id": 7, "os": [1, null, 3]}]})");
  CHECK(column(votes, "listener") == "subject-1 subject-3");
  CHECK(column(votes, "vote") == "1 3");
}
