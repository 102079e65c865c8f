#pragma once

#include "core/error.h"
#include "station/station.h"
#include "store/study_reader.h"
#include "support/tone_study.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A station on a clock that a test turns, and what it has stored.
namespace quietroom::test {

/// A sound that ends when it is told to, as it is told to.
class TimedSound final : public station::Sound {
public:
  explicit TimedSound(double& now_s) : m_now_s(now_s) {}

  void load(const design::Block&, const stimulus::StimulusSet&, const std::filesystem::path&) override {
    ++loads;
    if (!load_failure.empty()) throw_environment(load_failure);
  }
  store::DeviceFacts device() const override { return {"scripted", false, ToneStudy::rate_hz, {}}; }
  void play_check(session::CheckTone) override { m_next = session::CheckEnded{}; }
  void play(const std::vector<design::HeardSound>& sounds) override {
    played.push_back(sounds.front().stimulus);
    session::PlaybackFacts facts{ToneStudy::rate_hz / 2, ToneStudy::rate_hz / 2, 0, 10, {}};
    const auto fault = faults.find(static_cast<int>(played.size()));
    if (fault != faults.end()) facts.void_reason = session::reason_of(fault->second);
    m_next = session::PlaybackEnded{facts, m_now_s + 0.5};
  }
  void play_tone(double, double) override { m_next = session::ToneEnded{}; }
  void take_calibration(const design::Calibration&) override {}
  int check_side() const override { return 0; }
  double sample_began_s() const override { return 0; }
  std::optional<session::Event> poll() override {
    if (hold) return std::nullopt;
    return std::exchange(m_next, std::nullopt);
  }

  int loads = 0;
  std::string load_failure;
  std::vector<std::size_t> played;
  std::map<int, std::string> faults; ///< of the plays so counted, from 1
  bool hold = false;                 ///< what plays does not end

private:
  double& m_now_s;
  std::optional<session::Event> m_next;
};

/// A station on a clock that the test turns, and a listener who always votes `vote`.
struct StationSeat {
  double now_s = 100;
  int vote = 4;
  ToneStudy& folder;
  store::StudyStore store{folder.database(), store::sql::Access::relaxed};
  TimedSound scripted{now_s};
  std::vector<session::Announce> said;
  station::Clips clips;
  std::unique_ptr<station::Sound> virtual_device;
  std::function<std::string()> now_utc = [] { return std::string("2026-01-01T00:00:00Z"); };
  std::optional<station::Station> station;

  explicit StationSeat(ToneStudy& in, bool real_player = false) : folder(in) {
    if (real_player) virtual_device = station::virtual_sound(clips, now_s);
    station.emplace(folder.study, folder.facts(), store, real_player ? *virtual_device : scripted,
                    station::Clocks{[this] { return now_s; }, [this] { return now_utc(); }},
                    [this](const session::Announce& one) { said.push_back(one); });
  }

  const session::Phase& phase() const { return station->state().phase; }

  /// One thing a listener or the room does. False when nothing is left to do.
  bool step() {
    if (station->closed()) return false;
    if (station->poll()) return true;
    if (session::is<session::Playing>(phase()) || session::is<session::Checking>(phase())) return false;
    if (const auto wait_s = station->next_poll_s()) {
      now_s += *wait_s;
    } else if (session::is<session::Voting>(phase())) {
      now_s = std::get<session::Voting>(phase()).heard.heard_s + 1.5;
      station->on(session::Digit{vote, now_s});
    } else {
      station->on(session::GoOn{now_s});
    }
    return true;
  }
  /// Until it has come, and takes a key if it ever does.
  void until(const session::Phase& wanted) {
    const auto there = [&] {
      return phase().index() == wanted.index() && (!station->state().waits || station->state().waits->told);
    };
    for (int guard = 0; guard < 2000 && !there(); ++guard)
      if (!step()) return;
  }
  int count(const std::string& event) const {
    return static_cast<int>(
        std::count_if(said.begin(), said.end(), [&](const auto& a) { return a.event == event; }));
  }
};

using Row = std::map<std::string, std::string>;

inline std::vector<Row> rows(const ToneStudy& folder) {
  std::vector<Row> out;
  std::vector<std::string> header;
  store::read_votes_long(
      folder.database(), [&](store::sql::Row row) { header.assign(row.begin(), row.end()); },
      [&](store::sql::Row row) {
        out.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) out.back()[header[i]] = row[i];
      });
  return out;
}

inline std::vector<Row> where(const std::vector<Row>& all, const std::string& column,
                              const std::string& value) {
  std::vector<Row> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&](const Row& r) { return r.at(column) == value; });
  return out;
}

/// A database that takes no new votes and no new attempts, at once and with the sentence of a full disk.
struct Blockade {
  std::unique_ptr<store::sql::Connection> other;
  explicit Blockade(const ToneStudy& folder)
      : other(store::sql::open_sqlite(folder.database(), store::sql::Access::relaxed)) {
    for (const char* table : {"answer", "attempt"})
      other->run(std::string("CREATE TRIGGER no_") + table + " BEFORE INSERT ON " + table +
                 " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
  }
  void lift() {
    for (const char* table : {"answer", "attempt"}) other->run(std::string("DROP TRIGGER no_") + table);
  }
};

} // namespace quietroom::test
