#include "compare/fit_acceptance.h"

#include "compare/simulated_panel.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;

TEST_CASE("references that do not carry a derivation are refused with their numbers") {
  const auto said = [](const ReferenceSetup& setup, const std::vector<double>& mos) {
    std::string out;
    for (const std::string& one : objections(setup, fit_references(setup, mos))) out += one + '\n';
    return out;
  };
  const auto mos_at = [](std::initializer_list<double> impairments) {
    std::vector<double> out;
    for (const double each : impairments) out.push_back(emodel::mos_of_r(90 - each));
    return out;
  };
  const ReferenceSetup good{emodel::Band::narrow, 0, {{0, 0}, {1, 10}, {2, 20}, {3, 50}}};
  CHECK(said(good, mos_at({0, 10, 20, 50})) == "");
  CHECK(said(good, mos_at({0, 4, 8, 20})) == "b is 0.400, far from 1: it must lie in 0.67 to 1.50\n");
  CHECK(said(good, mos_at({0, 40, 0, 50})).starts_with("the residual standard error of the references is"));
  CHECK(said(good, mos_at({50, 20, 10, 0})) ==
        "the panel's scores do not fall with the published Ie of the references\n");
  const ReferenceSetup few{emodel::Band::narrow, 0, {{0, 0}, {1, 10}, {2, 15}}};
  CHECK(said(few, mos_at({0, 10, 15})) ==
        "too few references: 3, at least 4 are needed\n"
        "the references span too little: published Ie differ by 15.0, at least 20.0 is needed\n");
  const ReferenceSetup equal{emodel::Band::narrow, 0, {{0, 7}, {1, 7}, {2, 7}, {3, 7}}};
  CHECK(said(equal, mos_at({0, 10, 15, 3})).find("do not fall") != std::string::npos);
}
