#pragma once

#include "watch/sample_rows.h"
#include "watch/stream_watch.h"

#include <optional>

namespace quietroom::watch {

/// Watches rows of call statistics (watch/sample_rows.h), a stream for each value of the column `stream`.
class RowWatch {
public:
  /// `interval_s`: an interval ends with the sample that completes so many seconds; nothing: every row is
  /// one.
  RowWatch(std::string file, CounterForm form, std::optional<double> interval_s,
           const WatchSettings& settings, CallModel model, std::vector<std::string> assumptions);

  void line(std::string_view text);
  void finish(); ///< throws an input Error where there was no row

  const std::vector<std::string>& unread_columns() const { return m_rows.unread(); }

private:
  struct Stream {
    CounterDifferences differences;
    StreamWatch watch;
    double interval_end_ms = 0;
    double start_ms = 0;
    bool begun = false;
  };

  Stream& stream_of(const std::string& name);

  SampleRows m_rows;
  CounterForm m_form;
  std::optional<double> m_interval_s;
  const WatchSettings& m_settings;
  CallModel m_model;
  std::vector<std::string> m_assumptions;
  std::string m_file;
  std::map<std::string, Stream> m_streams;
  std::vector<std::string> m_order; ///< as they appeared
};

} // namespace quietroom::watch
