#include "store/hand_over.h"

#include "store/handed_rows.h"
#include "store/session_standing.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>

namespace quietroom::store {

namespace {

constexpr std::int64_t links_a_transaction = 2000;
constexpr std::size_t sessions_a_transaction = 512;

/// One state of the journal for all queries.
class Snapshot {
public:
  explicit Snapshot(sql::Connection& journal) : m_journal(journal) { journal.begin_reading(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      m_journal.run("ROLLBACK");
    } catch (...) { // it ends with the connection
    }
  }

private:
  sql::Connection& m_journal;
};

/// Changes with whatever is added to the session in the journal.
std::string state_text(const SessionStanding& of) {
  return fmt::format("{} {} {} {} {}", of.last_link, of.finished, of.set_aside, fmt::join(of.rows, ","),
                     of.marks);
}

/// A session of the journal that has, or may have, something for the server.
struct Waiting {
  SessionStanding here;
  std::int64_t most = 0; ///< links of it that may go in this call
};

std::vector<std::string> sessions_in(sql::Connection& journal, const HandedBefore& before) {
  std::vector<std::string> out;
  journal.query("SELECT session FROM session ORDER BY started_utc, session", {}, [&](sql::Row row) {
    if (!before.ended.contains(row[0])) out.emplace_back(row[0]);
  });
  return out;
}

std::deque<Waiting> waiting_in(sql::Connection& journal, const HandedBefore& before, std::uint64_t most) {
  const std::vector<std::string> names = sessions_in(journal, before);
  SessionStandings here = standings(journal, names, true);
  std::deque<Waiting> out;
  for (const std::string& name : names) {
    SessionStanding& each = here.at(name);
    const auto stood = before.stood.find(name);
    if (stood == before.stood.end() || stood->second != state_text(each))
      out.push_back({std::move(each), static_cast<std::int64_t>(most)});
  }
  return out;
}

/// Journal and server, and what this call has found.
class HandingOver {
public:
  HandingOver(sql::Connection& journal, sql::Connection& server) : m_journal(journal), m_server(server) {}

  /// Those at the head of the queue, no listener twice: whether a second session counts is known when the
  /// first is there.
  std::vector<Waiting> next_part(std::deque<Waiting>& queue) const {
    std::vector<Waiting> out;
    std::set<std::string> listeners;
    for (std::int64_t links = 0;
         !queue.empty() && links < links_a_transaction && out.size() < sessions_a_transaction;
         queue.pop_front()) {
      if (!listeners.insert(queue.front().here.listener).second) break;
      links += queue.front().here.last_link;
      out.push_back(std::move(queue.front()));
    }
    return out;
  }

  /// What the server has of them.
  void look(const std::vector<Waiting>& part) {
    std::vector<std::string> names;
    for (const Waiting& each : part) names.push_back(each.here.session);
    m_there = standings(m_server, names, true);
    for (const Waiting& each : part) settle(each.here);
  }

  /// The server has it and shows nothing of it: another user of the server began it.
  static bool is_unseen(const SessionStanding& here, const SessionStanding& there) {
    return !there.session.empty() && there.last_link == 0 && there.rows.front() == 0 && here.rows.front() > 0;
  }

  /// Which other sessions their listeners have there.
  void look_for_others(const std::vector<Waiting>& part) {
    std::vector<std::string> listeners;
    for (const Waiting& each : part)
      if (there_of(each).last_link == 0 && !each.here.set_aside) listeners.push_back(each.here.listener);
    m_counting = counting_sessions(m_server, listeners);
  }

  SessionStanding there_of(const Waiting& of) const {
    const auto found = m_there.find(of.here.session);
    return found == m_there.end() ? SessionStanding{} : found->second;
  }

