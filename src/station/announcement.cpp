#include "station/announcement.h"

#include "core/json.h"

#include <cmath>

namespace quietroom::station {

namespace {

/// What a program must know to answer, where it is not one of the digits 1 to 5.
void add_scale(Json::Object& out, const design::Plan& plan, const session::Attempt& attempt) {
  const method::Question& question = plan.method.questions[attempt.heard.question];
  if (question.input == method::InputKind::arrows) {
    out.emplace_back("input", "arrows");
    out.emplace_back("from", (question.scale.low + question.scale.high) / 2);
  }
  if (question.scale != method::Scale{}) {
    out.emplace_back("low", question.scale.low);
    out.emplace_back("high", question.scale.high);
  }
  if (plan.cannot_tell) out.emplace_back("cannot_tell", true);
}

} // namespace

std::string json_line(const session::Announce& announce, const design::Plan& plan, double t_s) {
  constexpr double per_second = 1e6; // no clock of ours is finer
  Json::Object out = {{"event", announce.event}, {"t", std::round(t_s * per_second) / per_second}};
  const auto put = [&](const char* key, Json value) { out.emplace_back(key, std::move(value)); };
  if (announce.screen) put("screen", name_of(*announce.screen));
  const session::Attempt& attempt = announce.attempt;
  if (attempt.block > 0) {
    put("block", attempt.block);
    put("block_type", name_of(plan.blocks[static_cast<std::size_t>(attempt.block) - 1].type));
    put("trial", attempt.trial);
    put("of", announce.of);
    put("attempt", attempt.attempt);
  }
  if (announce.vote)
    put("vote", *announce.vote);
  else if (announce.event == "voted")
    put("vote", Json()); // cannot tell
  if (announce.confirm) put("confirm", true);
  if (announce.event == "vote_open" && attempt.block > 0) add_scale(out, plan, attempt);
  if (announce.action) put("action", name_of(*announce.action));
  if (announce.plays_left) put("plays_left", *announce.plays_left);
  if (announce.reason) put("reason", name_of(*announce.reason));
  if (announce.event == "moment_over") put("keys", announce.keys);
  return one_line(out);
}

} // namespace quietroom::station
