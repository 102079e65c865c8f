#include "session/level_form.h"

#include "core/number.h"
#include "session/typed_text.h"
#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

namespace {

/// What the answers of a step are kept in; nothing where it has none.
std::string* answer_of(LevelForm& form) {
  switch (form.step) {
  case LevelStep::target:
    return &form.answers.target_db_spl;
  case LevelStep::transducer:
    return &form.answers.transducer;
  case LevelStep::coupler:
    return &form.answers.coupler;
  case LevelStep::meter:
    return &form.answers.meter;
  case LevelStep::operator_name:
    return &form.answers.operator_name;
  case LevelStep::reading:
    return &form.answers.reading_db_spl;
  default:
    return nullptr;
  }
}

void to_level_step(State& state, LevelStep step) {
  Console& console = *state.console;
  console.level.step = step;
  console.level.refused.reset();
  if (step == LevelStep::reading) console.level.answers.reading_db_spl.clear(); // it was of another tone
  const std::string* held = answer_of(console.level);
  console.text = held == nullptr ? "" : *held;
  settle_console(state);
}

std::optional<LevelRefusal> refusal_of_answer(LevelStep step, const std::string& typed) {
  if (step != LevelStep::target && step != LevelStep::reading) return std::nullopt;
  const auto number = parse_double(typed); // a comma is none
  if (!number) return LevelRefusal::no_number;
  if (step == LevelStep::target && (*number < least_target_db_spl || *number > most_target_db_spl))
    return LevelRefusal::target;
  return std::nullopt;
}

LevelStep next_of(LevelStep step) { return static_cast<LevelStep>(static_cast<int>(step) + 1); }

} // namespace

std::vector<Effect> level_choice(State& state, int digit) {
  LevelForm& form = state.console->level;
  if (form.step != LevelStep::listening || digit < 1 || digit > 3) return {};
  constexpr const char* names[] = {"monaural", "diotic", "free"};
  form.answers.listening = names[digit - 1];
  if (digit == 1) form.answers.target_db_spl = "79";
  if (digit == 2) form.answers.target_db_spl = "73";
  to_level_step(state, digit == 3 ? LevelStep::target : LevelStep::transducer);
  return {};
}

std::vector<Effect> level_entered(State& state) {
  Console& console = *state.console;
  LevelForm& form = console.level;
  if (form.step == LevelStep::tone) {
    to_level_step(state, LevelStep::sounding);
    console.awaits = true;
    return {PlayTone{}};
  }
  std::string* held = answer_of(form);
  const std::string typed = trimmed_text(console.text);
  if (held == nullptr || typed.empty()) return {};
  form.refused = refusal_of_answer(form.step, typed);
  if (form.refused) return {};
  *held = typed;
  if (form.step != LevelStep::reading) {
    to_level_step(state, next_of(form.step));
    return {};
  }
  console.awaits = true;
  console.failed = false;
  return {StoreLevel{form.answers}};
}

bool level_goes_back(State& state) {
  const LevelForm& form = state.console->level;
  if (form.step == LevelStep::listening) return false;
  LevelStep back = static_cast<LevelStep>(static_cast<int>(form.step) - 1);
  if (back == LevelStep::sounding) back = LevelStep::tone;
  if (back == LevelStep::target && form.answers.listening != "free") back = LevelStep::listening;
  to_level_step(state, back);
  return true;
}

std::vector<Effect> tone_ended(State& state, const ToneEnded& tone) {
  if (state.console->level.step != LevelStep::sounding) return {};
  state.console->awaits = false;
  to_level_step(state, tone.fault ? LevelStep::tone : LevelStep::reading);
  if (tone.fault) state.console->level.refused = LevelRefusal::fault;
  return {};
}

void level_refused(State& state, LevelRefusal why) {
  state.console->awaits = false;
  state.console->level.refused = why;
}

void level_stored(State& state, const LevelStored& stored) {
  Console& console = *state.console;
  console.awaits = false;
  to_level_step(state, LevelStep::done);
  console.level.gain_db = stored.gain_db;
  console.level.level_db_spl = stored.level_db_spl;
  console.level.expires_utc = stored.expires_utc;
}

} // namespace quietroom::session
