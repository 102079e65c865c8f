#include "study/votes_place.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;

TEST_CASE("a place of votes on a server is named, not taken for a file") {
  for (const char* address : {"postgresql://lab/quiet", "postgres://lab/quiet"}) {
    const VotesPlace place = votes_place(address, "wideband");
    CHECK(place.kind == PlaceKind::server);
    CHECK(place.is_study());
    CHECK_FALSE(place.has_folder());
    CHECK(place.database.server == address);
    CHECK(place.database.study == "wideband");
    CHECK_THROWS_WITH(export_folder(place), Catch::Contains("say into which folder by DIR"));
  }
  CHECK_THROWS_WITH(votes_place("postgresql://ann:s3cret@lab/quiet"),
                    Catch::Contains("~/.pgpass") && !Catch::Contains("s3cret"));
  CHECK_THROWS_WITH(votes_place("votes.csv", "wideband"), Catch::Contains("is no server with studies"));
  CHECK(votes_place("-").kind == PlaceKind::table);
}

TEST_CASE("a place of votes has its exports beside it, under a name of its own") {
  CHECK(export_folder(votes_place("paper/votes.csv")) == "paper/votes-export");
  CHECK(export_folder(votes_place("lab/study.sqlite")) == "lab/export");
  CHECK(export_folder(votes_place("lab/copy.sqlite")) == "lab/copy-export");
}

TEST_CASE("a folder is a study, whatever it is called, and a file is a database by its ending alone") {
  const test::TempFolder folder;
  folder.write("study.csv/study.toml", "");
  const auto study = folder.path() / "study.csv";
  const VotesPlace place = votes_place(study.string());
  CHECK(place.kind == PlaceKind::folder);
  CHECK(place.is_study());
  CHECK(place.study == study);
  CHECK(place.database.file == study / "study.sqlite");
  CHECK(export_folder(place) == study / "export");

  const VotesPlace database = votes_place("lab/old.sqlite");
  CHECK(database.kind == PlaceKind::database);
  CHECK(database.is_study());
  CHECK(database.study == "lab");
  CHECK(database.database.file == "lab/old.sqlite");

  const VotesPlace table = votes_place((folder.path() / "none").string());
  CHECK(table.kind == PlaceKind::table);
  CHECK_FALSE(table.is_study());
  CHECK(table.database.file.empty());
}
