#pragma once

#include "session/action.h"
#include "session/level_answers.h"

#include <optional>
#include <string>

/// The experimenter's page of actions, from the right code on. It lies over the session, which stays as it
/// is until an action has been stored.
namespace quietroom::session {

enum class ConsolePage {
  actions, ///< a digit chooses
  confirm, ///< of what sets votes aside
  note,    ///< is typed
  level    ///< of the listeners: LevelForm
};

enum class LevelStep {
  listening, ///< a digit chooses
  target,    ///< this and the next four are typed
  transducer,
  coupler,
  meter,
  operator_name,
  tone,     ///< before it
  sounding, ///< it sounds: no key counts
  reading,  ///< is typed
  done
};

struct LevelForm {
  LevelStep step = LevelStep::listening;
  LevelAnswers answers;
  std::optional<LevelRefusal> refused; ///< of the last answer
  double gain_db = 0;                  ///< once it is done, as are the next two
  double level_db_spl = 0;
  std::string expires_utc;
};

struct Console {
  ConsolePage page = ConsolePage::actions;
  std::optional<Action> asked; ///< to be confirmed, or being stored
  bool awaits = false;         ///< store or sound has to answer: no key counts
  bool failed = false;         ///< what was asked last could not be stored
  bool noted = false;          ///< a note was stored
  std::string text;            ///< that is being typed
  LevelForm level;
  bool told = false;        ///< the page has settled, and said so
  double counts_from_s = 0; ///< keys that went down before belong to the page before
  double until_s = 0;       ///< without a key until then a page without a text goes away
};

} // namespace quietroom::session
