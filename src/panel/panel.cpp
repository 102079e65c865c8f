#include "panel/panel.h"

#include "audio/device.h"
#include "core/error.h"
#include "core/tell.h"
#include "panel/draw.h"
#include "panel/event_log.h"
#include "panel/seat_lock.h"
#include "panel/sitting_files.h"
#include "panel/termination.h"
#include "panel/view.h"
#include "station/announcement.h"
#include "station/beyond_full_scale.h"
#include "station/station.h"
#include "ui/window.h"

#include <fmt/format.h>

namespace quietroom::panel {

namespace {

study::FixedStudy checked_study(const Options& options) {
  auto read = study::read_fixed_study(options.study);
  for (const Problem& problem : read.problems) tell(text(problem));
  if (has_error(read.problems)) throw_input(fmt::format("{}: fix what is listed above first", options.study));
  if (!is_planned(read.study.design, options.listener))
    throw_input(fmt::format("{}: listener \"{}\" is not of this study; its listeners are {}", options.study,
                            options.listener, fmt::join(read.study.design.listeners, " ")));
  return std::move(read.study);
}

void check_glyphs(const ui::Fonts& fonts, const design::Wording& wording) {
  for (const std::string& text : texts_of(wording))
    if (const auto missing = missing_glyphs(fonts, text); !missing.empty())
      throw_input(fmt::format(
          "study.toml: \"{}\" has the character U+{:04X}, which the font cannot show; this version "
          "draws Latin, Greek and Cyrillic",
          text, missing.front()));
}

session::Event event_of(const ui::Key& key) {
  switch (key.code) {
  case ui::KeyCode::again:
    return session::HearAgain{key.t_s};
  case ui::KeyCode::digit:
    return session::Digit{key.digit, key.t_s};
  case ui::KeyCode::escape:
    return session::Escape{};
  case ui::KeyCode::backspace:
    return session::Backspace{};
  case ui::KeyCode::go_on:
    break;
  }
  return session::GoOn{key.t_s};
}

session::Event event_of(const Press& press, double t_s) {
  switch (press.what) {
  case Press::What::again:
    return session::HearAgain{t_s};
  case Press::What::vote:
    return session::Digit{press.vote, t_s};
  case Press::What::go_on:
    break;
  }
  return session::GoOn{t_s};
}

/// What was typed of the experimenter's code, while its page is on the screen.
std::optional<std::string> typed_code(const session::State& state) {
  return state.code && state.code->open ? std::optional(state.code->typed) : std::nullopt;
}

bool code_was_wrong(const session::State& state) { return state.code && state.code->wrong; }

/// What the station measures of itself, for benchmarks: each frame, and how long keys take to have their
/// effect.
class Measures {
public:
  explicit Measures(const std::string& target) : m_log(target) {}

  void frame(double now_s) { m_log.write(fmt::format(R"({{"frame": {:.6f}}})", now_s)); }

  void key(const ui::Key& key) {
    if (key.code == ui::KeyCode::go_on) m_enter_s = key.t_s;
    if (key.code == ui::KeyCode::digit) m_digit_s = key.t_s;
  }

  /// A vote is committed now.
  void voted(double now_s) {
    m_log.write(fmt::format(R"({{"key_to_commit_ms": {:.3f}}})", 1000 * (now_s - m_digit_s)));
  }

  void heard(double sample_began_s) {
    m_log.write(fmt::format(R"({{"enter_to_sample_ms": {:.3f}, "sample_began": {:.6f}}})",
                            1000 * (sample_began_s - m_enter_s), sample_began_s));
  }

private:
  EventLog m_log;
  double m_enter_s = 0;
  double m_digit_s = 0;
};

/// Until the session closes. Sleeps while nothing happens; draws only what differs from what the screen
/// shows.
void loop(ui::Window& window, station::Station& station, const design::Design& design,
          const Termination& termination, Measures& measures) {
  constexpr double still_poll_s = 0.02;
  std::optional<View> shown;
  const station::Clocks clocks = station::real_clocks();
  while (!station.closed()) {
    const View view =
        view_of(station.plan(), station.state(), design.wording, station.check_side(),
                typed_code(station.state()), {station.break_left_s(), code_was_wrong(station.state())});
    const bool wants_frame = view != shown || window.wants_frame();
    const bool still = station.must_be_still();
    if (wants_frame && !still) {
      std::optional<Press> press;
      window.draw([&](const ui::Fonts& fonts) { press = draw(view, fonts); });
      shown = view;
      measures.frame(clocks.now_s());
      if (press) station.on(event_of(*press, window.pressed_s()));
    }
    if (const auto key = window.next_key()) {
      measures.key(*key);
      station.on(event_of(*key));
      continue;
    }
    const auto plays = [&] { return session::is<session::Playing>(station.state().phase); };
    const bool playing = plays();
    if (station.poll()) {
      if (playing && !plays()) measures.heard(station.sample_began_s());
      continue;
    }
    if (termination.requested()) station.on(session::Leave{});
    auto timeout_s = station.next_poll_s();
    if (wants_frame) timeout_s = still ? std::min(still_poll_s, timeout_s.value_or(still_poll_s)) : 0.0;
    if (!station.closed()) window.wait(timeout_s);
  }
}

} // namespace

bool run(const Options& options) {
  Termination termination(ui::Window::wake);
  const study::FixedStudy study = checked_study(options);
  const SeatLock seat(options.study, options.listener);
  guard_files(options, study);
  EventLog events(options.events);
  Measures measures(options.measure);
  store::StudyStore store(store::database_of(options.study), store::sql::Access::durable);
  if (const auto& kept = store.kept_as())
    tell(fmt::format("{}: brought to the present schema; as it was it is kept in {}",
                     store::database_of(options.study).string(), kept->string()));
  const auto sound = station::live_sound(audio::parse_device(options.device));
  const design::Plan plan = plan_for(study.design, study.set, options.listener);
  for (const Problem& problem : station::beyond_full_scale(study, plan)) tell(text(problem));
  const station::Clocks clocks = station::real_clocks();

  ui::Window window({.title = "Quietroom",
                     .size = options.window
                                 ? std::optional(ui::Size{options.window->first, options.window->second})
                                 : std::nullopt,
                     .scale = options.scale});
  check_glyphs(window.fonts(), study.design.wording);
  station::Station station(
      study, station::session_facts(study, plan, "quietroom-panel " QUIETROOM_VERSION), store, *sound, clocks,
      [&](const session::Announce& announce) {
        events.write(station::json_line(announce, plan, clocks.now_s()));
        if (announce.event == "voted") measures.voted(clocks.now_s());
      },
      ui::Window::wake);
  loop(window, station, study.design, termination, measures);
  return station.closed().value_or(false);
}

} // namespace quietroom::panel
