#include "bundle/question_names.h"

#include <catch2/catch.hpp>

using quietroom::bundle::names_of_questions;

TEST_CASE("question names: letters and digits alone, no two alike whatever a disk thinks of case") {
  CHECK(names_of_questions({"SIG", "BAK", "OVRL"}) == std::vector<std::string>{"SIG", "BAK", "OVRL"});
  CHECK(names_of_questions({"sig", "SIG", "s.i/g"}) == std::vector<std::string>{"sig", "SIG2", "sig3"});
  CHECK(names_of_questions({"ä", "..", "how good?"}) ==
        std::vector<std::string>{"question", "question2", "howgood"});
}
