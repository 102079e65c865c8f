#include "design/panel_groups.h"

#include "core/counted.h"
#include "core/near_miss.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

bool is_panel_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_';
  });
}

bool is_written_number(const toml::Value* value) {
  return value != nullptr && std::holds_alternative<std::int64_t>(value->data);
}

/// A panel as it is written: who is of it is not yet decided.
struct WrittenPanel {
  PanelGroup panel;
  std::optional<std::int64_t> count;
  bool names_listeners = false;
};

WrittenPanel read_panel(const toml::Table& table, const std::string& file, std::vector<Problem>& problems) {
  toml::Reader reader(table, file, problems);
  WrittenPanel out;
  out.panel.line = table.line;
  out.panel.id = reader.required_text("id");
  if (!out.panel.id.empty() && !is_panel_id(out.panel.id))
    reader.error(reader.line_of("id"),
                 fmt::format("panel \"{}\": use letters, digits, - and _ only", out.panel.id));
  if (is_written_number(reader.value("listeners"))) {
    out.count = reader.required_integer("listeners", 1, 10000);
  } else if (reader.value("listeners") != nullptr) {
    out.panel.listeners = reader.texts("listeners");
    out.names_listeners = true;
  }
  const toml::Value* samples = reader.value("samples");
  if (samples != nullptr && std::holds_alternative<std::string>(samples->data)) {
    out.panel.has_all_samples = reader.text("samples") == "all";
    if (!out.panel.has_all_samples)
      reader.error(samples->line, "samples must be a list of samples, or \"all\"");
  } else {
    out.panel.samples = reader.texts("samples");
    if (samples != nullptr && out.panel.samples.empty())
      reader.error(samples->line, "samples is empty; name some, or leave the line out for an equal share");
  }
  reader.refuse_unknown();
  return out;
}

/// Who sits in which panel, where they are counted and not named.
class Seating {
public:
  Seating(const std::vector<std::string>& listeners, toml::Reader& reader)
      : m_listeners(listeners), m_reader(reader) {}

  void fill(std::vector<WrittenPanel>& panels) {
    const auto counted = std::ranges::count_if(panels, [](const auto& p) { return p.count.has_value(); });
    const auto named = std::ranges::count_if(panels, &WrittenPanel::names_listeners);
    const auto n = static_cast<std::ptrdiff_t>(panels.size());
    if (named == n) return check_named(panels);
    if (named > 0 || (counted > 0 && counted < n))
      return m_reader.error(panels.front().panel.line,
                            "listeners must be of one kind in all [[panel]]: a number, a list of ids, or "
                            "left out for equal parts");
    if (counted == 0) {
      if (m_listeners.size() % panels.size() != 0)
        return m_reader.error(panels.front().panel.line,
                              fmt::format("{} cannot be divided equally among {}; change their number, or "
                                          "give listeners = N in each [[panel]]",
                                          quietroom::counted(m_listeners.size(), "listener"),
                                          quietroom::counted(panels.size(), "panel")));
      for (WrittenPanel& each : panels)
        each.count = static_cast<std::int64_t>(m_listeners.size() / panels.size());
    }
    seat_counted(panels);
  }

private:
  void seat_counted(std::vector<WrittenPanel>& panels) {
    std::size_t sum = 0;
    for (const WrittenPanel& each : panels) sum += static_cast<std::size_t>(*each.count);
    if (sum != m_listeners.size())
      return m_reader.error(panels.front().panel.line,
                            fmt::format("the panels have {} together, and the study has {}; make "
                                        "them equal",
                                        counted(sum, "listener"), m_listeners.size()));
    auto next = m_listeners.begin();
    for (WrittenPanel& each : panels) {
      each.panel.listeners.assign(next, next + *each.count);
      next += *each.count;
    }
  }

  void check_named(const std::vector<WrittenPanel>& panels) {
    std::map<std::string, std::string> panel_of;
    for (const auto& [panel, count, names] : panels)
      for (const std::string& listener : panel.listeners) {
        if (std::ranges::find(m_listeners, listener) == m_listeners.end())
          m_reader.error(panel.line, fmt::format("panel \"{}\" has the listener \"{}\", who is none of the "
                                                 "study{}; correct it",
                                                 panel.id, listener, did_you_mean(listener, m_listeners)));
        else if (!panel_of.emplace(listener, panel.id).second)
          m_reader.error(panel.line, fmt::format("listener \"{}\" is in the panels \"{}\" and \"{}\"; keep "
                                                 "one",
                                                 listener, panel_of[listener], panel.id));
      }
    for (const std::string& listener : m_listeners)
      if (!panel_of.contains(listener))
        m_reader.error(panels.front().panel.line,
                       fmt::format("listener \"{}\" is in no panel; add it to one", listener));
  }

  const std::vector<std::string>& m_listeners;
  toml::Reader& m_reader;
};

} // namespace

std::vector<PanelGroup> read_panel_groups(toml::Reader& reader, const std::string& file,
                                          const std::vector<std::string>& listeners,
                                          std::vector<Problem>& problems) {
  std::vector<WrittenPanel> written;
  for (const toml::Table* table : reader.tables("panel"))
    written.push_back(read_panel(*table, file, problems));
  if (written.empty()) return {};
  Seating(listeners, reader).fill(written);
  std::vector<PanelGroup> out;
  for (WrittenPanel& each : written) {
    if (std::ranges::find(out, each.panel.id, &PanelGroup::id) != out.end())
      reader.error(each.panel.line, fmt::format("panel \"{}\" stands twice; each id once", each.panel.id));
    if (each.panel.listeners.empty() && each.names_listeners)
      reader.error(each.panel.line, fmt::format("panel \"{}\" has no listeners; name some", each.panel.id));
    out.push_back(std::move(each.panel));
  }
  return out;
}

} // namespace quietroom::design
