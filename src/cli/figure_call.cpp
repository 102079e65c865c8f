#include "cli/codec_arguments.h"
#include "cli/figure_kinds.h"
#include "cli/output.h"
#include "cli/watch_input.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "report/call_figure.h"

#include <algorithm>
#include <map>

namespace quietroom::cli {

namespace {

/// The streams of a run, by name.
class Streams {
public:
  void take(const watch::WatchRecord& record) {
    if (const auto* row = std::get_if<watch::IntervalRow>(&record)) of(row->stream).intervals.push_back(*row);
    if (const auto* row = std::get_if<watch::Warning>(&record)) of(row->stream).warnings.push_back(*row);
    if (const auto* row = std::get_if<watch::StreamSummary>(&record))
      if (row->ssrc) m_ssrcs.emplace(*row->ssrc, row->stream);
  }

  /// The one asked for by its name or its SSRC, or the only one.
  const report::CallOverTime& chosen(const std::optional<std::string>& asked, const std::string& file) const {
    if (m_streams.empty()) throw_input(file + ": no stream has an interval; there is nothing to draw");
    if (!asked) {
      if (m_streams.size() == 1) return m_streams.begin()->second;
      throw_input(file + ": has " + std::to_string(m_streams.size()) +
                  " streams, and a figure shows one; name it with --stream, as --stream '" +
                  m_streams.begin()->first + "'");
    }
    const auto count = m_ssrcs.count(*asked);
    if (count > 1)
      throw_input("--stream " + *asked + ": " + std::to_string(count) +
                  " streams have that SSRC; give the whole name, as '" + m_ssrcs.find(*asked)->second + "'");
    const auto found = m_streams.find(count == 1 ? m_ssrcs.find(*asked)->second : *asked);
    if (found != m_streams.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& [name, stream] : m_streams) names.push_back(name);
    throw_input("--stream: no stream of " + file + " is called " + *asked + did_you_mean(*asked, names) +
                "; quietroom watch shows those there are");
  }

private:
  report::CallOverTime& of(const std::string& name) {
    auto& out = m_streams[name];
    out.stream = name;
    return out;
  }

  std::map<std::string, report::CallOverTime> m_streams;
  std::multimap<std::string, std::string> m_ssrcs;
};

report::FigureForms call_of(const Arguments& arguments) {
  const auto file = arguments.text("VOTES");
  if (!file)
    throw_input("figure call needs a capture or rows of statistics, as quietroom watch reads them; give its "
                "file");
  WatchRequest request = watch_request(arguments, *file);
  Streams streams;
  for (const std::string& note :
       watch_input(arguments, request, [&](watch::WatchRecord&& record) { streams.take(record); }))
    say(note);
  report::CallOverTime call = streams.chosen(arguments.text("--stream"), *file);
  if (call.intervals.empty())
    throw_input(*file + ": the stream has no whole interval; give a shorter one with --interval");
  if (arguments.has("--formula")) call.formula = *arguments.text("--formula");
  return report::call_figure(call);
}

} // namespace

FigureKind call_kind() {
  std::vector<Option> options = call_options();
  options.push_back({"--stream", "NAME|SSRC", "the stream that is shown, where there are several"});
  return {"call", "MOS, loss and jitter of a call over time, with warnings shaded (see watch)",
          std::move(options), call_of};
}

} // namespace quietroom::cli
