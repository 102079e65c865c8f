// A booth of a lab without window and without sound: journal, thread that hands over, session and player are
// those of quietroom-panel; the listener is made up, and votes what nobody else would.
//   lab_booth STUDY LISTENER PACE_S [CLOCK_S]
// Sits the session of STUDY from where it stands to its end, a vote about every PACE_S seconds; the booth's
// clock is wrong by CLOCK_S. Writes beside the journal: `witness`, a line (block trial attempt vote) after
// each vote that is stored, and `measured`, JSON: milliseconds from the vote to its commit here, and to its
// commit on the server.
#include "core/sha256.h"
#include "core/tell.h"
#include "core/utc.h"
#include "station/hand_over_thread.h"
#include "station/resume_policy.h"
#include "station/seat_lock.h"
#include "station/station.h"
#include "store/hand_over.h"
#include "store/listener_claim.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

using namespace quietroom;

namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// When what was committed here was committed there; links of the chain are counted on both sides.
class Arrivals {
public:
  void handed(std::uint64_t links) {
    const std::lock_guard lock(m_mutex);
    m_handed.emplace_back((m_handed.empty() ? 0 : m_handed.back().first) + links, seconds_now());
  }
  /// Of the link of this number; nothing where it has not arrived.
  std::optional<double> of(std::uint64_t link) {
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_handed, [&](const auto& each) { return each.first >= link; });
    return found == m_handed.end() ? std::nullopt : std::optional(found->second);
  }

private:
  std::mutex m_mutex;
  std::vector<std::pair<std::uint64_t, double>> m_handed;
};

class Booth {
public:
  Booth(std::filesystem::path folder, std::string listener, double pace_s, std::chrono::seconds wrong_by)
      : m_folder(std::move(folder)), m_listener(std::move(listener)), m_pace_s(pace_s), m_wrong_by(wrong_by),
        m_random(std::hash<std::string>{}(m_listener)), m_read(study::read_fixed_study(m_folder)),
        m_store(store::database_of(m_folder), store::sql::Access::durable) {
    if (has_error(m_read.problems)) throw_input(text(m_read.problems.front()));
  }

  void sit() {
    const store::Location server = study::store_of(m_folder);
    std::optional<store::ListenerClaim> claim;
    if (server.is_server() && answers(server))
      claim.emplace(server, m_listener, station::this_booth(), m_store.connection());
    const study::FixedStudy& study = m_read.study;
    const design::Plan plan = plan_for(study.design, study.set, m_listener);
    auto facts = station::session_facts(study, plan, "lab_booth 1", m_store);
    facts.session = station::settle_broken_session(study, plan, facts, m_store, utc());
    station::Clips clips;
    const auto sound = station::virtual_sound(clips, m_now_s);
    station::Station seat(study, facts, m_store, *sound,
                          {[this] { return m_now_s; }, [this] { return utc(); }},
                          [this](const session::Announce& one) { witness(one); });
    std::optional<station::HandOverThread> hand_over;
    if (server.is_server())
      hand_over.emplace(store::database_of(m_folder), server, tell,
                        [this](std::uint64_t links) { m_arrivals.handed(links); });
    run(seat);
    hand_over.reset(); // what is left goes before the times are written
    write_measured(facts.session);
  }

private:
  std::string utc() const { return utc_text(std::chrono::system_clock::now() + m_wrong_by); }

  void run(station::Station& seat) {
    m_due_s = seconds_now() + m_pace_s * std::uniform_real_distribution(0.0, 1.0)(m_random);
    while (!seat.closed()) {
      if (seat.poll()) continue;
      if (const auto wait_s = seat.next_poll_s())
        m_now_s += *wait_s;
      else
        answer(seat);
    }
  }

  void answer(station::Station& seat) {
    const session::State& state = seat.state();
    if (session::is<session::Halted>(state.phase)) throw_environment("the session halted");
    const auto* voting = std::get_if<session::Voting>(&state.phase);
    if (voting == nullptr) return seat.on(session::GoOn{m_now_s});
    std::this_thread::sleep_for(std::chrono::duration<double>(m_due_s - seconds_now()));
    m_due_s = seconds_now() + m_pace_s * std::uniform_real_distribution(0.5, 1.5)(m_random);
    m_now_s = std::max(m_now_s, voting->heard.heard_s + 1.5);
    const auto heard = next_attempt(seat.plan(), state.progress).heard.presented[0].stimulus;
    m_key_s = seconds_now();
    seat.on(session::Pick{vote_on(m_read.study.set.stimuli[heard].id), m_now_s});
  }

  /// From 1 to 5: of this listener and this stimulus, so that a vote in a wrong place is seen.
  int vote_on(const std::string& stimulus) const {
    return 1 + std::stoi(sha256_of(m_listener + " " + stimulus).substr(0, 6), nullptr, 16) % 5;
  }

  void witness(const session::Announce& one) {
    if (one.event != "voted") return;
    m_votes.push_back({one.attempt, m_key_s, seconds_now()});
    m_witness << fmt::format("{} {} {} {}\n", one.attempt.block, one.attempt.trial, one.attempt.attempt,
                             *one.vote)
              << std::flush;
  }

  void write_measured(const std::string& session) {
    std::vector<double> here_ms, there_ms;
    for (const Voted& each : m_votes) {
      here_ms.push_back((each.stored_s - each.key_s) * 1000);
      m_store.connection().query(
          "SELECT link FROM attempt WHERE session = $1 AND block = $2 AND trial = $3 AND attempt = $4",
          {session, std::int64_t{each.attempt.block}, std::int64_t{each.attempt.trial},
           std::int64_t{each.attempt.attempt}},
          [&](store::sql::Row row) {
            if (const auto at_s = m_arrivals.of(std::stoull(std::string(row[0]))))
              there_ms.push_back((*at_s - each.key_s) * 1000);
          });
    }
    std::ofstream(m_folder / "measured") << fmt::format("{{\"here_ms\": [{:.3f}], \"there_ms\": [{:.3f}]}}\n",
                                                        fmt::join(here_ms, ", "), fmt::join(there_ms, ", "));
  }

  struct Voted {
    session::Attempt attempt;
    double key_s, stored_s;
  };

  std::filesystem::path m_folder;
  std::string m_listener;
  double m_pace_s;
  std::chrono::seconds m_wrong_by;
  std::mt19937_64 m_random;
  study::ReadFixedStudy m_read;
  store::StudyStore m_store;
  std::ofstream m_witness{m_folder / "witness", std::ios::app};
  Arrivals m_arrivals;
  std::vector<Voted> m_votes;
  double m_now_s = 0, m_due_s = 0, m_key_s = 0;
};

} // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  try {
    const station::SeatLock lock(words[1], words[2]);
    Booth(words[1], words[2], std::stod(words[3]), std::chrono::seconds(count > 4 ? std::stoi(words[4]) : 0))
        .sit();
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << "lab_booth: " << failure.what() << '\n';
    return 3;
  }
}