  /// Why the server cannot take it; empty where it can.
  std::string refusal_of(const Waiting& each) {
    const SessionStanding there = there_of(each);
    const SessionStanding& here = each.here;
    if (is_unseen(here, there))
      return fmt::format(
          "session {0}: another user of the server began it, and this one sees nothing of it; what this "
          "booth has of it stays in its journal until that user runs quietroom store send",
          here.session);
    const bool is_same = agrees(here, there);
    if (!is_same && there.set_aside && !here.set_aside)
      return fmt::format(
          "session {}: was set aside on the server before all of it was there; the rest stays in this "
          "booth's journal and counts nowhere",
          here.session);
    if (!is_same)
      return fmt::format(
          "session {}: the server has another session of this id; what this booth has stays in its journal",
          here.session);
    if (there.last_link > 0 || here.set_aside) return "";
    const auto [from, to] = m_counting.equal_range(here.listener);
    const auto other = std::find_if(from, to, [&](const auto& of) { return of.second != here.session; });
    if (other == to) return "";
    return fmt::format(
        "session {0}: listener {1} has the session {2} on the server already; it waits in this booth until "
        "quietroom redo STUDY --listener {1} sets that one aside",
        here.session, here.listener, other->second);
  }

  /// The last link after this call.
  std::int64_t last_after(const Waiting& each) const {
    const std::int64_t from = there_of(each).last_link;
    return std::min(each.here.last_link, from + std::min(each.most, links_a_transaction));
  }

  void take(const Waiting& each, HandedRows& rows) {
    const SessionStanding there = there_of(each);
    if (there.last_link > each.here.last_link)
      return; // the server knows more: it was withdrawn or set aside there
    if (there.session.empty()) rows.take_session(each.here.session);
    rows.take_small(each.here, there);
    const std::int64_t last = last_after(each);
    if (last > there.last_link) rows.take_links(each.here.session, there.last_link, last);
    if (last > 0 && last == each.here.last_link && each.here.finished && !there.finished)
      rows.take_end(each.here.session);
  }

private:
  /// Nothing is left to do for what was set aside on both sides, in whatever order each heard of it, nor for
  /// what ended on the server and is not shown.
  void settle(const SessionStanding& here) {
    const auto found = m_there.find(here.session);
    if (found == m_there.end() || here.set_aside != found->second.set_aside) return;
    const bool has_ended = is_unseen(here, found->second) && here.finished && found->second.finished;
    if (has_ended || (here.set_aside && !agrees(here, found->second))) found->second = here;
  }

  /// One of the two chains begins with the other.
  bool agrees(const SessionStanding& here, const SessionStanding& there) {
    const std::int64_t common = std::min(here.last_link, there.last_link);
    if (common == 0) return true;
    const auto digest = [&](sql::Connection& of, const SessionStanding& one) {
      return one.last_link == common ? one.digest : digest_of_link(of, one.session, common);
    };
    return digest(m_journal, here) == digest(m_server, there);
  }

