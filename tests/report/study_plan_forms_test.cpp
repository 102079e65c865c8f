#include "report/study_plan_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::StudyPlan plan() {
  analysis::StudyPlan out;
  out.name = "pilot";
  out.method = "acr";
  out.seed = 7;
  out.stimuli = {{"c1.s1", "c1", "", "s1"}, {"c2,s1", "c2", "ann", "s1"}};
  analysis::ListenerPlan one{"L01", {}, 90};
  one.trials = {{1, 1, "practice", "quality", "processed", {{0, "processed"}}, 0},
                {2, 1, "main", "quality", "reference,processed", {{0, "reference"}, {1, "processed"}}, 1}};
  out.listeners = {one};
  out.blocks = {{"practice", 1}, {"main", 1}};
  out.balance = {{"c1", 0, 0, 0, 0, 0}, {"c2", 1, 1.26, 1, 0, 0}};
  out.at_position = {{0, 0}, {1, 3}};
  out.carry_over = {{0, 0}, {0, 2}};
  out.carry_over_in_round = {{0, 0}, {0, 1}};
  out.votes = {0, 1};
  out.position_difference = 2;
  return out;
}

} // namespace

TEST_CASE("study plan forms: readers get blocks, length, level and the balance of positions") {
  CHECK(study_plan_text(plan()) ==
        "pilot: 1 listener, seed 7, method acr, order random\n"
        "  practice block: 1 trial\n"
        "  main block: 1 trial\n"
        "  about 2 min per listener (sounds, 0.6 s of gaps and 3 s for the vote per trial, break)\n"
        "  listening level not measured (quietroom tone; level_db_spl in study.toml)\n"
        "\nWhere the trials of each condition fall in the main blocks, over all listeners:\n"
        "condition  trials  mean position  first third  middle  last\n"
        "c1              0            0.0            0       0     0\n"
        "c2              1            1.3            1       0     0\n"
        "Condition means of position differ by 2.00 trials at the most.\n"
        "\nHow often each condition stands at each position of a round (1 to 3):\n"
        "condition    1    2\n"
        "c2           1    3\n"
        "\nVotes planned: 1 per file, 1 per condition.\n");
  analysis::StudyPlan more = plan();
  more.break_after = 33;
  more.break_min_s = 30;
  more.level_db_spl = 73.5;
  const std::string text = study_plan_text(more);
  CHECK(text.find("  break after 33 trials, at least 30 s\n") != std::string::npos);
  CHECK(text.find("  listening level 73.5 dB SPL\n") != std::string::npos);
}

TEST_CASE("study plan forms: a long session is warned of, by what P.800 advises and by what it allows") {
  analysis::StudyPlan long_one = plan();
  CHECK_FALSE(length_warning(long_one));
  long_one.listeners[0].session_s = 21 * 60;
  CHECK(length_warning(long_one).value().find("plan a break") != std::string::npos);
  long_one.listeners[0].session_s = 46 * 60;
  CHECK(length_warning(long_one).value().find("beyond what P.800 practice allows") != std::string::npos);
}

TEST_CASE("study plan forms: the orders name the stimulus that is judged, a row a trial") {
  CHECK(orders_csv(plan()) ==
        "listener,block,block_type,trial,stimulus,condition,talker,sample,question,presentation\n"
        "L01,1,practice,1,c1.s1,c1,,s1,quality,processed\n"
        "L01,2,main,1,\"c2,s1\",c2,ann,s1,quality,\"reference,processed\"\n");
}

TEST_CASE(
    "study plan forms: JSON has what is presented in each trial, with its role, the balance and minutes") {
  CHECK(study_plan_json(plan()) == R"({
  "listeners": [
    {
      "listener": "L01",
      "panel": null,
      "trials": [
        {
          "block": 1,
          "block_type": "practice",
          "trial": 1,
          "question": "quality",
          "presented": [
            {
              "stimulus": "c1.s1",
              "condition": "c1",
              "talker": "",
              "sample": "s1",
              "role": "processed"
            }
          ]
        },
        {
          "block": 2,
          "block_type": "main",
          "trial": 1,
          "question": "quality",
          "presented": [
            {
              "stimulus": "c1.s1",
              "condition": "c1",
              "talker": "",
              "sample": "s1",
              "role": "reference"
            },
            {
              "stimulus": "c2,s1",
              "condition": "c2",
              "talker": "ann",
              "sample": "s1",
              "role": "processed"
            }
          ]
        }
      ]
    }
  ],
  "balance": {
    "order": "random",
    "conditions": [
      {
        "condition": "c1",
        "trials": 0,
        "mean_position": 0.0,
        "first_third": 0,
        "middle_third": 0,
        "last_third": 0
      },
      {
        "condition": "c2",
        "trials": 1,
        "mean_position": 1.26,
        "first_third": 1,
        "middle_third": 0,
        "last_third": 0
      }
    ],
    "position_difference": 2.0,
    "positions": [
      {
        "condition": "c1",
        "at_position": [
          0,
          0
        ]
      },
      {
        "condition": "c2",
        "at_position": [
          1,
          3
        ]
      }
    ],
    "carry_over": [
      {
        "condition": "c1",
        "followed_by": {
          "c1": 0,
          "c2": 0
        }
      },
      {
        "condition": "c2",
        "followed_by": {
          "c1": 0,
          "c2": 2
        }
      }
    ],
    "carry_over_in_round": [
      {
        "condition": "c1",
        "followed_by": {
          "c1": 0,
          "c2": 0
        }
      },
      {
        "condition": "c2",
        "followed_by": {
          "c1": 0,
          "c2": 1
        }
      }
    ],
    "cells": [
      {
        "stimulus": "c1.s1",
        "condition": "c1",
        "votes": 0
      },
      {
        "stimulus": "c2,s1",
        "condition": "c2",
        "votes": 1
      }
    ]
  },
  "minutes": [
    1.5
  ]
}
)");
}

TEST_CASE("study plan forms: planners are told of orders that are not complete, and of means that differ") {
  analysis::StudyPlan one = plan();
  CHECK(plan_warnings(one).empty());
  one.order = "williams";
  one.complete_listeners = 4;
  CHECK(plan_warnings(one) ==
        std::vector<std::string>{"an order \"williams\" is complete over 4 listeners, and "
                                 "1 are planned; plan a multiple of 4"});
  one.order = "balanced";
  one.complete_listeners = 0;
  CHECK(plan_warnings(one).empty()); // 2 trials are less than 3
  one.position_difference = 3;
  CHECK(plan_warnings(one).size() == 1);
}
