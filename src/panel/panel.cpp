#include "panel/panel.h"

#include "audio/device.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "core/tell.h"
#include "design/session_length.h"
#include "lettering/readable_page.h"
#include "panel/accepted_texts.h"
#include "panel/draw.h"
#include "panel/event_log.h"
#include "panel/sitting_files.h"
#include "panel/termination.h"
#include "panel/view.h"
#include "panel/view_question.h"
#include "session/console.h"
#include "session/waiting.h"
#include "station/announcement.h"
#include "station/beyond_full_scale.h"
#include "station/code_check.h"
#include "station/eligibility_check.h"
#include "station/hand_over_thread.h"
#include "station/resume_policy.h"
#include "station/seat_lock.h"
#include "station/station.h"
#include "station/take_seat.h"
#include "store/calibration_book.h"
#include "store/clock_difference.h"
#include "store/expected_sessions.h"
#include "store/listener_claim.h"
#include "store/set_aside_elsewhere.h"
#include "study/ledger.h"
#include "study/store_of.h"
#include "ui/window.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::panel {

namespace {

/// Of one problem alone its own sentence is the error.
void stop_at_errors(const std::vector<Problem>& problems, const std::string& study) {
  if (problems.size() == 1 && has_error(problems)) throw_input(text(problems.front()));
  for (const Problem& problem : problems) tell(text(problem));
  if (has_error(problems)) throw_input(fmt::format("{}: fix what is listed above first", study));
}

study::FixedStudy checked_study(const StationOptions& options) {
  auto read = study::read_fixed_study(options.study);
  stop_at_errors(read.problems, options.study);
  if (!is_planned(read.study.design, options.listener))
    throw_input(fmt::format("{}: listener \"{}\" is not of this study{}; its listeners are {}", options.study,
                            options.listener, did_you_mean(options.listener, read.study.design.listeners),
                            fmt::join(read.study.design.listeners, " ")));
  if (!std::filesystem::is_directory(read.study.design.set))
    throw_input(
        fmt::format("{}:{}: set leads to {}, and no folder is there; correct the line, or put the set back",
                    (read.study.folder / "study.toml").string(), read.study.design.set_line,
                    read.study.design.set.string()));
  return std::move(read.study);
}

/// The rules of eligibility look into studies that must be there.
void refuse_missing_studies(const study::FixedStudy& study) {
  stop_at_errors(station::problems_of_other_studies(study), study.folder.string());
}

/// Whatever this session may show is there to be drawn, or a sentence says what to install: no box is ever
/// seen.
void check_glyphs(const lettering::TextShaper& shaper, const design::Design& design) {
  auto texts = named_texts(design.wording, design.method);
  for (const std::string& page : design.consent)
    texts.push_back({.name = design.consent_file, .text = page, .source = {}});
  for (design::NamedText& each : own_texts(design.questionnaires)) texts.push_back(std::move(each));
  for (const design::NamedText& each : texts)
    if (const auto missing = shaper.missing(each.text); !missing.empty())
      throw_environment(
          fmt::format("the text {} (\"{}\") has the character U+{:04X}, which no font of this machine "
                      "can show; install the package {}",
                      each.name, each.text, missing.front(), lettering::font_package_of(missing.front())));
}

/// Each page of the text of consent can be read in a window of any size, with both its prompts.
void check_consent(const lettering::TextShaper& shaper, const study::FixedStudy& study) {
  if (const auto sentence = unreadable_page(shaper, study.design.wording.consent_title, study.design.consent))
    throw_input(fmt::format("{}: {}", (study.folder / study.design.consent_file).string(), *sentence));
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
  case ui::KeyCode::up:
    return session::Move{1, key.t_s, key.sideways};
  case ui::KeyCode::down:
    return session::Move{-1, key.t_s, key.sideways};
  case ui::KeyCode::letter:
    return session::Typed{key.letter, key.t_s};
  case ui::KeyCode::go_on:
    break;
  }
  return session::GoOn{key.t_s};
}

