#include "labels/read_alike.h"

#include <catch2/catch.hpp>

using namespace quietroom::labels;

TEST_CASE("texts that look the same on a screen read alike, whatever their bytes") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Good", " good "},
      {"very good", "very \t\n good"},
      {"very good", "very\u00A0good"}, // no-break space
      {"very good", "very\u3000good"}, // ideographic space
      {"Gut", "G\u00ADut"},            // soft hyphen
      {"Gut", "\u200BGut\u200E"},      // zero-width space, mark of direction
      {"Médiocre", "Me\u0301diocre"},  // decomposed
      {"MÄSSIG", "mäßig"},             // a capital sharp s
      {"хорошо", "ХОРОШО"},
  }));
  CAPTURE(a, b);
  CHECK(read_alike(a) == read_alike(b));
}

TEST_CASE("texts that look different do not read alike") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"good", "goods"},
      {"verygood", "very good"},
      {"schon", "schön"},
      {"良い", "悪い"},
      {"جيد", "جديد"},
  }));
  CAPTURE(a, b);
  CHECK(read_alike(a) != read_alike(b));
}

TEST_CASE("a text of blanks and of what has no width is empty") {
  for (const char* text : {"", "  ", "\n\t", "\u00A0", "\u200B", "\u2060\uFEFF", "\u3164", "\u2028"})
    CHECK(read_alike(text).empty());
  CHECK_FALSE(read_alike(".").empty());
}

TEST_CASE("each blank or repeated label is a sentence that names its category") {
  using Sentences = std::vector<std::string>;
  CHECK(mistakes_of_labels({"a", "b", "c"}, 1).empty());
  CHECK(mistakes_of_labels({"a", "\u200B", "A"}, 1) ==
        Sentences{"the label of 0 is blank; give it a text",
                  "1 and -1 have the same label \"A\"; a listener could not tell them apart"});
}
