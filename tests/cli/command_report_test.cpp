#include "cli/quietroom.h"

#include "core/atomic_file.h"

using namespace quietroom::test;

namespace {

const std::string examples = "'" QUIETROOM_SOURCE_DIR "/data/examples/votes.csv'";

std::string page_of(const TempFolder& folder, const std::string& arguments) {
  const Run run = run_quietroom("report " + arguments + " -o page.html", folder.path());
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.out == "page.html\n");
  return quietroom::read_file(folder.path() / "page.html");
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++out;
  return out;
}

} // namespace

TEST_CASE("report: one page with scores, figures, differences, listeners and the method") {
  const TempFolder folder;
  const std::string html = page_of(folder, examples + " --context NB");
  CHECK(html.find("SIMULATED") < html.find("<h1>"));
  CHECK(html.find("has the highest mean") != html.npos);
  CHECK(count_of(html, "<svg") >= 3);
  CHECK(count_of(html, "<table") == count_of(html, "<caption>"));
  for (const char* id : {"id=\"scores\"", "id=\"differences\"", "id=\"listeners\"", "id=\"method\""}) {
    CAPTURE(id);
    CHECK(html.find(id) != html.npos);
  }
  CHECK(html.size() < 300'000);
}

TEST_CASE("report: nothing in the page leads to another host, and it is the same twice") {
  const TempFolder folder;
  const std::string html = page_of(folder, votes("tiny_hand"));
  for (const char* part : {" src=", "@import", "url(http", "href=\"http"}) {
    CAPTURE(part);
    CHECK(html.find(part) == html.npos);
  }
  CHECK(page_of(folder, votes("tiny_hand") + " --force") == html);
}

TEST_CASE("report: files of somebody else stay, and a name that is no page is refused") {
  const TempFolder folder;
  folder.write("page.html", "mine");
  check_failure(2, "page.html", "report " + votes("tiny_hand") + " -o page.html", folder.path());
  CHECK(quietroom::read_file(folder.path() / "page.html") == "mine");
  check_failure(2, "ends in .html", "report " + votes("tiny_hand") + " -o page.pdf", folder.path());
  check_failure(2, "missing.csv: cannot be read", "report missing.csv -o new.html", folder.path());
}
