#include "design/method_keys.h"

#include "design/written_study.h"
#include "method/methods.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

TEST_CASE("a study of pairs says how they are heard") {
  const auto once = test::read_with("method = \"dcr\"\nreference = \"c1\"\npair_gap_s = 0.75\n");
  CHECK(once.problems.empty());
  CHECK(once.design.reference == "c1");
  CHECK(once.design.method.pair == method::PairTiming{1, 0.75, 1.0});
  const auto twice = test::read_with("method = \"ccr\"\npairs = \"A-B-A-B\"\nrepeat_gap_s = 1.5\n");
  CHECK(twice.problems.empty());
  CHECK(twice.design.method.pair == method::PairTiming{2, 0.5, 1.5});
  CHECK(test::problem_with("method = \"dcr\"\npair_gap_s = 1.2\n") ==
        "./study.toml:7: pair_gap_s is 1.2; it must lie within 0.5 and 1");
  CHECK(test::problem_with("method = \"dcr\"\npairs = \"ABAB\"\n").find("write \"A-B\" or \"A-B-A-B\"") !=
        std::string::npos);
}

TEST_CASE("a key that would do nothing with the method is refused") {
  CHECK(
      test::problem_with("pairs = \"A-B\"\n") ==
      "./study.toml:6: pairs is for pairs of sounds (dcr and ccr); take it out of a study by the method acr");
  CHECK(test::problem_with("method = \"p835\"\nreference = \"c1\"\n")
            .find("reference is for methods with a reference") != std::string::npos);
  CHECK(test::problem_with("method = \"dcr\"\nrepeat_gap_s = 1\n").find("is for pairs = \"A-B-A-B\"") !=
        std::string::npos);
}

TEST_CASE("cannot tell needs a key of its own") {
  CHECK(test::read_with("cannot_tell = true\n").design.cannot_tell);
  const std::string scale =
      "[[scale]]\nquestion = \"nat\"\nheading = \"H\"\nlabels = [\"yes\", \"no\"]\nlowest = 0\n";
  CHECK(test::problem_with("cannot_tell = true\n" + scale).find("needs the key 0") != std::string::npos);
}

TEST_CASE("the keys of a method are written as they are read") {
  for (const std::string& lines :
       {std::string("method = \"acr\"\n"), std::string("method = \"acr-hr\"\nreference = \"c1\"\n"),
        std::string("method = \"ccr\"\npairs = \"A-B-A-B\"\npair_gap_s = 0.75\nrepeat_gap_s = "
                    "1.25\ncannot_tell = true\n")})
    CHECK(method_lines(test::read_with(lines).design) == lines);
}
