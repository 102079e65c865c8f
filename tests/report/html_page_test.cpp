#include "report/html_page.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

namespace {

HtmlPage page() {
  HtmlPage out;
  out.title = "Codecs <2026>";
  out.verdict = "A is best.";
  out.sections = {{"mos",
                   "Scores",
                   {"A & B."},
                   {},
                   {{"<?xml version=\"1.0\"?>\n<svg id=\"x\"></svg>\n", "Points."}},
                   "a < b"}};
  out.provenance = "By Quietroom.";
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++out;
  return out;
}

} // namespace

TEST_CASE("HTML page: a whole document with its title, verdict, contents and sections") {
  const std::string html = to_html(page());
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(holds(html, "<title>Codecs &lt;2026&gt;</title>"));
  CHECK(holds(html, "<h1>Codecs &lt;2026&gt;</h1>"));
  CHECK(holds(html, "<p class=\"verdict\">A is best.</p>"));
  CHECK(holds(html, "<a href=\"#mos\">Scores</a>"));
  CHECK(holds(html, "<h2 id=\"mos\">Scores</h2>"));
  CHECK(holds(html, "<figure>\n<div class=\"scroll\">\n<div>\n<svg id=\"x\" "
                    "aria-label=\"\"></svg>\n</div>\n</div>\n<figcaption>Points.</figcaption>"));
  CHECK(count_of(html, "<h1") == 1);
  CHECK(holds(html, "<pre>a &lt; b</pre>"));
  CHECK_FALSE(holds(html, "banner\">"));
}

TEST_CASE("HTML page: simulated votes are announced before everything else") {
  HtmlPage simulated = page();
  simulated.banner = "SIMULATED votes";
  const std::string html = to_html(simulated);
  CHECK(html.find("<p class=\"banner\">SIMULATED votes</p>") < html.find("<h1>"));
}

TEST_CASE("HTML page: nothing leads to another host, and it reads without scripts") {
  const std::string html = to_html(page());
  for (const char* part : {"src=", "@import", "url(", "http:", "https:", "<link"}) {
    INFO(part);
    CHECK_FALSE(holds(html, part));
  }
  CHECK(holds(html, "<meta name=\"viewport\""));
  CHECK(holds(html, "prefers-color-scheme: dark"));
  CHECK(holds(html, "@media print"));
  CHECK(html.find("<script>") > html.find("</main>"));
}
