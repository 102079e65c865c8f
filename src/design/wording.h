#pragma once

#include "core/toml.h"
#include "labels/label_pack.h"
#include "method/method.h"

#include <map>
#include <string>
#include <vector>

namespace quietroom::design {

/// The scale of one question as a listener reads it.
struct ScaleText {
  std::string heading;
  std::vector<std::string> labels; ///< one per category, the highest first
  labels::TextOrigin heading_origin = {};
  labels::TextOrigin labels_origin = {};
};

/// Every text a listener reads. They come from a label pack (data/labels) and from [wording] in study.toml,
/// where the keys are those of the fields: wording.cpp.
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
  std::string vote_by_arrows;
  std::string cannot_tell;
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
  std::string halt_store; ///< on the page of call_title, for the experimenter: why the session halted
  std::string halt_device_lost;
  std::string halt_faults;
  std::string halt_files;
  std::string halt_sound;
  std::string code_title;
  std::string code_wrong;
  std::string code_text;
  std::string code_later;
  std::string code_unset; ///< on the first page while the study has no code
  std::string code_unset_title;
  std::string code_unset_text;
  std::string action_end; ///< on the experimenter's page of actions, as all until note_stored
  std::string action_pause;
  std::string action_go_on;
  std::string action_note;
  std::string action_repeat;
  std::string action_practice;
  std::string action_calibrate;
  std::string action_failed;
  std::string repeat_text;
  std::string redo_text;
  std::string note_title;
  std::string note_stored;
  std::string paused_title; ///< the experimenter has stopped the test
  std::string paused_text;
  std::string level_title; ///< on the page of the listening level, as all that begin so
  std::string level_text;
  std::string level_monaural;
  std::string level_diotic;
  std::string level_free;
  std::string level_target;
  std::string level_transducer;
  std::string level_coupler;
  std::string level_meter;
  std::string level_operator;
  std::string level_tone_text;
  std::string level_sounds;
  std::string level_reading;
  std::string level_done;
  std::string level_number;
  std::string level_range;
  std::string level_low;
  std::string level_high;
  std::string level_noise;
  std::string level_gain;
  std::string level_clips;
  std::string level_fault;
  std::string preparing;
  std::string focus_lost;
  std::string press_start;
  std::string press_continue;
  std::string press_listen;
  std::string press_try_again;
  std::string press_confirm;
  std::string press_end;
  std::string press_again;
  std::string press_store;
  std::string press_back;
  std::string consent_title; ///< over each page of the study's text of consent
  std::string press_agree;
  std::string press_decline;
  std::string declined_title;
  std::string declined_text;
  std::string main_title; ///< between practice and test
  std::string main_text;
  std::string sides_text; ///< of the check that can be failed
  std::string sides_question;
  std::string sides_again_text; ///< after a wrong answer
  std::string audible_text;
  std::string audible_question;
  std::string audible_again_text;
  std::string comfort_question;
  std::string halt_check;
  std::string code_check_text; ///< on the code's page, where the code lets the check begin again
  std::string once_text;       ///< before the instructions, where a sample is heard once
  std::string replay_text;     ///< in its place, or behind them, where it may be heard again
  std::string confirm_text;    ///< behind them, where Enter confirms a vote
  std::string press_left;
  std::string press_right;
  std::string press_heard;
  std::string press_not_heard;
  std::string press_comfortable;
  std::string press_not_comfortable;
  std::string press_code;
  std::string press_replay;
  std::string missed; ///< the time was over before there was a vote

  std::map<std::string, std::string, std::less<>> of_form; ///< of pages that few studies have: form_texts.h

  std::map<std::string, labels::TextOrigin, std::less<>> origins; ///< by key, all but those of the scales
};

/// The texts of a pack for a station that runs this method; of a scale that has several variants the named
/// one, else the first. What the pack does not know is empty, and its origin says missing. A question that no
/// pack knows is a scale of the study's own and keeps its words. Nothing known where there is no pack.
Wording wording_of(const method::Method& method, const labels::LabelPack* pack, std::string_view variant);

/// The English texts of a station that runs this method: those of the entry itself for what it asks.
Wording english_wording(const method::Method& method);

/// Replaces texts by those of a [wording] table. Labels are told apart as a listener would see them.
void read_wording(toml::Reader& table, const std::string& file, std::vector<Problem>& problems,
                  const method::Method& method, Wording& wording);

/// A text with the name that it has in files: a key of [wording], or QUESTION.heading, QUESTION.CATEGORY.
struct NamedText {
  std::string name;
  std::string text;
  labels::TextStatus status = labels::TextStatus::missing;
  std::string source;
  bool operator==(const NamedText&) const = default;
};

/// All of them, in the order of a session: what is asked, then the pages.
std::vector<NamedText> named_texts(const Wording& wording, const method::Method& method);

/// Those whose wording nobody has confirmed: secondary and recalled.
std::vector<NamedText> unconfirmed_texts(const Wording& wording, const method::Method& method);

/// How many of them have which status: "34 recalled, 6 secondary".
std::string status_counts(const std::vector<NamedText>& texts);

/// The keys of [wording] that would have to be written for the station to speak one language.
std::vector<std::string> missing_keys(const Wording& wording, const method::Method& method);

/// Every key of [wording] that is a text of its own, in the order of a session.
std::vector<std::string> wording_keys();

/// What stands on the button of a category, or on that of "cannot tell".
const std::string& label_of(const Wording& wording, const method::Method& method,
                            const method::Answer& answer);

} // namespace quietroom::design
