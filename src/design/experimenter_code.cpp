#include "design/experimenter_code.h"

#include "core/code_hash.h"
#include "core/error.h"
#include "core/toml.h"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

namespace quietroom::design {

namespace {

constexpr std::string_view code_key = "experimenter_code";
constexpr std::size_t least_digits = 4, most_digits = 32;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

toml::Table parsed(const std::string& text, const std::string& file) {
  auto out = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&out)) throw_input(quietroom::text(*problem));
  return std::get<toml::Table>(std::move(out));
}

/// Where a line begins; lines count from 1.
std::size_t begin_of_line(std::string_view text, int line) {
  std::size_t at = 0;
  for (int i = 1; i < line && at != std::string_view::npos; ++i)
    if ((at = text.find('\n', at)) != std::string_view::npos) ++at;
  return std::min(at, text.size());
}

/// Where the quoted text that begins at `from` is over: behind its last quote; npos for one of several lines.
std::size_t end_of_quoted(std::string_view text, std::size_t from) {
  const char quote = text[from];
  if (text.substr(from).starts_with(std::string(3, quote))) return std::string_view::npos;
  for (std::size_t i = from + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\' && quote == '"')
      ++i;
    else if (text[i] == quote)
      return i + 1;
  }
  return std::string_view::npos;
}

std::string replaced_value(const std::string& text, int line, const std::string& value,
                           const std::string& file) {
  const std::size_t begin = begin_of_line(text, line);
  const std::size_t equals = text.find('=', begin); // the key has none
  std::size_t from = text.find_first_not_of(" \t", equals + 1);
  const bool quoted = from != text.npos && (text[from] == '"' || text[from] == '\'');
  const std::size_t end = quoted ? end_of_quoted(text, from) : text.find_first_of(" \t\r\n#", from);
  if (end == text.npos && quoted)
    throw_input(fmt::format("{}:{}: write {} and its value on one line, so that it can be replaced", file,
                            line, code_key));
  return text.substr(0, from) + toml::quoted(value) + (end == text.npos ? "" : text.substr(end));
}

/// Behind the last number or truth value of the top level: such a line ends there, and no table has begun.
int last_plain_line(const toml::Table& table) {
  int out = 0;
  for (const auto& [key, value] : table.entries)
    if (std::holds_alternative<std::int64_t>(value.data) || std::holds_alternative<bool>(value.data) ||
        std::holds_alternative<double>(value.data))
      out = std::max(out, value.line);
  return out;
}

std::string added_line(const std::string& text, int after, const std::string& value) {
  std::size_t at = begin_of_line(text, after + 1);
  const bool windows = at >= 2 && text[at - 2] == '\r' && text[at - 1] == '\n';
  const std::string end = windows ? "\r\n" : "\n";
  const bool unended = at > 0 && text[at - 1] != '\n';
  return text.substr(0, at) + (unended ? end : "") +
         fmt::format("{} = {}{}", code_key, toml::quoted(value), end) + text.substr(at);
}

} // namespace

bool is_clear_code(std::string_view text) { return !text.empty() && all_digits(text); }

bool is_stored_code(std::string_view text) { return is_code_hash(text) || is_clear_code(text); }

std::string code_mistake(std::string_view code) {
  if (!all_digits(code)) return "the code has other signs than digits; a station takes the keys 0 to 9 alone";
  if (code.size() < least_digits || code.size() > most_digits)
    return fmt::format("the code has {} digits; give {} to {}", code.size(), least_digits, most_digits);
  return "";
}

std::string with_experimenter_code(const std::string& study_toml, const std::string& value,
                                   const std::string& file) {
  const toml::Table table = parsed(study_toml, file);
  const auto found = table.entries.find(code_key);
  const int plain = last_plain_line(table);
  if (found == table.entries.end() && plain == 0)
    throw_input(fmt::format("{}: has no version; is it the study.toml of a study?", file));
  const std::string out = found != table.entries.end()
                              ? replaced_value(study_toml, found->second.line, value, file)
                              : added_line(study_toml, plain, value);
  const toml::Table now = parsed(out, file); // an unusual way of writing must not go wrong in silence
  const auto code = now.entries.find(code_key);
  const auto* is = code == now.entries.end() ? nullptr : std::get_if<std::string>(&code->second.data);
  const std::size_t entries = table.entries.size() + (found == table.entries.end() ? 1 : 0);
  if (is == nullptr || *is != value || now.entries.size() != entries)
    throw_input(fmt::format("{}: {} is written in an unusual way; take it out, then set the code again", file,
                            code_key));
  return out;
}

} // namespace quietroom::design
