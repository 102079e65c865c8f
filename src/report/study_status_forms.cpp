#include "report/study_status_forms.h"

#include "core/counted.h"
#include "report/fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace quietroom::report {

namespace {

using analysis::CellStatus;
using analysis::ListenerState;
using analysis::ListenerStatus;
using analysis::StudyStatus;

Value text_or_nothing(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value whole_or_nothing(int n) { return n > 0 ? Value(static_cast<std::uint64_t>(n)) : Value(); }
Value seconds_of(const std::optional<double>& ms) { return ms ? Value(*ms / 1000) : Value(); }

/// "block 2, trial 5"
std::string place_of(const ListenerStatus& listener) {
  return listener.block == 0 ? "" : fmt::format("{}, {}", listener.block, listener.trial);
}

std::string note_of(const ListenerStatus& listener) {
  if (!listener.waiting.empty()) return "waits for " + listener.waiting;
  return listener.why;
}

/// "3 of 24"; "3" where no plan is known.
std::string done_of(const ListenerStatus& listener) {
  return listener.trials == 0 ? fmt::format("{}", listener.trials_done)
                              : fmt::format("{} of {}", listener.trials_done, listener.trials);
}

Fields<ListenerStatus> listener_status_fields() {
  using L = ListenerStatus;
  return {
      {"listener", "listener", 0, everywhere, &L::listener},
      {"state", "state", 0, everywhere, [](const L& l) { return std::string(name_of(l.state)); }},
      {"booth", "booth", 0, everywhere, [](const L& l) { return text_or_nothing(l.booth); }},
      {"place", "block, trial", 0, for_readers, [](const L& l) { return text_or_nothing(place_of(l)); }},
      {"block", "", 0, json_alone, [](const L& l) { return whole_or_nothing(l.block); }},
      {"trial", "", 0, json_alone, [](const L& l) { return whole_or_nothing(l.trial); }},
      {"done", "done", 0, for_readers, [](const L& l) { return done_of(l); }},
      {"trials_done", "", 0, json_alone, &L::trials_done},
      {"trials", "", 0, json_alone, &L::trials},
      {"last_vote_utc", "last vote (UTC)", 0, everywhere,
       [](const L& l) { return text_or_nothing(l.last_vote_utc); }},
      {"faults", "faults", 0, everywhere, [](const L& l) { return static_cast<std::uint64_t>(l.faults); }},
      {"waiting", "", 0, json_alone, [](const L& l) { return text_or_nothing(l.waiting); }},
      {"why", "", 0, json_alone, [](const L& l) { return text_or_nothing(l.why); }},
      {"response_ms_median", "", 0, json_alone, [](const L& l) { return value_of(l.response_ms); }},
      {"response_s", "median response s", 1, for_readers,
       [](const L& l) { return seconds_of(l.response_ms); }},
      {"note", "note", 0, for_readers, [](const L& l) { return text_or_nothing(note_of(l)); }}};
}

Fields<CellStatus> cell_status_fields() {
  using C = CellStatus;
  return {{"question", "", 0, json_alone, &C::question},
          {"stimulus", "", 0, json_alone, [](const C& c) { return c.stimulus.stimulus; }},
          {"condition", "", 0, json_alone, [](const C& c) { return c.stimulus.condition; }},
          {"talker", "", 0, json_alone, [](const C& c) { return c.stimulus.talker; }},
          {"sample", "", 0, json_alone, [](const C& c) { return c.stimulus.sample; }},
          {"votes", "", 0, json_alone, &C::votes},
          {"planned", "", 0, json_alone,
           [](const C& c) { return c.planned ? Value(static_cast<std::uint64_t>(*c.planned)) : Value(); }},
          {"mos", "", 2, json_alone, [](const C& c) { return value_of(c.mos); }}};
}

/// The cells of one condition together; their mean weighs each vote alike.
struct ConditionVotes {
  std::string question, condition;
  std::size_t votes = 0, planned = 0, fewest = 0, most = 0;
  double sum = 0;
  bool is_planned = false;
};

std::vector<ConditionVotes> by_condition(const StudyStatus& status) {
  std::vector<ConditionVotes> out;
  std::map<std::pair<std::string, std::string>, std::size_t> place;
  for (const CellStatus& cell : status.cells) {
    const auto [found, is_new] = place.try_emplace({cell.question, cell.stimulus.condition}, out.size());
    if (is_new)
      out.push_back({cell.question, cell.stimulus.condition, 0, 0, cell.votes, cell.votes, 0,
                     cell.planned.has_value()});
    ConditionVotes& row = out[found->second];
    row.votes += cell.votes;
    row.planned += cell.planned.value_or(0);
    row.fewest = std::min(row.fewest, cell.votes);
    row.most = std::max(row.most, cell.votes);
    row.sum += cell.mos.value_or(0) * static_cast<double>(cell.votes);
  }
  return out;
}

Fields<ConditionVotes> condition_votes_fields(const StudyStatus& status) {
  using C = ConditionVotes;
  Fields<C> out = {{"condition", "condition", 0, for_readers, &C::condition},
                   {"votes", "votes", 0, for_readers,
                    [](const C& c) {
                      return c.is_planned ? fmt::format("{} of {}", c.votes, c.planned)
                                          : fmt::format("{}", c.votes);
                    }},
                   {"fewest", "fewest on a stimulus", 0, for_readers, &C::fewest},
                   {"most", "most", 0, for_readers, &C::most}};
  const bool several = std::ranges::any_of(
      status.cells, [&](const CellStatus& cell) { return cell.question != status.cells.front().question; });
  if (several) out.insert(out.begin(), {"question", "question", 0, for_readers, &C::question});
  if (status.unblinded)
    out.push_back({"mos", "MOS so far", 2, for_readers, [](const C& c) {
                     return c.votes > 0 ? Value(c.sum / static_cast<double>(c.votes)) : Value();
                   }});
  return out;
}

std::string counts_of(const StudyStatus& status) {
  std::string out = fmt::format("{}:", status.study);
  for (const auto state : {ListenerState::running, ListenerState::finished, ListenerState::unfinished,
                           ListenerState::planned, ListenerState::withdrawn}) {
    const auto n = std::ranges::count(status.listeners, state, &ListenerStatus::state);
    if (n > 0 || state == ListenerState::finished || state == ListenerState::planned)
      out += fmt::format("{} {} {}", out.ends_with(':') ? "" : ",", n, name_of(state));
  }
  out += fmt::format("; {} of {} cells filled", filled_cells(status), status.cells.size());
  if (status.response_ms) out += fmt::format("; median response {:.1f} s", *status.response_ms / 1000);
  if (status.simulated_sessions > 0)
    out += fmt::format("; {} simulated sessions are not shown", status.simulated_sessions);
  return out + '\n';
}

std::string second_session_line(const store::WaitingSession& it) {
  const std::string votes = counted(it.votes, "vote") + (it.where.empty() ? "" : " in " + it.where);
  const std::string begin =
      fmt::format("second session {} of listener {}, {}, ", it.session, it.listener, votes);
  if (!it.counts.empty())
    return fmt::format("{}counts nowhere: {} does; quietroom redo decides", begin,
                       it.counts == it.session ? "another one of this id" : it.counts);
  return begin + (it.is_here ? fmt::format("may come in now: quietroom redo STUDY --listener {} brings it in",
                                           it.listener)
                             : std::string("may come in now: its booth hands it over"));
}

/// What waits somewhere, a line each; empty where nothing does.
std::string waiting_lines(const StudyStatus& status) {
  std::string out;
  if (status.links_waiting && *status.links_waiting > 0)
    out += fmt::format("{} of chains wait in this booth for the server\n",
                       counted(*status.links_waiting, "link"));
  for (const store::WaitingSession& each : status.second_sessions) out += second_session_line(each) + '\n';
  if (!status.withdrawn_here.empty()) out += withdrawn_here_line(status.withdrawn_here) + '\n';
  return out;
}

Json second_sessions_json(const StudyStatus& status) {
  Json::Array out;
  for (const store::WaitingSession& each : status.second_sessions)
    out.push_back(Json::Object{{"session", each.session},
                               {"listener", each.listener},
                               {"counts", each.counts.empty() ? Json() : Json(each.counts)},
                               {"where", each.where.empty() ? Json() : Json(each.where)},
                               {"votes", static_cast<std::int64_t>(each.votes)},
                               {"noted_utc", each.noted_utc}});
  return out;
}

} // namespace

std::string withdrawn_here_line(const std::vector<std::string>& listeners) {
  return fmt::format(
      "{} withdrew on the server, and the votes are still in this booth: {}; wipe them by quietroom "
      "store send STUDY",
      counted(listeners.size(), "listener"), fmt::join(listeners, ", "));
}

std::string study_status_text(const StudyStatus& status) {
  return counts_of(status) + waiting_lines(status) + '\n' +
         to_text(table_of(listener_status_fields(), status.listeners, Form::text)) + '\n' +
         to_text(table_of(condition_votes_fields(status), by_condition(status), Form::text)) +
         (status.unblinded ? "\nMOS so far was shown; the audit of the study says so.\n" : "");
}

Json study_status_json(const StudyStatus& status) {
  return Json::Object{{"study", status.study},
                      {"listeners", array_of(listener_status_fields(), status.listeners)},
                      {"cells", array_of(cell_status_fields(), status.cells)},
                      {"cells_filled", static_cast<std::int64_t>(filled_cells(status))},
                      {"second_sessions", second_sessions_json(status)},
                      {"links_waiting", status.links_waiting
                                            ? Json(static_cast<std::int64_t>(*status.links_waiting))
                                            : Json()},
                      {"withdrawn_here", Json(status.withdrawn_here)},
                      {"response_ms_median", Json(status.response_ms)},
                      {"simulated_sessions", status.simulated_sessions},
                      {"unblinded", status.unblinded}};
}

std::vector<std::string> changed_listeners(const StudyStatus& before, const StudyStatus& now) {
  std::vector<std::string> out;
  for (const ListenerStatus& each : now.listeners) {
    const auto was = std::ranges::find(before.listeners, each.listener, &ListenerStatus::listener);
    if (was != before.listeners.end() && was->state == each.state && was->block == each.block &&
        was->trial == each.trial && was->trials_done == each.trials_done && was->faults == each.faults &&
        was->waiting == each.waiting && was->booth == each.booth)
      continue;
    std::string line = fmt::format("{} {}, {} done", each.listener, name_of(each.state), done_of(each));
    if (each.block > 0) line += fmt::format(", block {} trial {}", each.block, each.trial);
    if (each.faults > 0) line += fmt::format(", faults {}", each.faults);
    if (!each.booth.empty()) line += ", booth " + each.booth;
    if (const std::string note = note_of(each); !note.empty()) line += ", " + note;
    out.push_back(line);
  }
  for (const store::WaitingSession& each : now.second_sessions)
    if (std::ranges::find(before.second_sessions, each) == before.second_sessions.end())
      out.push_back(second_session_line(each));
  if (!now.withdrawn_here.empty() && now.withdrawn_here != before.withdrawn_here)
    out.push_back(withdrawn_here_line(now.withdrawn_here));
  if (now.links_waiting.value_or(0) != before.links_waiting.value_or(0))
    out.push_back(fmt::format("{} of chains wait in this booth for the server",
                              counted(now.links_waiting.value_or(0), "link")));
  return out;
}

} // namespace quietroom::report
