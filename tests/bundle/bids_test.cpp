#include "bundle/bids.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

namespace {

std::map<std::string, std::string> files_of(const BidsDataset& dataset) {
  std::map<std::string, std::string> out;
  for (const TextFile& each : dataset.files()) out.emplace(each.path, each.content);
  return out;
}

} // namespace

TEST_CASE("BIDS: a listener has a table of their own, tabs between, n/a where nothing is") {
  BidsDataset dataset("test", "1.0");
  dataset.header(test::parts("listener,vote,void_reason", ','));
  dataset.row(test::parts("L-01,4,", ','));
  dataset.row(test::parts("L-02,,gap\tor so", ','));
  dataset.row(test::parts("L-01,5,", ','));
  const auto files = files_of(dataset);
  CHECK(files.at("sub-L01/beh/sub-L01_task-listening_beh.tsv") == "vote\tvoid_reason\n4\tn/a\n5\tn/a\n");
  CHECK(files.at("sub-L02/beh/sub-L02_task-listening_beh.tsv") == "vote\tvoid_reason\nn/a\tgap or so\n");
  CHECK(files.at("participants.tsv") == "participant_id\tlistener\nsub-L01\tL-01\nsub-L02\tL-02\n");
  const auto about = nlohmann::json::parse(files.at("dataset_description.json"));
  CHECK(about["Name"] == "test");
  CHECK(about["BIDSVersion"] == "1.9.0");
  CHECK(nlohmann::json::parse(files.at("task-listening_beh.json"))["vote"].contains("Description"));
}

TEST_CASE("BIDS: two ids that lose what tells them apart keep two tables") {
  BidsDataset dataset("test", "1.0");
  dataset.header(test::parts("listener,vote", ','));
  dataset.row(test::parts("a-b,1", ','));
  dataset.row(test::parts("ab,2", ','));
  dataset.row(test::parts("--,3", ','));
  const auto files = files_of(dataset);
  CHECK(files.at("sub-ab/beh/sub-ab_task-listening_beh.tsv") == "vote\n1\n");
  CHECK(files.at("sub-abx2/beh/sub-abx2_task-listening_beh.tsv") == "vote\n2\n");
  CHECK(files.contains("sub-x/beh/sub-x_task-listening_beh.tsv"));
}
