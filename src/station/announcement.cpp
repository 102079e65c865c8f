#include "station/announcement.h"

#include "core/json.h"

#include <cmath>

namespace quietroom::station {

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
  if (announce.vote) put("vote", *announce.vote);
  if (announce.confirm) put("confirm", true);
  if (announce.reason) put("reason", name_of(*announce.reason));
  if (announce.event == "moment_over") put("keys", announce.keys);
  return one_line(out);
}

} // namespace quietroom::station
