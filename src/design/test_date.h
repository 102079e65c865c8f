#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The day or month of somebody's last test, as it is typed at the station: digits, the year first. A typed 0
/// means never. Days are ISO 8601; `today_utc` begins with one.
namespace quietroom::design {

constexpr std::string_view never = "never";

/// The digits as they stand on the screen while they are typed: "2026-03" of "202603".
std::string shown_date(std::string_view digits);

/// "2026-03", "2026-03-14" or "never". Nothing where the digits are no day or month from 1900 to today.
std::optional<std::string> date_of(std::string_view digits, std::string_view today_utc);

/// Whether this day lies at least so many whole months before today. Of a month its last day counts, so that
/// nobody is taken too early; "never" is always long ago.
bool is_months_ago(std::string_view date, int months, std::string_view today_utc);

} // namespace quietroom::design
