#include "report/citations.h"

#include "report/described.h"

#include <catch2/catch.hpp>

#include <set>

using namespace quietroom;
using namespace quietroom::report;

namespace {

std::set<std::string> numbers_of(const analysis::StudyDescription& study) {
  std::set<std::string> out;
  for (const Citation& each : citations_of(study)) out.insert(each.number);
  return out;
}

} // namespace

TEST_CASE("citations: a test cites its method, its terms, and what its set went by") {
  CHECK(numbers_of(test::described_study()) ==
        std::set<std::string>{"P.800", "P.800.1", "P.800.2", "P.56", "P.810", "G.107", "G.113"});
  CHECK(numbers_of(test::described_table()) == std::set<std::string>{"P.800", "P.800.1", "P.800.2"});
}

TEST_CASE("citations: the model is that of the context, and no estimate needs none") {
  auto study = test::described_study();
  study.set->context = Context::super_wideband;
  CHECK(numbers_of(study).contains("G.107.2"));
  CHECK_FALSE(numbers_of(study).contains("G.107"));
  study.set->conditions.back().emodel.reset();
  CHECK_FALSE(numbers_of(study).contains("G.113"));
}

TEST_CASE("citations: other methods have their own Recommendation") {
  auto study = test::described_table();
  for (const auto& [method, number] : {std::pair{"mushra", "BS.1534-3"}, std::pair{"P.835", "P.835"},
                                       std::pair{"acr-hr", "P.910"}, std::pair{"dcr", "P.800"}}) {
    study.methods = {method};
    INFO(method);
    CHECK(numbers_of(study).contains(number));
  }
  study.methods = {"mushra"};
  CHECK_FALSE(numbers_of(study).contains("P.800"));
}

TEST_CASE("citations: keys are of letters, digits and underscores, each once") {
  std::set<std::string> keys;
  for (const Citation& each : all_citations()) {
    CHECK(keys.insert(each.key).second);
    CHECK(each.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    CHECK((each.month >= 1 && each.month <= 12));
  }
}

TEST_CASE("citations: BibTeX names the program with its version first") {
  const std::string text = bibtex({all_citations().front()}, "1.2.3", 2031);
  CHECK(text.starts_with("@misc{quietroom,"));
  CHECK(text.find("version 1.2.3},\n  year = {2031}\n}") != text.npos);
  CHECK(text.find("@techreport{itu_t_g_107,\n  author = {{ITU-T}},") != text.npos);
  CHECK(text.find("  year = {2015},\n  month = jun\n}") != text.npos);
}
