#include "study/consent_file.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

struct Place {
  test::TempFolder folder;
  std::vector<Problem> problems;
  std::vector<std::string> read(const std::string& file) {
    problems.clear();
    return study::read_consent(folder.path(), file, problems);
  }
  std::string problem() const { return problems.empty() ? "" : text(problems.front()); }
};

} // namespace

TEST_CASE("the text of consent is read from the study's folder, in its pages") {
  Place place;
  place.folder.write("consent.txt", "one\n---\ntwo\n");
  CHECK(place.read("consent.txt") == std::vector<std::string>{"one", "two"});
  CHECK(place.problems.empty());
}

TEST_CASE("a text of consent that is missing, blank or elsewhere is a problem") {
  Place place;
  CHECK(place.read("consent.txt").empty());
  CHECK_THAT(place.problem(), Catch::Contains("consent.txt: is the text of consent and is not there"));
  place.folder.write("consent.txt", " \n---\n");
  CHECK(place.read("consent.txt").empty());
  CHECK_THAT(place.problem(), Catch::Contains("is blank"));
  CHECK(place.read("../consent.txt").empty());
  CHECK_THAT(place.problem(), Catch::Contains("lies outside the study"));
}

TEST_CASE("a page that is too long to be read is divided") {
  Place place;
  place.folder.write("consent.txt", "short\n---\n" + std::string(1201, 'x'));
  CHECK(place.read("consent.txt").size() == 3);
  CHECK(place.problems.empty());
}
