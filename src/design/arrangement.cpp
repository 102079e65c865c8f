#include "design/arrangement.h"

#include "core/near_miss.h"
#include "design/panel_groups.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr int longest_gap = 1000;

ListeningOrder read_order(toml::Reader& reader) {
  const auto name = reader.text("order");
  if (!name) return ListeningOrder::random;
  if (const auto order = order_named(*name)) return *order;
  const std::vector<std::string> names = {"balanced", "random", "latin", "williams", "blocks"};
  reader.error(reader.line_of("order"), fmt::format("order \"{}\" is not known{}; use {}", *name,
                                                    did_you_mean(*name, names), order_names()));
  return ListeningOrder::random;
}

Assignment read_assignment(toml::Reader& reader, const Arrangement& arrangement) {
  const auto name = reader.text("assignment");
  const int line = reader.line_of("assignment");
  if (!name || *name == "planned") return Assignment::planned;
  if (*name != "least-filled")
    reader.error(line, fmt::format("assignment \"{}\" is not known; use planned or least-filled", *name));
  else if (arrangement.panels.empty() && arrangement.order == ListeningOrder::random)
    reader.error(line, "assignment = \"least-filled\" does nothing here: without [[panel]] a random order "
                       "belongs to its listener; take it out");
  return *name == "least-filled" ? Assignment::least_filled : Assignment::planned;
}

Constraints read_constraints(const toml::Table& table, const std::string& file, ListeningOrder order,
                             std::vector<Problem>& problems) {
  toml::Reader reader(table, file, problems);
  Constraints out;
  out.line = table.line;
  const auto gap = [&](const char* key) {
    return static_cast<int>(reader.integer_or(key, 0, 0, longest_gap));
  };
  out.condition_gap = gap("condition_gap");
  out.talker_gap = gap("talker_gap");
  out.sentence_gap = gap("sentence_gap");
  out.not_first = reader.texts("not_first");
  out.once_a_round = reader.boolean("once_a_round").value_or(false);
  if (reader.value("once_a_round") != nullptr && order != ListeningOrder::random)
    reader.error(reader.line_of("once_a_round"),
                 fmt::format("once_a_round does nothing here: order \"{}\" has every condition once a round "
                             "in any case; take it out",
                             name_of(order)));
  reader.refuse_unknown();
  return out;
}

std::optional<MarkedItem> read_item(const toml::Table& table, const std::string& file,
                                    std::vector<Problem>& problems) {
  toml::Reader reader(table, file, problems);
  const std::size_t before = problems.size();
  MarkedItem out;
  out.line = table.line;
  out.condition = reader.text("condition").value_or("");
  out.stimulus = reader.text("stimulus").value_or("");
  const auto practice = reader.boolean("practice"), anchor = reader.boolean("anchor");
  const auto gold = reader.integer("gold"), trap = reader.integer("trap");
  reader.refuse_unknown();
  const auto refuse = [&](const char* sentence) {
    if (problems.size() == before) reader.error(table.line, sentence);
  };
  if (out.condition.empty() == out.stimulus.empty())
    refuse("[[item]] needs condition = \"ID\" or stimulus = \"ID\", one of them");
  const int purposes = int{practice.value_or(false)} + int{anchor.value_or(false)} + int{gold.has_value()} +
                       int{trap.has_value()};
  if (purposes != 1)
    refuse("[[item]] needs one of practice = true, gold = VOTE, trap = VOTE and anchor = true");
  out.purpose = gold                     ? Purpose::gold
                : trap                   ? Purpose::trap
                : anchor.value_or(false) ? Purpose::anchor
                                         : Purpose::practice;
  out.answer = static_cast<int>(std::clamp<std::int64_t>(gold.value_or(trap.value_or(0)), -1000, 1000));
  return problems.size() == before ? std::optional(out) : std::nullopt;
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& each : texts) out += (out.empty() ? "" : ", ") + toml::quoted(each);
  return "[" + out + "]";
}

