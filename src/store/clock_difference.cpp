#include "store/clock_difference.h"

#include "core/number.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::store {

namespace {

constexpr double worth_a_word_s = 300;

double seconds_of(std::chrono::system_clock::time_point time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

/// 2026-01-31T09:05:07.250Z, and the same without milliseconds.
std::optional<double> seconds_of(std::string_view utc) {
  if (utc.size() < 19 || utc[4] != '-' || utc[10] != 'T') return std::nullopt;
  std::array<int, 6> parts{};
  constexpr std::array<std::pair<std::size_t, std::size_t>, 6> places = {
      {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parse_integer(utc.substr(places[i].first, places[i].second));
    if (!number) return std::nullopt;
    parts[i] = static_cast<int>(*number);
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!day.ok()) return std::nullopt;
  return seconds_of(std::chrono::sys_days(day)) + (parts[3] * 60 + parts[4]) * 60 + parts[5];
}

} // namespace

std::optional<double> seconds_ahead(sql::Connection& server, std::chrono::system_clock::time_point ours) {
  const auto theirs = server.clock_s();
  if (!theirs) return std::nullopt;
  return seconds_of(ours) - *theirs;
}

std::optional<double> seconds_ahead(sql::Connection& server, std::string_view utc) {
  const auto ours = seconds_of(utc);
  const auto theirs = ours ? server.clock_s() : std::nullopt;
  if (!theirs) return std::nullopt;
  return *ours - *theirs;
}

std::string length_text(double seconds) {
  constexpr double minute = 60, hour = 3600, day = 86400;
  const double size = std::abs(seconds);
  const auto counted = [&](double unit, const char* name) {
    const auto n = static_cast<long long>(size / unit);
    return fmt::format("{} {}{}", n, name, n == 1 ? "" : "s");
  };
  if (size >= 2 * day) return counted(day, "day");
  return size >= 2 * hour ? counted(hour, "hour") : counted(minute, "minute");
}

std::string clock_warning(double ahead_s) {
  if (std::abs(ahead_s) < worth_a_word_s) return {};
  const bool ahead = ahead_s > 0;
  return fmt::format(
      "the clock of this machine is {} {} the server's; set it right, for the times beside the "
      "votes are taken from it{}",
      length_text(ahead_s), ahead ? "ahead of" : "behind",
      ahead ? ", and the server takes nothing that is more than two days ahead" : "");
}

std::string clock_warning(sql::Connection& server) {
  const auto ahead = seconds_ahead(server, std::chrono::system_clock::now());
  return ahead ? clock_warning(*ahead) : "";
}

} // namespace quietroom::store
