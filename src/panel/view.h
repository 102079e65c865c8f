#pragma once

#include "design/wording.h"
#include "session/machine.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::panel {

/// What a sign says besides its words: each has a shape of its own, so that colour is never needed.
enum class Sign { none, ready, listening, vote, chosen, saved, repeat, left_ear, right_ear, call, pause };

/// A button of the scale.
struct Choice {
  std::optional<int> value; ///< nothing: "cannot tell"
  std::string label;
  bool operator==(const Choice&) const = default;
};

/// A line of the page of actions, chosen by its digit or pressed.
struct ActionLine {
  int key = 0;
  std::string text;
  bool operator==(const ActionLine&) const = default;
};

/// Everything a screen shows: strings and flags. Equal views draw equal pictures, so a frame is needed only
/// when the view differs from the one last drawn. No condition, stimulus or file name is ever in it.
struct View {
  bool is_trial = false;    ///< the rating screen; else a page of text
  bool is_question = false; ///< or a question of a form: `heading`, and labels or what was typed
  Sign sign = Sign::none;
  std::string title;         ///< of a page, or the word beside the sign
  std::string text;          ///< below it
  std::string prompt;        ///< what Enter does; also a button
  bool prompt_skips = false; ///< it leaves a question without an answer, which stands out less than answers
  std::string second_prompt;
  bool goes_back = false;   ///< the second prompt leads back; else it plays the tones again
  std::string right_prompt; ///< `prompt` is the answer "left" then, and this one "right"
  std::string left;         ///< of a break: minutes and seconds until it may end

  // rating screen
  std::string block_name;
  int answered = 0;
  int of = 0;
  std::string heading;         ///< of the scale
  std::vector<Choice> choices; ///< in the order in which they stand, the highest on top
  bool scale_open = false;     ///< a vote counts now
  bool signed_values = false;  ///< the numbers of the categories have signs
  bool zero_is_none = false;   ///< the key 0 is "cannot tell"
  std::optional<int> chosen;   ///< a vote that is chosen, being saved, or saved just before
  bool chose_none = false;     ///< it is "cannot tell"

  // the experimenter's code
  bool asks_code = false;
  std::string note; ///< small, at the bottom: for the experimenter
  int code_digits = 0;

  // the experimenter's page of actions
  std::vector<ActionLine> options;
  std::optional<std::string> field; ///< what is being typed

  bool operator==(const View&) const = default;
};

/// What stands on a screen and is not in the state of the session.
struct Beside {
  double break_left_s = 0;
  std::optional<session::CodeVerdict> code_refused = {}; ///< of the code that was entered last
  bool code_is_checked = false;                          ///< it was entered, and the verdict is awaited
  bool code_lets_on = false;                             ///< the code lets the sound check begin again
  bool has_code = true;                                  ///< the study has one
  bool has_focus = true;                                 ///< keys come to this window
};

/// `check_side`: the tone that sounds (1 left, 2 right). `code`: what was typed of the experimenter's code,
/// nothing while nobody is asked for it. Pure.
View view_of(const design::Plan& plan, const session::State& state, const design::Wording& wording,
             int check_side, const std::optional<std::string>& code, const Beside& beside = {});

} // namespace quietroom::panel