  sql::Connection& m_journal;
  sql::Connection& m_server;
  SessionStandings m_there;
  std::multimap<std::string, std::string> m_counting;
};

/// What became of a part, once it is committed.
struct Part {
  std::vector<Waiting> held, again; ///< not whole on the server; held: until another call
  std::vector<std::string> why;
  std::vector<SessionStanding> whole;
  std::int64_t links = 0, left = 0;
};

/// Writes them at once, or, where the server refuses that, each on its own. Session -> why it is refused.
std::map<std::string, std::string> write(sql::Connection& journal, sql::Connection& server,
                                         HandingOver& handing, std::span<const Waiting> all) {
  const auto refusal = [&](std::span<const Waiting> part) {
    return sql::refusal_of(server, [&] {
      HandedRows rows(journal, server);
      for (const Waiting& each : part) handing.take(each, rows);
      rows.write();
    });
  };
  std::map<std::string, std::string> out;
  if (all.empty() || !refusal(all)) return out;
  for (const Waiting& each : all)
    if (const auto why = refusal({&each, 1}))
      out[each.here.session] =
          fmt::format("session {}: the server refuses it, so it stays in this booth's journal ({})",
                      each.here.session, *why);
  return out;
}

Part hand_over_part(sql::Connection& journal, sql::Connection& server, std::deque<Waiting>& queue) {
  HandingOver handing(journal, server);
  Part out;
  const std::vector<Waiting> part = handing.next_part(queue);
  sql::Transaction transaction(server);
  handing.look(part);
  handing.look_for_others(part);
  const auto hold = [&](Waiting each, std::string why) {
    out.why.push_back(std::move(why));
    out.left += std::max<std::int64_t>(0, each.here.last_link - handing.there_of(each).last_link);
    out.held.push_back(std::move(each));
  };
  std::vector<Waiting> taken;
  for (const Waiting& each : part)
    if (std::string why = handing.refusal_of(each); !why.empty())
      hold(each, std::move(why));
    else
      taken.push_back(each);
  const auto refused = write(journal, server, handing, taken);
  for (Waiting each : taken) {
    const std::int64_t from = handing.there_of(each).last_link;
    if (const auto found = refused.find(each.here.session); found != refused.end()) {
      hold(std::move(each), found->second);
      continue;
    }
    const std::int64_t done = std::max<std::int64_t>(0, handing.last_after(each) - from);
    out.links += done;
    each.most -= done;
    if (from + done >= each.here.last_link)
      out.whole.push_back(each.here);
    else if (each.most > 0)
      out.again.push_back(std::move(each));
    else {
      out.left += each.here.last_link - from - done;
      out.held.push_back(std::move(each));
    }
  }
  transaction.commit();
  for (auto again = out.again.rbegin(); again != out.again.rend(); ++again) queue.push_front(*again);
  return out;
}

void note(const Part& done, HandedOver& out, HandedBefore& before) {
  out.links += static_cast<std::uint64_t>(done.links);
  out.left += static_cast<std::uint64_t>(done.left);
  out.refused.insert(out.refused.end(), done.why.begin(), done.why.end());
  for (const Waiting& each : done.held) before.held.insert(each.here.session);
  for (const SessionStanding& each : done.whole) {
    before.stood[each.session] = state_text(each);
    if (each.finished || each.set_aside) before.ended.insert(each.session);
    if (before.held.erase(each.session) > 0) before.entries.clear(); // what it wrote down goes, too
  }
}

using Sentences = std::vector<std::string>;

void add(const Sentences& more, HandedOver& out) {
  out.refused.insert(out.refused.end(), more.begin(), more.end());
}

Sentences hand_over_measured(sql::Connection& journal, sql::Connection& server, HandedBefore& before) {
  SeenEntries seen = before.entries;
  sql::Transaction transaction(server);
  Sentences refused = hand_over_measurements(journal, server, seen);
  transaction.commit();
  before.entries = std::move(seen);
  return refused;
}

Sentences hand_over_written(sql::Connection& journal, sql::Connection& server, HandedBefore& before) {
  SeenEntries seen = before.entries;
  sql::Transaction transaction(server);
  SessionStandings there;
  Sentences refused = hand_over_entries(journal, server, seen, [&](const std::string& session) {
    if (!before.stood.contains(session)) return false;
    if (!there.contains(session)) there.merge(standings(server, std::vector{session}, false));
    const auto found = there.find(session);
    // the server may have a link more: withdrawn there, and nothing that was wiped may come again
    return found != there.end() &&
           (found->second.last_link == 0 ||
            digest_of_link(journal, session, found->second.last_link) == found->second.digest);
  });
  transaction.commit();
  before.entries = std::move(seen);
  return refused;
}

} // namespace

HandedOver hand_over(sql::Connection& journal, sql::Connection& server, HandedBefore* before,
                     std::uint64_t most_links) {
  HandedOver out;
  HandedBefore nothing;
  HandedBefore& known = before == nullptr ? nothing : *before;
  const Snapshot snapshot(journal);
  if (has_new_entries(journal, known.entries)) add(hand_over_measured(journal, server, known), out);
  std::deque<Waiting> queue = waiting_in(journal, known, most_links);
  while (!queue.empty()) note(hand_over_part(journal, server, queue), out, known);
  if (has_new_entries(journal, known.entries)) add(hand_over_written(journal, server, known), out);
  return out;
}

Waits waiting(sql::Connection& journal, sql::Connection& server) {
  Waits out;
  const Snapshot snapshot(journal);
  std::deque<Waiting> queue = waiting_in(journal, {}, 0);
  HandingOver handing(journal, server);
  const std::vector<Waiting> all(queue.begin(), queue.end());
  handing.look(all);
  for (const Waiting& each : all)
    if (const SessionStanding there = handing.there_of(each); HandingOver::is_unseen(each.here, there))
      out.unseen.push_back(each.here.session);
    else
      out.links +=
          static_cast<std::uint64_t>(std::max<std::int64_t>(0, each.here.last_link - there.last_link));
  out.rows = entries_waiting(journal, server);
  return out;
}

} // namespace quietroom::store
