#pragma once

#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// TOML documents as plain values that remember their lines, for the files people write
/// (set.toml, study.toml) and the lock file. toml++ stays behind toml.cpp.
namespace quietroom::toml {

struct Value;
using Array = std::vector<Value>;

struct Table {
  std::map<std::string, Value, std::less<>> entries;
  int line = 0;
};

struct Value {
  std::variant<std::string, std::int64_t, double, bool, Array, Table> data;
  int line = 0;
};

/// The document, or the one problem at which its syntax ends. Throws an input Error when the file cannot be
/// read.
std::variant<Table, Problem> parse_file(const std::filesystem::path& path);
std::variant<Table, Problem> parse_text(std::string_view text, const std::string& name);

/// A string as TOML writes it, quotes and escapes included.
std::string quoted(std::string_view text);

/// Takes the entries of one table out by name and type, and notes every mistake with FILE:LINE.
/// A missing or mistaken entry gives the fallback, so that reading goes on and finds the other mistakes too.
class Reader {
public:
  Reader(const Table& table, std::string file, std::vector<Problem>& problems)
      : m_table(table), m_file(std::move(file)), m_problems(problems) {}

  std::optional<std::string> text(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::vector<std::string> texts(std::string_view key);   ///< array of strings; empty when absent
  std::vector<const Table*> tables(std::string_view key); ///< array of tables; empty when absent
  const Table* table(std::string_view key);
  const Value* value(std::string_view key); ///< of any type

  std::string required_text(std::string_view key);
  std::int64_t required_integer(std::string_view key, std::int64_t low, std::int64_t high);
  std::int64_t integer_or(std::string_view key, std::int64_t fallback, std::int64_t low, std::int64_t high);
  double number_or(std::string_view key, double fallback, double low, double high);

  /// Reports every entry that nobody asked for: a misspelled key must not be silent.
  void refuse_unknown();

  void error(int line, const std::string& message) const;
  /// "FILE:LINE" of an entry, of the table where there is none.
  int line_of(std::string_view key) const;

private:
  template<class T>
  const T* get(std::string_view key, const char* type);
  void missing(std::string_view key) const;
  template<class T>
  T within(std::string_view key, T value, T low, T high) const;

  const Table& m_table;
  std::string m_file;
  std::vector<Problem>& m_problems;
  std::set<std::string, std::less<>> m_asked;
};

} // namespace quietroom::toml
