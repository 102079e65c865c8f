#pragma once

#include "core/toml.h"

#include <array>
#include <string>
#include <vector>

namespace quietroom::design {

/// Every text a listener reads. The defaults are English; a study may replace any of them ([wording] in
/// study.toml). The scale is that of P.800 Annex B.
struct Wording {
  std::string scale_heading = "Quality of the speech";
  std::array<std::string, 5> scale_labels = {"Excellent", "Good", "Fair", "Poor", "Bad"}; ///< 5 first

  std::string welcome_title = "Welcome";
  std::string welcome_text = "You will listen to short samples of speech and rate the quality of each one. "
                             "Please put on the headphones and make yourself comfortable.";
  std::string instructions_title = "How it works";
  std::string instructions_text =
      "Each sample is played once. Listen to all of it, then choose one of five ratings: press a key from 5 "
      "to 1, "
      "or touch a button. There are no right or wrong answers; your own opinion is what counts.";
  std::string check_title = "Sound check";
  std::string check_text = "You will hear a tone in your left ear, then one in your right ear.";
  std::string check_left = "Left ear";
  std::string check_right = "Right ear";
  std::string check_question =
      "Did you hear both, first left and then right? If not, please call the experimenter.";
  std::string practice = "Practice";
  std::string main = "Rating";
  std::string trial_ready = "Ready for the next sample";
  std::string listening = "Listening";
  std::string vote_now = "Vote now";
  std::string chosen = "Confirm, or choose again";
  std::string saved = "Saved";
  std::string repeated = "This sample will be repeated later";
  std::string break_title = "A short break";
  std::string break_text = "Take off the headphones and rest for a moment.";
  std::string break_over = "Whenever you are ready.";
  std::string thanks_title = "Thank you";
  std::string thanks_text =
      "That was the last sample. All your ratings are stored. Please tell the experimenter.";
  std::string call_title = "Please wait for the experimenter";
  std::string call_text = "The test has stopped for a moment. Please tell the experimenter.";
  std::string preparing = "One moment please";
  std::string press_start = "Press Enter to start";
  std::string press_continue = "Press Enter to continue";
  std::string press_listen = "Press Enter to listen";
  std::string press_try_again = "Press Enter to try again";
  std::string press_confirm = "Press Enter to confirm";
  std::string press_end = "Press Enter to close";
  std::string press_again = "Press R to hear the tones again";
};

/// Replaces texts by those of a [wording] table.
void read_wording(toml::Reader& table, Wording& wording);

/// All of them, for whoever must check that they can be drawn.
std::vector<std::string> texts_of(const Wording& wording);

} // namespace quietroom::design
