#include "station/hand_over_thread.h"

#include "core/error.h"
#include "core/utc.h"
#include "station/seat_lock.h"
#include "store/hand_over.h"
#include "store/migration.h"
#include "store/waiting_sessions.h"

#include <chrono>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace quietroom::station {

namespace {

constexpr std::chrono::milliseconds journal_poll{10}; // a vote is on its way within so much
constexpr std::chrono::milliseconds retry_pause{1000};

} // namespace

/// What one thread knows.
struct HandOverThread::Work {
  std::unique_ptr<store::sql::Connection> journal, server;
  store::HandedBefore before;
  std::string seen;           ///< version of the journal that is handed over whole
  std::set<std::string> told; ///< refusals
  bool is_away = false;

  std::string version() {
    std::string out;
    journal->query("PRAGMA data_version", {}, [&](store::sql::Row row) { out = row[0]; });
    return out;
  }
};

HandOverThread::HandOverThread(std::filesystem::path journal, store::Location server,
                               std::function<void(const std::string&)> say,
                               std::function<void(std::uint64_t)> handed)
    : m_journal(std::move(journal)), m_server(std::move(server)), m_say(std::move(say)),
      m_handed(std::move(handed)), m_thread([this] { run(); }) {}

HandOverThread::~HandOverThread() { end(); }

bool HandOverThread::end() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
  }
  m_stops.notify_all();
  if (m_thread.joinable()) m_thread.join();
  return m_answers;
}

/// Whether it is to end.
bool HandOverThread::wait(std::chrono::milliseconds at_most) {
  std::unique_lock lock(m_mutex);
  return m_stops.wait_for(lock, at_most, [this] { return m_stopped; });
}

void HandOverThread::run() {
  Work work;
  for (bool last = false; !last;) {
    last = wait(work.is_away ? retry_pause : journal_poll);
    try {
      if (!work.journal) work.journal = store::sql::open_sqlite(m_journal, store::sql::Access::read_only);
      const std::string version = work.version();
      if (version == work.seen) continue; // nothing new, and the server answered last
      if (!work.server) work.server = store::open_for_booth(m_server);
      const store::HandedOver done = store::hand_over(*work.journal, *work.server, &work.before);
      if (m_handed && done.links > 0) m_handed(done.links);
      bool is_new = false;
      for (const std::string& sentence : done.refused)
        if (work.told.insert(sentence).second) {
          m_say(sentence);
          is_new = true;
        }
      if (is_new) // so that whoever looks at the server knows of them
        store::note_waiting_of_booth(*work.journal, *work.server, this_booth(),
                                     "quietroom " QUIETROOM_VERSION,
                                     utc_text(std::chrono::system_clock::now()));
      if (std::exchange(work.is_away, false))
        m_say(m_server.name() + ": the server is back, nothing was lost");
      work.seen = version;
      m_answers = true;
    } catch (const Error& failure) {
      m_answers = false;
      if (!std::exchange(work.is_away, true))
        m_say(fmt::format("{}; votes wait in {}", failure.what(), m_journal.string()));
    }
  }
}

} // namespace quietroom::station
