#include "imported/vote_text.h"

#include "core/lower_case.h"
#include "core/number.h"
#include "method/names.h"
#include "method/scores.h"
#include "votes/column_names.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::imported {

namespace {

constexpr double largest_vote = 1e6;
constexpr std::size_t vote_column = 3;

std::optional<double> number_with(char decimal, std::string_view text) {
  if (decimal == '.') return parse_double(text);
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  std::string with_point(text);
  std::ranges::replace(with_point, ',', '.');
  return parse_double(with_point);
}

bool is_na(std::string_view text, const VoteTextForm& form) {
  return text.empty() || std::ranges::find(form.na, text) != form.na.end() ||
         (form.nan_is_na && lower_case(text) == "nan");
}

/// The first row whose vote is a number by this reading and by the other is none; as many as there are rows
/// where none is.
std::size_t first_only_by(char decimal, const Rows& rows, const VoteTextForm& form) {
  const char other = decimal == '.' ? ',' : '.';
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string_view text = rows.field(row, vote_column);
    if (!is_na(text, form) && number_with(decimal, text) && !number_with(other, text)) return row;
  }
  return rows.size();
}

bool all_read_with_comma(const Rows& rows, const VoteTextForm& form) {
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (const auto text = rows.field(row, vote_column); !is_na(text, form) && !number_with(',', text))
      return false;
  return true;
}

/// '.' unless every vote says otherwise.
char decimal_of(Rows& rows, const VoteTextForm& form) {
  if (form.decimal) return *form.decimal;
  const std::size_t comma = first_only_by(',', rows, form);
  if (comma == rows.size()) return '.';
  if (form.may_take_comma && all_read_with_comma(rows, form)) {
    rows.note("every vote reads with a decimal comma, which was taken (--decimal . refuses it)");
    return ',';
  }
  std::string more;
  if (const std::size_t point = first_only_by('.', rows, form); point < rows.size())
    more = fmt::format(", but {} in line {} is one with a decimal point only", rows.field(point, vote_column),
                       rows.line(point));
  throw_input(fmt::format("{}: the vote \"{}\" is a number with a decimal comma only{}; give --decimal , if "
                          "the comma is meant so, or --decimal . to keep such rows as void",
                          rows.where(rows.line(comma)), rows.field(comma, vote_column), more));
}

/// Why the number is no vote of its row; empty where it is one.
std::string mistake_of(const Rows& rows, std::size_t row, double number) {
  const std::string_view written = rows.field(row, rows.find("scale"));
  const auto scale = method::parse_scale(written);
  if (scale && (number < scale->low || number > scale->high))
    return fmt::format("the vote {} lies outside the scale {}", rows.field(row, vote_column), written);
  if (std::abs(number) > largest_vote)
    return fmt::format("the vote {} is larger than any scale", rows.field(row, vote_column));
  for (const std::size_t needed : {std::size_t{0}, std::size_t{1}})
    if (rows.field(row, needed).empty()) return needed == 0 ? "no listener is named" : "no stimulus is named";
  return {};
}

} // namespace

void settle_votes(Rows& rows, const VoteTextForm& form) {
  const char decimal = decimal_of(rows, form);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string text(rows.field(row, vote_column));
    if (is_na(text, form)) {
      if (!text.empty()) rows.set(row, vote_column, "");
      continue;
    }
    const auto number = number_with(decimal, text);
    const std::string mistake =
        number ? mistake_of(rows, row, *number) : fmt::format("the vote \"{}\" is no number", text);
    if (mistake.empty()) {
      rows.set(row, vote_column, shortest(*number == 0 ? 0.0 : *number));
      continue;
    }
    rows.set(row, vote_column, "");
    rows.make_void(row, mistake);
  }
}

} // namespace quietroom::imported