std::string constraints_text(const Constraints& kept) {
  std::string out;
  const auto add = [&](const char* key, int gap) {
    if (gap > 0) out += fmt::format("{} = {}\n", key, gap);
  };
  add("condition_gap", kept.condition_gap);
  add("talker_gap", kept.talker_gap);
  add("sentence_gap", kept.sentence_gap);
  if (!kept.not_first.empty()) out += fmt::format("not_first = {}\n", quoted_list(kept.not_first));
  if (kept.once_a_round) out += "once_a_round = true\n";
  return out;
}

std::string panel_text(const PanelGroup& panel) {
  std::string out =
      fmt::format("id = {}\nlisteners = {}\n", toml::quoted(panel.id), quoted_list(panel.listeners));
  if (panel.has_all_samples) return out + "samples = \"all\"\n";
  return panel.samples.empty() ? out : out + fmt::format("samples = {}\n", quoted_list(panel.samples));
}

std::string item_text(const MarkedItem& item) {
  const bool has_answer = item.purpose == Purpose::gold || item.purpose == Purpose::trap;
  return fmt::format("{} = {}\n{} = {}\n", item.stimulus.empty() ? "condition" : "stimulus",
                     toml::quoted(item.stimulus.empty() ? item.condition : item.stimulus),
                     name_of(item.purpose), has_answer ? std::to_string(item.answer) : "true");
}

/// In one line, for a message.
std::string one_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, ", ");
  return text.empty() ? "none" : text;
}

} // namespace

std::string_view name_of(Purpose purpose) {
  switch (purpose) {
  case Purpose::practice:
    return "practice";
  case Purpose::gold:
    return "gold";
  case Purpose::trap:
    return "trap";
  case Purpose::anchor:
    break;
  }
  return "anchor";
}

Arrangement read_arrangement(toml::Reader& reader, const std::string& file,
                             const std::vector<std::string>& listeners, std::vector<Problem>& problems) {
  Arrangement out;
  out.order = read_order(reader);
  out.order_line = std::max(1, reader.line_of("order"));
  out.practice_given = reader.value("practice") != nullptr;
  out.practice_line = reader.line_of("practice");
  if (const toml::Table* table = reader.table("constraints"))
    out.constraints = read_constraints(*table, file, out.order, problems);
  out.panels = read_panel_groups(reader, file, listeners, problems);
  out.assignment = read_assignment(reader, out);
  for (const toml::Table* table : reader.tables("item"))
    if (auto item = read_item(*table, file, problems)) out.items.push_back(std::move(*item));
  out.long_session = reader.text("long_session").value_or("");
  out.long_session_line = reader.line_of("long_session");
  if (reader.value("long_session") != nullptr &&
      out.long_session.find_first_not_of(" \t\r\n") == std::string::npos)
    reader.error(out.long_session_line, "long_session is blank; write why a session may last beyond 45 "
                                        "minutes, or take the line out");
  return out;
}

std::string arrangement_toml(const Arrangement& arrangement) {
  std::string out = fmt::format("order = {}\n", toml::quoted(name_of(arrangement.order)));
  if (arrangement.assignment == Assignment::least_filled) out += "assignment = \"least-filled\"\n";
  if (!arrangement.long_session.empty())
    out += fmt::format("long_session = {}\n", toml::quoted(arrangement.long_session));
  if (const std::string kept = constraints_text(arrangement.constraints); !kept.empty())
    out += "\n[constraints]\n" + kept;
  for (const PanelGroup& each : arrangement.panels) out += "\n[[panel]]\n" + panel_text(each);
  for (const MarkedItem& each : arrangement.items) out += "\n[[item]]\n" + item_text(each);
  return out;
}

std::vector<std::pair<std::string, std::string>> order_keys_of(const Arrangement& arrangement) {
  std::string panels, items;
  for (const PanelGroup& each : arrangement.panels) panels += panel_text(each);
  for (const MarkedItem& each : arrangement.items) items += item_text(each);
  return {{"order", toml::quoted(name_of(arrangement.order))},
          {"constraints", one_line(constraints_text(arrangement.constraints))},
          {"panel", one_line(panels)},
          {"item", one_line(items)}};
}

} // namespace quietroom::design
