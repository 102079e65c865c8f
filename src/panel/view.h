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
  int value = 0;
  std::string label;
  bool operator==(const Choice&) const = default;
};

/// Everything a screen shows: strings and flags. Equal views draw equal pictures, so a frame is needed only
/// when the view differs from the one last drawn. No condition, stimulus or file name is ever in it.
struct View {
  bool is_trial = false; ///< the rating screen; else a page of text
  Sign sign = Sign::none;
  std::string title;  ///< of a page, or the word beside the sign
  std::string text;   ///< below it
  std::string prompt; ///< what Enter does; also a button
  std::string second_prompt;
  std::string left; ///< of a break: minutes and seconds until it may end

  // rating screen
  std::string block_name;
  int answered = 0;
  int of = 0;
  std::string heading;         ///< of the scale
  std::vector<Choice> choices; ///< in the order in which they stand, the highest on top
  bool scale_open = false;     ///< a vote counts now
  std::optional<int> chosen;   ///< a vote that is chosen, being saved, or saved just before

  // the experimenter's code
  bool asks_code = false;
  int code_digits = 0;

  bool operator==(const View&) const = default;
};

/// What stands on a screen and is not in the state of the session.
struct Beside {
  double break_left_s = 0;
  bool code_was_wrong = false; ///< the code that was entered last
};

/// `check_side`: the tone that sounds (1 left, 2 right). `code`: what was typed of the experimenter's code,
/// nothing while nobody is asked for it. Pure.
View view_of(const design::Plan& plan, const session::State& state, const design::Wording& wording,
             int check_side, const std::optional<std::string>& code, const Beside& beside = {});

} // namespace quietroom::panel
