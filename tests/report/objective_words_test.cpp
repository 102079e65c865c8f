#include "report/objective_words.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("the E-model's score is told by its Recommendation, its name and what was left out") {
  analysis::EmodelObjective objective;
  CHECK(emodel_note(objective, "") == "G.107 (06/2015), MOS-LQEN by T = Ta = Tr = 0, mean over the stimuli");
  CHECK(score_name(objective) == "MOS-LQEN");
  objective.band = emodel::Band::full;
  objective.context = "SWB";
  CHECK(emodel_note(objective, "--mixed-contexts") ==
        "G.107.2 (06/2019), MOS-LQEF without Id, mean over the stimuli, BurstR by an extension; context SWB "
        "has no scale of its own and takes the fullband model");
  objective.quantity = compare::Quantity::conversational;
  CHECK(score_name(objective) == "MOS-CQEF");
  CHECK(emodel_note(objective, "").find("with the delays given") != std::string::npos);
}

TEST_CASE("a mixed context is told by the switch that allowed it") {
  analysis::EmodelObjective objective;
  objective.context = "FB";
  const std::vector<analysis::Forced> forced = {
      {{analysis::Allowance::mixed_contexts, "because"}, "--mixed-contexts"}};
  const std::string mixed = "; MIXED CONTEXTS (--mixed-contexts): the votes are of context FB";
  CHECK(origin_of(objective, forced).ends_with(mixed));
  CHECK(origin_of(objective, {}).find("MIXED") == std::string::npos);
  CHECK(forced_lines(forced) == "FORCED (--mixed-contexts): because.\n");
}

TEST_CASE("columns are told by their name and file, and have no name of P.800.1") {
  CHECK(origin_of(analysis::ColumnObjective{"polqa", {}}, {}) == "column polqa");
  CHECK(origin_of(analysis::PairsObjective{"objective", "p.csv", {}}, {}) == "column objective of p.csv");
  CHECK_FALSE(score_name(analysis::ColumnObjective{"polqa", {}}));
}

TEST_CASE("the circular part of an agreement is told by its size and its conditions") {
  CHECK(circular_line({{}, 4, true}) == "");
  CHECK(circular_line({{"b", "c", "d"}, 4, true}) ==
        "3 of 4 conditions: their simulated truth comes from the E-model, so this part of the agreement is "
        "circular and says nothing about people (b, c, d).\n");
  CHECK(circular_line({{"a"}, 1, true}) ==
        "1 of 1 condition: its simulated truth comes from the E-model, so the "
        "agreement is circular and says nothing about people.\n");
  CHECK(circular_line({{"a", "b"}, 2, false})
            .starts_with("2 of 2 conditions: their simulated truth comes from the E-model or may do so"));
}
