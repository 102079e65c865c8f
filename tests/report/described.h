#pragma once

#include "analysis/study_description.h"
#include "analysis/votes_in.h"

namespace quietroom::test {

/// A test of two conditions by two listeners, as a table says it.
inline analysis::StudyDescription described_table(const std::string& context = "NB") {
  const votes::VoteTable votes = votes_in("listener,stimulus,condition,method,vote\n"
                                          "ann,s1,x,acr,4\nann,s2,y,acr,3\nbob,s1,x,acr,5\nbob,s2,y,acr,2\n"
                                          "eve,s1,x,acr,1\n",
                                          excluding("eve"));
  auto out = analysis::describe_study(votes, analysis::mos_answer(votes, {"condition"}, {}, context), {});
  out.context = context;
  return out;
}

/// The same with its design and set.
inline analysis::StudyDescription described_study() {
  auto out = described_table();
  out.design.emplace();
  out.design->seed = 4711;
  out.set.emplace();
  out.set->sources = {{"a", {}, 0.5, "f1", "female", "en", 1}, {"b", {}, 0.5, "m1", "male", "en", 2}};
  stimulus::Condition mnru{"x", "MNRU 20 dB", stimulus::Kind::reference, {}, {}, 3};
  mnru.steps = {{"mnru", {{"q_db", std::int64_t{20}}}}};
  stimulus::Condition coded{"y", "G.711", stimulus::Kind::test, {}, {}, 4};
  coded.steps = {{"codec", {{"id", std::string("g711")}}}};
  coded.emodel = stimulus::EmodelInputs{"g711", {}, {}};
  out.set->conditions = {mnru, coded};
  for (const char* condition : {"x", "y"}) {
    stimulus::Stimulus one;
    one.condition = condition;
    one.active_level_dbov = -26.04;
    one.seconds = 8;
    if (one.condition == "y") one.ppl_percent = 2.94;
    out.set->stimuli.push_back(one);
  }
  return out;
}

} // namespace quietroom::test
