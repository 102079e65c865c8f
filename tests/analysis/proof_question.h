#pragma once

#include "analysis/proof.h"
#include "design/plan.h"
#include "method/names.h"
#include "session/chain_bytes.h"
#include "support/small_study.h"

namespace quietroom::test {

/// A study of the small set whose listener L01 has finished, and everything holds: made without a database,
/// so its records are texts of our own.
inline analysis::ProofQuestion proof_question() {
  analysis::ProofQuestion out;
  out.design = small_design();
  out.set = small_set();
  out.lock_sha256 = "lock";
  for (const auto& each : out.set.stimuli) out.files.push_back({each.id, each.sha256, ""});
  const design::Plan plan = plan_for(out.design, out.set, "L01");
  session::KeptSession one;
  one.session = "L01-1";
  one.listener = "L01";
  one.method = out.design.method.id;
  one.seed = std::to_string(plan.seed);
  one.plan_hash = hash_of(plan, out.set);
  one.lock_sha256 = "lock";
  one.finished = true;
  one.questions = {{"quality", "1:5"}};
  one.sittings = {{1, "hw:0"}};
  std::string before = session::link_digest("", "begun");
  one.links.push_back({1, "begun", 0, before, "begun"});
  std::int64_t link = 1;
  for (std::size_t b = 0; b < plan.blocks.size(); ++b)
    for (std::size_t t = 0; t < plan.blocks[b].trials.size(); ++t) {
      const stimulus::Stimulus& heard = out.set.stimuli[plan.blocks[b].trials[t].presented[0].stimulus];
      session::KeptAttempt each;
      each.block = static_cast<int>(b) + 1;
      each.trial = static_cast<int>(t) + 1;
      each.attempt = 1;
      each.link = ++link;
      each.sequence = link - 1;
      each.block_type = name_of(plan.blocks[b].type);
      each.device = "hw:0";
      each.plays = 1;
      each.frames_expected = 48000;
      each.frames_delivered = 48000;
      each.underruns = 0;
      each.rate_hz = 48000;
      each.valid = true;
      each.sitting = 1;
      each.presented = {{"processed", heard.id, heard.condition, heard.talker, heard.sample, heard.sha256}};
      each.answers = {{1, "quality", 4}};
      each.salt = "salt";
      each.answer_records = "4";
      each.answers_sha256 = session::answers_digest("salt", "4");
      each.records = "attempt " + std::to_string(link);
      before = session::link_digest(before, each.records);
      each.digest = before;
      one.attempts.push_back(each);
    }
  one.links.push_back({++link, "finished", 0, session::link_digest(before, "finished"), "finished"});
  out.kept.sessions = {one};
  return out;
}

/// "WHERE: MESSAGE" of each.
inline std::vector<std::string> sentences(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& each : problems) out.push_back(text(each));
  return out;
}

/// As a program stored it that knew no digests.
inline void take_chain_away(session::KeptSession& session) {
  session.links.clear();
  session.lock_sha256.reset();
  for (auto& each : session.attempts) {
    each.link.reset();
    each.digest.reset();
    each.salt.reset();
    each.answers_sha256.reset();
    each.sitting.reset();
  }
}

} // namespace quietroom::test
