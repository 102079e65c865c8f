#include "bundle/sureal_dataset.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

TEST_CASE("sureal dataset: one vote is a number, repeated ones are a list, a gap is not there") {
  const std::string json = sureal_json(
      test::votes_in(
          "listener,stimulus,condition,vote,session\na,s,x,4,1\nb,s,x,5,1\nb,s,x,3,2\na,r,y,1,1\n"),
      "test");
  std::string flat;
  for (const char c : json)
    if (c != '\n' && c != ' ') flat += c;
  CHECK(flat == R"({"dataset_name":"test","ref_videos":[{"content_id":0,"content_name":"r","path":""},)"
                R"({"content_id":1,"content_name":"s","path":""}],"dis_videos":[)"
                R"({"asset_id":0,"content_id":0,"path":"r","os":{"a":1}},)"
                R"({"asset_id":1,"content_id":1,"path":"s","os":{"a":4,"b":[5,3]}}]})");
}
