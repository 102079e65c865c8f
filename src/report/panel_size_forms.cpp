#include "report/panel_size_forms.h"

#include "core/json.h"
#include "core/number.h"
#include "report/fields.h"
#include "report/significance.h"

namespace quietroom::report {

namespace {

using analysis::PanelSizeAnswer;
using analysis::PanelSizeQuestion;
using analysis::PanelSizeTarget;

Fields<PanelSizeTarget> target_fields(const PanelSizeQuestion& question) {
  using Target = Field<PanelSizeTarget>; // GCC 12 has an internal error here where the type is left out
  return {Target{"target", question.half_width ? "half-width" : "difference", 3, for_readers,
                 [](const PanelSizeTarget& t) { return t.target; }},
          Target{"listeners", question.two_panels ? "listeners a panel" : "listeners", 0, for_readers,
                 [](const PanelSizeTarget& t) { return t.listeners; }},
          Target{"votes_per_condition", "votes per condition", 0, for_readers,
                 [](const PanelSizeTarget& t) { return t.votes_per_condition; }}};
}

std::string sentence_of(const PanelSizeAnswer& answer) {
  const PanelSizeQuestion& q = answer.question;
  const std::string target =
      q.half_width ? confidence_text(q.alpha) + " intervals of ± " + shortest(*q.half_width)
                   : "a difference of " + shortest(*q.difference) + " found with power " + shortest(q.power);
  const std::string who = q.two_panels ? " listeners in each of two panels" : " listeners";
  const auto& n = answer.asked.listeners;
  return (n ? std::to_string(*n) + who : "No panel of 10 million" + who) + " for " + target + ".\n";
}

std::string method_of(const PanelSizeAnswer& answer) {
  const PanelSizeQuestion& q = answer.question;
  const std::string votes = q.votes.m > 1 ? shortest(q.votes.m) + " votes per listener and condition, rho " +
                                                shortest(q.votes.rho) + ": design effect " +
                                                fixed(answer.design_effect, 2)
                                          : "one vote per listener and condition";
  if (q.half_width)
    return "Student t over listener means; SD of votes " + shortest(q.sd) + ", " + votes + ".\n";
  return std::string(q.two_panels ? "Two-sample t" : "Paired t over listeners who vote on both") +
         ", two-sided at " + shortest(q.alpha) + ", noncentral t; SD of " +
         (q.two_panels ? "votes " : "a listener's difference ") + shortest(q.sd) + ", " + votes + ".\n";
}

} // namespace

std::string panel_size_text(const PanelSizeAnswer& answer) {
  return sentence_of(answer) + '\n' +
         to_text(table_of(target_fields(answer.question), answer.around, Form::text)) + '\n' +
         method_of(answer);
}

std::string panel_size_json(const PanelSizeAnswer& answer) {
  const PanelSizeQuestion& q = answer.question;
  return text(Json::Object{{"half_width", q.half_width},
                           {"difference", q.difference},
                           {"sd", q.sd},
                           {"power", q.difference ? Json(q.power) : Json()},
                           {"alpha", q.alpha},
                           {"two_panels", q.two_panels},
                           {"votes_per_listener", q.votes.m},
                           {"rho", q.votes.rho},
                           {"design_effect", answer.design_effect},
                           {"listeners", answer.asked.listeners},
                           {"votes_per_condition", answer.asked.votes_per_condition}});
}

} // namespace quietroom::report
