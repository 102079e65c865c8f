#pragma once

#include "watch/sample_rows.h"
#include "watch/stream_watch.h"

#include <optional>
#include <unordered_map>

namespace quietroom::watch {

/// Watches rows of call statistics (watch/sample_rows.h), a stream for each value of the column `stream`.
class RowWatch {
public:
  /// `interval_s`: an interval ends with the sample that completes so many seconds; nothing: every row is
  /// one.
  RowWatch(std::string file, CounterForm form, std::optional<double> interval_s,
           const WatchSettings& settings, CallModel model, std::vector<std::string> assumptions);

  void line(std::string_view text);
  void begin_file() { m_rows.begin_file(); } ///< as SampleRows
  void finish();                             ///< throws an input Error where there was no row

  std::uint64_t dropped() const { return m_dropped; } ///< streams, where there were too many at once
  /// Whether the times of all streams were of one clock: no row went back by more than a silence. Only then
  /// streams end for being silent.
  bool one_clock() const { return m_one_clock; }
  /// Seconds of the first row behind another of its stream, where the interval is no whole number of these
  /// (within 5 %); nothing otherwise.
  std::optional<double> uneven_row_s() const;
  const std::vector<std::string>& unread_columns() const { return m_rows.unread(); }

private:
  struct Stream {
    CounterDifferences differences;
    StreamWatch watch;
    double interval_end_ms = 0;
    double start_ms = 0;
    bool begun = false;
    double last_ms = 0;
    std::uint64_t last_row = 0, order = 0; ///< rows and streams of the input, from 1
  };
  using Streams = std::unordered_map<std::string, Stream>;

  Stream& stream_of(const std::string& name);
  void end(Streams::iterator stream, StreamEnd why);
  void end_oldest();
  void pass_time(double t_ms);

  SampleRows m_rows;
  CounterForm m_form;
  std::optional<double> m_interval_s;
  const WatchSettings& m_settings;
  CallModel m_model;
  std::vector<std::string> m_assumptions;
  std::string m_file;
  Streams m_streams;
  std::uint64_t m_rows_seen = 0, m_streams_seen = 0, m_dropped = 0;
  double m_latest_ms = 0, m_looked_ms = 0;
  bool m_one_clock = true;
  std::optional<double> m_row_ms; ///< that the first row behind another covers
};

} // namespace quietroom::watch