session::Event event_of(const Press& press, double t_s) {
  switch (press.what) {
  case Press::What::again:
    return session::HearAgain{t_s};
  case Press::What::left:
    return session::Move{-1, t_s, true};
  case Press::What::right:
    return session::Move{1, t_s, true};
  case Press::What::vote:
    return session::Pick{press.vote, t_s};
  case Press::What::option:
    return session::Digit{press.vote.value_or(0), t_s};
  case Press::What::back:
    return session::Escape{};
  case Press::What::go_on:
    break;
  }
  return session::GoOn{t_s};
}

/// What was typed of the experimenter's code, while its page is on the screen.
std::optional<std::string> typed_code(const session::State& state) {
  return state.code && state.code->open ? std::optional(state.code->typed) : std::nullopt;
}

Beside beside(const station::Station& station, bool has_code) {
  Beside out;
  out.break_left_s = station.break_left_s();
  if (const auto& code = station.state().code) {
    out.code_refused = code->refused;
    out.code_is_checked = code->checking;
    out.code_lets_on = code->lets_on;
  }
  out.has_code = has_code;
  return out;
}

/// What the station measures of itself, for benchmarks: each frame, and how long keys take to have their
/// effect.
class Measures {
public:
  explicit Measures(const std::string& target) : m_log(target) {}

  void frame(double now_s) { m_log.write(fmt::format(R"({{"frame": {:.6f}}})", now_s)); }

