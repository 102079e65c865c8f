#include "simulation/listener_model.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/toml.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::simulation {

namespace {

constexpr std::int64_t most_listeners = 999;

struct NumberKey {
  const char* key;
  double Behaviour::*value;
  double low, high;
};

constexpr NumberKey number_keys[] = {
    {"bias", &Behaviour::bias, -10, 10},
    {"bias_sd", &Behaviour::bias_sd, 0, 10},
    {"file_sd", &Behaviour::file_sd, 0, 10},
    {"inconsistency", &Behaviour::inconsistency, 0, 10},
    {"lapses", &Behaviour::lapses, 0, 1},
    {"straight_lining", &Behaviour::straight_lining, 0, 1},
    {"order_effect", &Behaviour::order_effect, -10, 10},
    {"contrast", &Behaviour::contrast, -1, 1},
    {"range", &Behaviour::range, 0, 10},
    {"fastest_s", &Behaviour::fastest_s, 0.35, 600}, // a page takes no key before 0.3 s
    {"slowest_s", &Behaviour::slowest_s, 0.35, 600},
    {"control_errors", &Behaviour::control_errors, 0, 1},
};

ListenerGroup read_group(const toml::Table& table, const std::string& file, std::vector<Problem>& problems) {
  toml::Reader reader(table, file, problems);
  ListenerGroup out;
  out.name = reader.required_text("name");
  out.listeners = static_cast<std::size_t>(reader.required_integer("listeners", 1, most_listeners));
  for (const NumberKey& each : number_keys)
    out.behaviour.*each.value = reader.number_or(each.key, out.behaviour.*each.value, each.low, each.high);
  if (out.behaviour.slowest_s < out.behaviour.fastest_s)
    reader.error(reader.line_of("slowest_s"), "slowest_s is less than fastest_s; exchange them");
  reader.refuse_unknown();
  return out;
}

[[noreturn]] void refuse(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& each : problems) out += (out.empty() ? "" : "\nquietroom: ") + text(each);
  throw_input(out);
}

} // namespace

ListenerModel listener_model(std::string_view text, const std::string& file) {
  std::vector<Problem> problems;
  const auto parsed = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&parsed)) refuse({*problem});
  toml::Reader reader(std::get<toml::Table>(parsed), file, problems);
  reader.required_integer("version", 1, 1);
  ListenerModel out;
  for (const toml::Table* table : reader.tables("group"))
    out.groups.push_back(read_group(*table, file, problems));
  reader.refuse_unknown();
  if (out.groups.empty() && problems.empty())
    reader.error(1, "there is no [[group]]; give one at least, with name and listeners");
  if (listeners_of(out) > most_listeners && problems.empty())
    reader.error(1, fmt::format("the groups have {} together; {} at most",
                                counted(listeners_of(out), "listener"), most_listeners));
  if (!problems.empty()) refuse(problems);
  return out;
}

std::size_t listeners_of(const ListenerModel& model) {
  std::size_t out = 0;
  for (const ListenerGroup& each : model.groups) out += each.listeners;
  return out;
}

const ListenerGroup& group_of(const ListenerModel& model, std::uint64_t number) {
  for (const ListenerGroup& each : model.groups) {
    if (number <= each.listeners) return each;
    number -= each.listeners;
  }
  return model.groups.back();
}

} // namespace quietroom::simulation
