#include "station/announcement.h"

#include <fmt/format.h>

namespace quietroom::station {

std::string json_line(const session::Announce& announce, const design::Plan& plan, double t_s) {
  std::string out = fmt::format(R"({{"event": "{}", "t": {:.6f})", announce.event, t_s);
  if (announce.screen) out += fmt::format(R"(, "screen": "{}")", name_of(*announce.screen));
  const session::Attempt& attempt = announce.attempt;
  if (attempt.block > 0) {
    const auto type = plan.blocks[static_cast<std::size_t>(attempt.block) - 1].type;
    out += fmt::format(R"(, "block": {}, "block_type": "{}", "trial": {}, "of": {}, "attempt": {})",
                       attempt.block, name_of(type), attempt.trial, announce.of, attempt.attempt);
  }
  if (announce.vote) out += fmt::format(R"(, "vote": {})", *announce.vote);
  if (announce.confirm) out += R"(, "confirm": true)";
  if (announce.reason) out += fmt::format(R"(, "reason": "{}")", name_of(*announce.reason));
  if (announce.event == "moment_over") out += fmt::format(R"(, "keys": {})", announce.keys);
  return out += '}';
}

} // namespace quietroom::station