  void key(const ui::Key& key) {
    if (key.code == ui::KeyCode::go_on) m_enter_s = key.t_s;
    if (key.code == ui::KeyCode::digit || key.code == ui::KeyCode::go_on) m_digit_s = key.t_s;
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

/// What the session waits for, for those who watch it from elsewhere.
std::string_view waiting_for(const session::State& state) {
  if (session::is<session::Halted, session::NotEligible, session::Overriding>(state.phase) ||
      is_covered(state) || state.paused)
    return "experimenter";
  if (!state.has_focus) return "focus";
  return session::is<session::Resting, session::Rested>(state.phase) ? "break" : "";
}

/// Until the session closes. Sleeps while nothing happens; draws only what differs from what the screen
/// shows.
void loop(ui::Window& window, station::Station& station, const design::Design& design,
          const Termination& termination, Measures& measures, station::SeatLock& seat, bool has_code) {
  constexpr double still_poll_s = 0.02;
  std::optional<View> shown;
  const station::Clocks clocks = station::real_clocks();
  while (!station.closed()) {
    if (window.has_focus() != station.state().has_focus)
      station.on(session::FocusChanged{window.has_focus()});
    seat.note_waiting(waiting_for(station.state()));
    const View view = view_of(station.plan(), station.state(), design.wording, station.check_side(),
                              typed_code(station.state()), beside(station, has_code));
    const bool types_for_console = station.state().console && takes_text(*station.state().console);
    window.take_letters(types_for_console || takes_text(station.plan(), station.state()));
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

/// The head of the session, for the protocol of the experimenter, and the same into STUDY/ledger.
void print_head(const std::filesystem::path& study, const std::string& session, store::StudyStore& store,
                const std::string& now_utc) {
  const auto head = store.head(session);
  if (!head) return; // nothing was heard yet
  tell(fmt::format("session {}: head {}", session, *head));
  try {
    study::note_head(study, {now_utc, session, *head});
  } catch (const Error& failure) { // the votes are stored, and the head was printed
    tell(failure.what());
  }
}

/// That no other booth seats them now; nothing where the study is in this folder alone, or its server is away
/// and need not be there.
std::optional<store::ListenerClaim>
claimed_listener(const study::FixedStudy& study, const std::string& listener, store::StudyStore& journal) {
  const store::Location at = study::store_of(study.folder);
  if (!at.is_server()) return std::nullopt;
  if (study.design.without_server && !answers(at)) {
    tell(fmt::format(
        "{}: the server does not answer; this session goes on without it, and its votes wait in {}",
        at.name(), store::database_of(study.folder).string()));
    return std::nullopt;
  }
  auto claim =
      std::make_optional<store::ListenerClaim>(at, listener, station::this_booth(), journal.connection());
  store::refuse_unexpected(claim->connection(), at, {{study.design.name}, study.design.method});
  return claim;
}

/// The journal hears what an experimenter did on the server. Throws an input Error for who has withdrawn
/// there.
void hear_of_set_aside(store::sql::Connection& journal, store::sql::Connection& server,
                       const std::string& listener) {
  const auto heard =
      store::take_over_set_aside(journal, server, listener, "quietroom-panel " QUIETROOM_VERSION);
  for (const std::string& sentence : store::sentences(heard, listener)) tell(sentence);
  if (heard.has_withdrawn)
    throw_input(fmt::format("listener {} has withdrawn from this study; seat another listener", listener));
}

/// The same at the end, when the votes are stored and an answer is not waited for.
void hear_after_session(store::sql::Connection& journal, store::sql::Connection& server,
                        const std::string& listener) {
  try {
    hear_of_set_aside(journal, server, listener);
  } catch (const Error& failure) {
    tell(failure.what());
  }
}

} // namespace

bool run(const StationOptions& options) {
  Termination termination(ui::Window::wake);
  study::FixedStudy study = checked_study(options);
  station::SeatLock seat(options.study, options.listener);
  guard_files(options, study);
  lettering::TextShaper shaper(study.design.language);
  check_glyphs(shaper, study.design);
  check_consent(shaper, study);
  EventLog events(options.events);
  Measures measures(options.measure);
  store::StudyStore store(store::database_of(options.study), store::sql::Access::durable);
  if (const auto& kept = store.kept_as())
    tell(fmt::format("{}: brought to the present schema; as it was it is kept in {}",
                     store::database_of(options.study).string(), kept->string()));
  if (const std::string advice = station::code_advice(study, store); !advice.empty()) tell(advice);
  accept_texts(study.design, options.study, store, station::real_clocks().now_utc());
  const station::Clocks clocks = station::real_clocks();
  refuse_missing_studies(study);
  const auto claim = claimed_listener(study, options.listener, store);
  if (claim) {
    if (const std::string warning = store::clock_warning(claim->connection()); !warning.empty())
      tell(warning);
    hear_of_set_aside(store.connection(), claim->connection(), options.listener);
  }
  if (study::store_of(study.folder).is_server())
    station::take_seat_in_lab(study.design, options.listener, store, claim ? &claim->connection() : nullptr,
                              clocks.now_utc());
  else
    station::take_seat(study.design, options.listener, store, clocks.now_utc());
  const design::Plan plan = plan_for(study.design, study.set, options.listener);
  if (const auto refusal = too_long_refusal(study.design, plan, study.set)) throw_input(*refusal);
  auto facts = station::session_facts(study, plan, "quietroom-panel " QUIETROOM_VERSION, store);
  facts.session = station::settle_broken_session(study, plan, facts, store, clocks.now_utc());
  for (const Problem& problem : station::beyond_full_scale(study, plan)) tell(text(problem));
  const auto sound = station::live_sound(
      audio::parse_device(options.device),
      station::level_of_session(study, plan, store::calibrations(store.connection()),
                                store::level_checks(store.connection()), clocks.now_utc()));

  ui::Window window({.title = "Quietroom",
                     .size = options.window
                                 ? std::optional(ui::Size{options.window->first, options.window->second})
                                 : std::nullopt,
                     .scale = options.scale},
                    std::move(shaper));
  std::optional<station::Station> station(
      std::in_place, study, facts, store, *sound, clocks,
      [&](const session::Announce& announce) {
        events.write(station::json_line(announce, plan, clocks.now_s()));
        if (announce.event == "voted") measures.voted(clocks.now_s());
      },
      ui::Window::wake);
  std::optional<station::HandOverThread> hand_over;
  if (const store::Location at = study::store_of(study.folder); at.is_server())
    hand_over.emplace(store::database_of(options.study), at, tell);
  loop(window, *station, study.design, termination, measures, seat, station::has_code(study, store));
  const bool finished = station->closed().value_or(false);
  station.reset(); // its thread leaves the store
  print_head(study.folder, facts.session, store, clocks.now_utc());
  const bool server_answers = hand_over && hand_over->end();
  if (claim && server_answers) hear_after_session(store.connection(), claim->connection(), options.listener);
  return finished;
}

} // namespace quietroom::panel
