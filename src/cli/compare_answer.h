#pragma once

#include "cli/compare_question.h"
#include "compare/agreement.h"
#include "compare/pairwise.h"

#include <string>
#include <vector>

/// The answer to a question of `compare`, and its forms.
namespace quietroom::cli {

struct Compared {
  compare::Agreement agreement;
  compare::Order asked = compare::Order::none; ///< of --mapping, else the highest that the points allow
};

/// Tests of all pairs of models after one mapping.
struct Round {
  compare::Order order = compare::Order::none;
  std::vector<compare::Duel> duels;
};

struct Answer {
  Question question;
  std::vector<Compared> models; ///< as question.models
  std::vector<Round> rounds;    ///< without a mapping, and with that of --mapping; none for one model
  compare::PairedBootstrap bootstrap;
};

std::string compare_text(const Answer& answer);

/// One document: the figures of the first model; of several, each in `models`, and `tests`.
std::string compare_json(const Answer& answer);

/// A row a point and model.
std::string compare_csv(const Answer& answer);

/// "Agreement with simulated votes may be circular ..."
std::string circular_warning();

} // namespace quietroom::cli
