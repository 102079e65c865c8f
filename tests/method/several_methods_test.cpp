#include "method/method_entries.h"

#include "method/methods.h"

#include <catch2/catch.hpp>

using namespace quietroom::method;

TEST_CASE("the labels of P.835 are those of its three scales") {
  const auto& questions = find("p835")->questions;
  CHECK(questions[0].labels == std::vector<std::string>{"Not distorted", "Slightly distorted",
                                                        "Somewhat distorted", "Fairly distorted",
                                                        "Very distorted"});
  CHECK(questions[1].labels == std::vector<std::string>{"Not noticeable", "Slightly noticeable",
                                                        "Noticeable but not intrusive", "Somewhat intrusive",
                                                        "Very intrusive"});
  CHECK(questions[2].labels == find("acr")->questions[0].labels);
  CHECK(questions[0].heading.find("only to the speech signal") != std::string::npos);
  CHECK(questions[1].heading.find("only to the background") != std::string::npos);
}

TEST_CASE("the good end of every dimension is its highest category") {
  for (const auto& [question, best] :
       {std::pair{0, "not noisy"}, std::pair{1, "uncolored"}, std::pair{2, "continuous"},
        std::pair{3, "optimal"}, std::pair{4, "no reverberation"}})
    CHECK(find("dimensions")->questions[static_cast<std::size_t>(question)].labels[0] == best);
}
