#include "core/toml.h"

#include "core/atomic_file.h"
#include "core/near_miss.h"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace quietroom::toml {

namespace {

Value value_of(const ::toml::node& node);

int line_of_node(const ::toml::node& node) { return static_cast<int>(node.source().begin.line); }

Table table_of(const ::toml::table& source) {
  Table out;
  out.line = line_of_node(source);
  for (const auto& [key, node] : source) out.entries.emplace(std::string(key.str()), value_of(node));
  return out;
}

Value value_of(const ::toml::node& node) {
  Value out{std::string{}, line_of_node(node)};
  if (const auto* table = node.as_table())
    out.data = table_of(*table);
  else if (const auto* array = node.as_array()) {
    Array items;
    for (const auto& item : *array) items.push_back(value_of(item));
    out.data = std::move(items);
  } else if (const auto* text = node.as_string())
    out.data = text->get();
  else if (const auto* integer = node.as_integer())
    out.data = integer->get();
  else if (const auto* number = node.as_floating_point())
    out.data = number->get();
  else if (const auto* boolean = node.as_boolean())
    out.data = boolean->get();
  return out;
}

} // namespace

std::variant<Table, Problem> parse_text(std::string_view text, const std::string& name) {
  try {
    return table_of(::toml::parse(text, name));
  } catch (const ::toml::parse_error& failure) {
    return Problem{
        Severity::error, fmt::format("{}:{}", name, failure.source().begin.line),
        fmt::format("not TOML: {}; fix this line first, what follows was not read", failure.description())};
  }
}

std::variant<Table, Problem> parse_file(const std::filesystem::path& path) {
  return parse_text(read_file(path), path.string());
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out += '"';
}

const Value* Reader::value(std::string_view key) {
  m_asked.emplace(key);
  const auto found = m_table.entries.find(key);
  return found == m_table.entries.end() ? nullptr : &found->second;
}

template<class T>
const T* Reader::get(std::string_view key, const char* type) {
  const Value* found = value(key);
  if (found == nullptr) return nullptr;
  const T* typed = std::get_if<T>(&found->data);
  if (typed == nullptr) error(found->line, fmt::format("{} must be {}", key, type));
  return typed;
}

std::optional<std::string> Reader::text(std::string_view key) {
  const auto* found = get<std::string>(key, "a text in quotes");
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<std::int64_t> Reader::integer(std::string_view key) {
  const auto* found = get<std::int64_t>(key, "a whole number");
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<bool> Reader::boolean(std::string_view key) {
  const auto* found = get<bool>(key, "true or false");
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<double> Reader::number(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr) return std::nullopt;
  if (const auto* integer = std::get_if<std::int64_t>(&found->data)) return static_cast<double>(*integer);
  const auto* number = get<double>(key, "a number");
  return number ? std::optional(*number) : std::nullopt;
}

std::vector<std::string> Reader::texts(std::string_view key) {
  std::vector<std::string> out;
  const auto* items = get<Array>(key, "a list of texts");
  if (items == nullptr) return out;
  for (const Value& item : *items) {
    if (const auto* text = std::get_if<std::string>(&item.data))
      out.push_back(*text);
    else
      error(item.line, fmt::format("{} must hold texts in quotes only", key));
  }
  return out;
}

std::vector<const Table*> Reader::tables(std::string_view key) {
  std::vector<const Table*> out;
  const auto* items = get<Array>(key, "a list of tables");
  if (items == nullptr) return out;
  for (const Value& item : *items) {
    if (const auto* table = std::get_if<Table>(&item.data))
      out.push_back(table);
    else
      error(item.line, fmt::format("{} must hold tables only", key));
  }
  return out;
}

const Table* Reader::table(std::string_view key) { return get<Table>(key, "a table"); }

std::string Reader::required_text(std::string_view key) {
  if (m_table.entries.find(key) == m_table.entries.end()) missing(key);
  auto found = text(key);
  if (found && found->empty()) error(line_of(key), fmt::format("{} is empty; give it a text", key));
  return found.value_or("");
}

template<class T>
T Reader::within(std::string_view key, T value, T low, T high) const {
  if (value >= low && value <= high) return value;
  error(line_of(key), fmt::format("{} is {}; it must lie within {} and {}", key, value, low, high));
  return low;
}

std::int64_t Reader::required_integer(std::string_view key, std::int64_t low, std::int64_t high) {
  if (m_table.entries.find(key) == m_table.entries.end()) missing(key);
  const auto found = integer(key);
  return found ? within(key, *found, low, high) : low;
}

std::int64_t Reader::integer_or(std::string_view key, std::int64_t fallback, std::int64_t low,
                                std::int64_t high) {
  const auto found = integer(key);
  return found ? within(key, *found, low, high) : fallback;
}

double Reader::number_or(std::string_view key, double fallback, double low, double high) {
  const auto found = number(key);
  return found ? within(key, *found, low, high) : fallback;
}

void Reader::refuse_unknown() {
  for (const auto& [key, found] : m_table.entries)
    if (!m_asked.contains(key)) {
      const auto meant =
          std::find_if(m_asked.begin(), m_asked.end(),
                       [&, &name = key](const std::string& asked) { return alike(asked, name); });
      error(found.line, fmt::format("{} is not known here; {}", key,
                                    meant == m_asked.end() ? std::string("is it misspelled?")
                                                           : fmt::format("did you mean {}?", *meant)));
    }
}

void Reader::error(int line, const std::string& message) const {
  m_problems.push_back({Severity::error, fmt::format("{}:{}", m_file, line), message});
}

int Reader::line_of(std::string_view key) const {
  const auto found = m_table.entries.find(key);
  return found == m_table.entries.end() ? m_table.line : found->second.line;
}

void Reader::missing(std::string_view key) const {
  error(m_table.line, fmt::format("{} is missing; add it", key));
}

} // namespace quietroom::toml
