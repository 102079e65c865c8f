#pragma once

#include "core/toml.h"
#include "method/method.h"

#include <string>
#include <vector>

namespace quietroom::design {

/// The scale of one question as a listener reads it.
struct ScaleText {
  std::string heading;
  std::vector<std::string> labels; ///< one per category, the highest first
};

/// Every text a listener reads. Keys of [wording] in study.toml and English defaults: wording.cpp; what a
/// method asks and how it is explained: method/methods.cpp.
struct Wording {
  std::vector<ScaleText> scales; ///< one per question of the method

  std::string welcome_title;
  std::string welcome_text;
  std::string instructions_title;
  std::string instructions_text;
  std::string check_title;
  std::string check_text;
  std::string check_left;
  std::string check_right;
  std::string check_question;
  std::string practice;
  std::string main;
  std::string trial_ready;
  std::string listening;
  std::string vote_now;
  std::string chosen;
  std::string saved;
  std::string repeated;
  std::string break_title;
  std::string break_text;
  std::string break_over;
  std::string thanks_title;
  std::string thanks_text;
  std::string call_title;
  std::string call_text;
  std::string preparing;
  std::string press_start;
  std::string press_continue;
  std::string press_listen;
  std::string press_try_again;
  std::string press_confirm;
  std::string press_end;
  std::string press_again;
};

/// The English texts of a station that runs this method.
Wording english_wording(const method::Method& method);

/// Replaces texts by those of a [wording] table. Labels are told apart as a listener would see them.
void read_wording(toml::Reader& table, const method::Method& method, Wording& wording);

/// All of them, for whoever must check that they can be drawn.
std::vector<std::string> texts_of(const Wording& wording);

/// What stands on the button of a category.
const std::string& label_of(const Wording& wording, const method::Method& method,
                            const method::Answer& answer);

} // namespace quietroom::design
