#include "report/watch_board.h"

#include "core/number.h"
#include "core/visible_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using namespace quietroom::watch;

constexpr std::size_t longest_course = 60;

/// The beginning of each character of UTF-8 is a column: names that visible_line made have no wide ones but
/// letters of other scripts.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string first_columns(std::string_view text, std::size_t columns) {
  std::size_t end = 0, seen = 0;
  for (; end < text.size(); ++end)
    if ((text[end] & 0xc0) != 0x80 && ++seen > columns) break;
  return std::string(text.substr(0, end));
}

/// Filled up with blanks, or cut with an ellipsis.
std::string fitted(std::string_view text, std::size_t columns) {
  const std::size_t has = columns_of(text);
  if (has <= columns) return std::string(text) + std::string(columns - has, ' ');
  return first_columns(text, columns - 1) + "\u2026";
}

/// Blanks at the end do nothing but wrap.
std::string line_of(std::string text, std::size_t width) {
  text = columns_of(text) > width ? fitted(text, width) : text;
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

} // namespace

std::string sparkline(const std::deque<std::optional<double>>& mos, std::size_t width) {
  constexpr std::array<const char*, 8> blocks = {"\u2581", "\u2582", "\u2583", "\u2584",
                                                 "\u2585", "\u2586", "\u2587", "\u2588"};
  std::string out;
  const std::size_t shown = std::min(width, mos.size());
  for (std::size_t i = mos.size() - shown; i < mos.size(); ++i) {
    if (!mos[i]) {
      out += ' ';
      continue;
    }
    const double share = std::clamp((*mos[i] - 1) / 4, 0.0, 1.0);
    out += blocks[std::min<std::size_t>(7, static_cast<std::size_t>(share * 8))];
  }
  return out;
}

bool WatchBoard::take(const WatchRecord& record) {
  if (const auto* row = std::get_if<IntervalRow>(&record)) {
    Stream& stream = m_streams[row->stream];
    stream.course.push_back(row->mos_lqe);
    if (stream.course.size() > longest_course) stream.course.pop_front();
    stream.loss_pct = row->ppl;
  } else if (const auto* change = std::get_if<Warning>(&record)) {
    Stream& stream = m_streams[change->stream];
    if (change->change == Change::raised)
      ++m_raised, stream.up.insert(change->name);
    else
      stream.up.erase(change->name);
  } else if (const auto* end = std::get_if<StreamSummary>(&record)) {
    m_streams.erase(end->stream);
    ++m_ended;
  } else {
    return false;
  }
  return true;
}

std::vector<const WatchBoard::Entry*> WatchBoard::in_order() const {
  const auto rank = [](const Entry* each) {
    const auto& course = each->second.course;
    const double mos = course.empty() ? 9 : course.back().value_or(8);
    return std::tuple(each->second.up.empty(), mos, std::string_view(each->first));
  };
  std::vector<const Entry*> out;
  for (const Entry& each : m_streams) out.push_back(&each);
  std::sort(out.begin(), out.end(), [&](const Entry* a, const Entry* b) { return rank(a) < rank(b); });
  return out;
}

std::string WatchBoard::text(std::size_t width, std::size_t height, const std::string& message) const {
  width = std::max<std::size_t>(width, 40);
  const std::size_t name = std::min<std::size_t>(46, (width - 12) / 2),
                    course = std::min(longest_course, (width - name - 14) / 2),
                    rest = width - name - course - 17;
  std::string out =
      line_of(fmt::format("{} running, {} ended, {} warnings raised", m_streams.size(), m_ended, m_raised),
              width) +
      line_of(fitted("stream", name) + "   MOS  loss %  " + fitted("course", course) + ' ' +
                  fitted("warnings", rest),
              width);
  const std::vector<const Entry*> all = in_order();
  const std::size_t below = message.empty() ? 0 : 1, room = height > 2 + below ? height - 2 - below : 1,
                    shown = all.size() <= room ? all.size() : room - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    const Stream& stream = all[i]->second;
    const auto mos = stream.course.empty() ? std::nullopt : stream.course.back();
    std::string up;
    for (const std::string& each : stream.up) up += (up.empty() ? "" : ", ") + each;
    out += line_of(fmt::format("{} {:>5} {:>7}  {} {}", fitted(visible_line(all[i]->first), name),
                               mos ? fixed(*mos, 2) : "-", stream.loss_pct ? fixed(*stream.loss_pct, 2) : "-",
                               fitted(sparkline(stream.course, course), course), up),
                   width);
  }
  if (shown < all.size()) out += line_of(fmt::format("and {} more", all.size() - shown), width);
  if (!message.empty()) out += line_of(visible_line(message), width);
  return out;
}

} // namespace quietroom::report
