#include "stimulus/lock.h"

#include "core/atomic_file.h"
#include "core/number.h"
#include "core/toml.h"
#include "stimulus/lock_fields.h"
#include "stimulus/lock_lines.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// Writes the keys of lock_fields.h.
class WrittenFields {
public:
  explicit WrittenFields(std::string& out) : m_out(out) {}

  void required_text(std::string_view key, const std::string& text) { put(key, toml::quoted(text)); }
  void text_if_any(std::string_view key, const std::string& text) {
    if (!text.empty()) required_text(key, text);
  }
  void required_integer(std::string_view key, std::int64_t value, std::int64_t, std::int64_t) {
    put(key, value);
  }
  void integer(std::string_view key, std::int64_t value) { put(key, value); }
  void integer_if_any(std::string_view key, std::int64_t value) {
    if (value != 0) put(key, value);
  }
  void number(std::string_view key, double value, double, double) { put(key, shortest(value)); }
  void number_if_any(std::string_view key, double value, double, double) {
    if (value != 0) put(key, shortest(value));
  }
  void optional(std::string_view key, std::optional<double> value) {
    if (value) put(key, shortest(*value));
  }
  void optional(std::string_view key, std::optional<std::int64_t> value) {
    if (value) put(key, *value);
  }
  void word(std::string_view key, std::string_view word, bool is_there) {
    if (is_there) put(key, toml::quoted(word));
  }
  template<class Figure, class High>
  void figure(std::string_view key, const Figure& value, const High&) {
    optional(key, std::optional(value));
  }

private:
  template<class Value>
  void put(std::string_view key, const Value& value) {
    fmt::format_to(std::back_inserter(m_out), "{} = {}\n", key, value);
  }

  std::string& m_out;
};

/// Takes them from a table of TOML in any order.
class TomlFields {
public:
  explicit TomlFields(toml::Reader& reader) : m_reader(reader) {}

  void required_text(std::string_view key, std::string& value) { value = m_reader.required_text(key); }
  void text_if_any(std::string_view key, std::string& value) { value = m_reader.text(key).value_or(""); }
  template<class Integer>
  void required_integer(std::string_view key, Integer& value, std::int64_t low, std::int64_t high) {
    value = static_cast<Integer>(m_reader.required_integer(key, low, high));
  }
  void integer(std::string_view key, std::int64_t& value) {
    value = m_reader.integer_or(key, value, 0, lock_fields::most);
  }
  void integer_if_any(std::string_view key, std::int64_t& value) { integer(key, value); }
  void number(std::string_view key, double& value, double low, double high) {
    value = m_reader.number_or(key, value, low, high);
  }
  void number_if_any(std::string_view key, double& value, double low, double high) {
    number(key, value, low, high);
  }
  void optional(std::string_view key, std::optional<double>& value) { value = m_reader.number(key); }
  void optional(std::string_view key, std::optional<std::int64_t>& value) { value = m_reader.integer(key); }
  void word(std::string_view key, std::string_view word, bool& is_there) {
    is_there = m_reader.text(key) == word;
  }
  void figure(std::string_view key, std::int64_t& value, std::int64_t high) {
    required_integer(key, value, 0, high);
  }
  void figure(std::string_view key, double& value, double high) { number(key, value, 0, high); }
  template<class Number, class High>
  void figure(std::string_view key, std::optional<Number>& value, const High&) {
    optional(key, value);
  }

private:
  toml::Reader& m_reader;
};

template<class Entry>
Entry entry_of(toml::Reader reader) {
  Entry out;
  TomlFields fields(reader);
  lock_fields::visit(out, fields);
  reader.refuse_unknown();
  return out;
}

