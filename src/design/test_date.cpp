#include "design/test_date.h"

#include "core/number.h"

#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr std::size_t month_digits = 6, day_digits = 8;  // 202603, 20260314
constexpr std::size_t month_length = 7, day_length = 10; // with their hyphens
constexpr int first_year = 1900;

int number_at(std::string_view text, std::size_t from, std::size_t length) {
  return static_cast<int>(parse_integer(text.substr(from, length)).value_or(0));
}

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// "2026-03" or "2026-03-14" is a month or day of the calendar.
bool is_of_calendar(std::string_view date) {
  const int month = number_at(date, 5, 2);
  if (month < 1 || month > 12) return false;
  if (date.size() == month_length) return true;
  const int day = number_at(date, 8, 2);
  return day >= 1 && day <= days_in(number_at(date, 0, 4), month);
}

} // namespace

std::string shown_date(std::string_view digits) {
  std::string out(digits.substr(0, 4));
  if (digits.size() > 4) out += fmt::format("-{}", digits.substr(4, 2));
  if (digits.size() > month_digits) out += fmt::format("-{}", digits.substr(month_digits));
  return out;
}

std::optional<std::string> date_of(std::string_view digits, std::string_view today_utc) {
  if (digits == "0") return std::string(never);
  if (digits.size() != month_digits && digits.size() != day_digits) return std::nullopt;
  const std::string date = shown_date(digits);
  const bool is_past = date <= today_utc.substr(0, date.size());
  if (number_at(date, 0, 4) < first_year || !is_of_calendar(date) || !is_past) return std::nullopt;
  return date;
}

bool is_months_ago(std::string_view date, int months, std::string_view today_utc) {
  if (date == never) return true;
  constexpr int last_of_any_month = 31;
  const int day = date.size() == day_length ? number_at(date, 8, 2) : last_of_any_month;
  const int month = 12 * number_at(date, 0, 4) + number_at(date, 5, 2) - 1 + months;
  return fmt::format("{:04}-{:02}-{:02}", month / 12, month % 12 + 1, day) <= today_utc.substr(0, day_length);
}

} // namespace quietroom::design
