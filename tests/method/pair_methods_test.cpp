#include "method/method_entries.h"

#include "method/methods.h"

#include <catch2/catch.hpp>

using namespace quietroom::method;

TEST_CASE("the labels of DCR and CCR are those of P.800 Annexes D and E") {
  CHECK(find("dcr")->questions[0].labels ==
        std::vector<std::string>{"Degradation is inaudible", "Degradation is audible but not annoying",
                                 "Degradation is slightly annoying", "Degradation is annoying",
                                 "Degradation is very annoying"});
  CHECK(find("ccr")->questions[0].labels ==
        std::vector<std::string>{"Much better", "Better", "Slightly better", "About the same",
                                 "Slightly worse", "Worse", "Much worse"});
}

TEST_CASE("a scale with a sign is answered by arrows, for no digit says it") {
  CHECK(find("ccr")->questions[0].input == InputKind::arrows);
  CHECK(find("dcr")->questions[0].input == InputKind::digit);
}