Lock lock_of(const toml::Table& document, const std::string& name, std::vector<Problem>& problems) {
  toml::Reader reader(document, name, problems);
  Lock out;
  TomlFields fields(reader);
  lock_fields::visit_head(out, fields);
  if (const toml::Table* libraries = reader.table("libraries")) {
    toml::Reader versions(*libraries, name, problems);
    for (const auto& [key, value] : libraries->entries) out.libraries[key] = versions.required_text(key);
  }
  for (const toml::Table* table : reader.tables("program"))
    out.programs.push_back(entry_of<LockedProgram>({*table, name, problems}));
  for (const toml::Table* table : reader.tables("source"))
    out.sources.push_back(entry_of<LockedSource>({*table, name, problems}));
  for (const toml::Table* table : reader.tables("stimulus")) {
    toml::Reader stimulus(*table, name, problems);
    const std::vector<const toml::Table*> losses = stimulus.tables("loss");
    out.stimuli.push_back(entry_of<LockedStimulus>(std::move(stimulus)));
    for (const toml::Table* loss : losses)
      out.stimuli.back().losses.push_back(entry_of<LockedLoss>({*loss, name, problems}));
  }
  reader.refuse_unknown();
  return out;
}

template<class Entry>
void put_entry(std::string& out, std::string_view header, const Entry& entry) {
  out += header;
  WrittenFields fields(out);
  lock_fields::visit(entry, fields);
}

/// The document piece by piece, without holding it in memory.
template<class Take>
void for_each_part(const Lock& lock, const Take& take) {
  std::string head = "# Written by quietroom prepare; do not edit.\n";
  WrittenFields fields(head);
  lock_fields::visit_head(lock, fields);
  head += "\n[libraries]\n";
  for (const auto& [name, version] : lock.libraries) fields.required_text(toml::quoted(name), version);
  for (const LockedProgram& program : lock.programs) put_entry(head, "\n[[program]]\n", program);
  take(head);
  for (const LockedSource& source : lock.sources) take(text(source));
  for (const LockedStimulus& stimulus : lock.stimuli) take(text(stimulus));
}

bool holds(const fs::path& file, const Lock& lock) {
  std::error_code failure;
  if (!fs::is_regular_file(file, failure)) return false;
  std::ifstream in(file, std::ios::binary);
  std::string there;
  bool same = true;
  for_each_part(lock, [&](std::string_view part) {
    there.resize(part.size());
    same = same && in.read(there.data(), static_cast<std::streamsize>(there.size())) && there == part;
  });
  return same && in.peek() == std::ifstream::traits_type::eof();
}

} // namespace

std::string text(const LockedSource& source) {
  std::string out;
  put_entry(out, "\n[[source]]\n", source);
  return out;
}

std::string text(const LockedStimulus& stimulus) {
  std::string out;
  put_entry(out, "\n[[stimulus]]\n", stimulus);
  for (const LockedLoss& each : stimulus.losses) put_entry(out, "[[stimulus.loss]]\n", each);
  return out;
}

std::string lock_text(const Lock& lock) {
  std::string out;
  for_each_part(lock, [&](std::string_view part) { out += part; });
  return out;
}

void write_lock(const fs::path& folder, const Lock& lock) {
  const fs::path file = folder / "set.lock";
  if (holds(file, lock)) return;
  AtomicFile target(file);
  std::ofstream out(target.path(), std::ios::binary);
  for_each_part(lock, [&](std::string_view part) { out << part; });
  out.close();
  if (!out)
    throw_environment(fmt::format("{}: cannot be written ({}); free disk space or fix the permissions",
                                  file.string(), std::strerror(errno)));
  target.commit();
}

std::optional<Lock> parse_lock(std::string_view text, const std::string& name,
                               std::vector<Problem>& problems) {
  if (auto lock = read_lock_lines(text)) return lock;
  std::vector<Problem> damage;
  std::optional<Lock> lock;
  const auto parsed = toml::parse_text(text, name);
  if (const auto* failure = std::get_if<Problem>(&parsed))
    damage.push_back(*failure);
  else
    lock = lock_of(std::get<toml::Table>(parsed), name, damage);
  if (damage.empty()) return lock;
  problems.push_back(
      {Severity::warning, damage.front().where,
       fmt::format("not a lock file of this version ({}); run quietroom prepare", damage.front().message)});
  return std::nullopt;
}

std::optional<Lock> read_lock(const fs::path& folder, std::vector<Problem>& problems) {
  const fs::path file = folder / "set.lock";
  if (!fs::exists(file)) return std::nullopt;
  return parse_lock(read_file(file), file.string(), problems);
}

} // namespace quietroom::stimulus
