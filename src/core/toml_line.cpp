#include "core/toml_line.h"

#include "core/error.h"
#include "core/toml.h"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

namespace quietroom::toml {

namespace {

Table parsed(const std::string& text, const std::string& file) {
  auto out = parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&out)) throw_input(quietroom::text(*problem));
  return std::get<Table>(std::move(out));
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

std::string replaced_value(const std::string& text, int line, std::string_view key, const std::string& value,
                           const std::string& file) {
  const std::size_t begin = begin_of_line(text, line);
  const std::size_t equals = text.find('=', begin); // the key has none
  std::size_t from = text.find_first_not_of(" \t", equals + 1);
  const bool in_quotes = from != text.npos && (text[from] == '"' || text[from] == '\'');
  const std::size_t end = in_quotes ? end_of_quoted(text, from) : text.find_first_of(" \t\r\n#", from);
  if (end == text.npos && in_quotes)
    throw_input(fmt::format("{}:{}: write {} and its value on one line, so that it can be replaced", file,
                            line, key));
  return text.substr(0, from) + toml::quoted(value) + (end == text.npos ? "" : text.substr(end));
}

/// Behind the last number or truth value of the top level: such a line ends there, and no table has begun.
int last_plain_line(const Table& table) {
  int out = 0;
  for (const auto& [key, value] : table.entries)
    if (std::holds_alternative<std::int64_t>(value.data) || std::holds_alternative<bool>(value.data) ||
        std::holds_alternative<double>(value.data))
      out = std::max(out, value.line);
  return out;
}

std::string added_line(const std::string& text, int after, std::string_view key, const std::string& value) {
  std::size_t at = begin_of_line(text, after + 1);
  const bool windows = at >= 2 && text[at - 2] == '\r' && text[at - 1] == '\n';
  const std::string end = windows ? "\r\n" : "\n";
  const bool unended = at > 0 && text[at - 1] != '\n';
  return text.substr(0, at) + (unended ? end : "") + fmt::format("{} = {}{}", key, toml::quoted(value), end) +
         text.substr(at);
}

/// An unusual way of writing must not go wrong in silence.
void refuse_other_change(const Table& before, const std::string& after, std::string_view key,
                         const std::string* value, const std::string& file) {
  const Table now = parsed(after, file);
  const auto found = now.entries.find(key);
  const auto* is = found == now.entries.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  const std::size_t others = before.entries.size() - before.entries.count(key);
  const bool as_asked = value == nullptr ? found == now.entries.end() : is != nullptr && *is == *value;
  if (!as_asked || now.entries.size() != others + (value == nullptr ? 0 : 1))
    throw_input(fmt::format("{}: {} is written in an unusual way; write it on a line of its own", file, key));
}

} // namespace

std::string with_text(const std::string& document, std::string_view key, const std::string& value,
                      const std::string& file) {
  const Table table = parsed(document, file);
  const auto found = table.entries.find(key);
  const int plain = last_plain_line(table);
  if (found == table.entries.end() && plain == 0)
    throw_input(fmt::format("{}: has no version; is it the study.toml of a study?", file));
  std::string out = found != table.entries.end()
                        ? replaced_value(document, found->second.line, key, value, file)
                        : added_line(document, plain, key, value);
  refuse_other_change(table, out, key, &value, file);
  return out;
}

std::string without_key(const std::string& document, std::string_view key, const std::string& file) {
  const Table table = parsed(document, file);
  const auto found = table.entries.find(key);
  if (found == table.entries.end()) return document;
  const std::size_t begin = begin_of_line(document, found->second.line);
  const std::size_t end = document.find('\n', begin);
  std::string out = document.substr(0, begin) + (end == document.npos ? "" : document.substr(end + 1));
  refuse_other_change(table, out, key, nullptr, file);
  return out;
}

} // namespace quietroom::toml
