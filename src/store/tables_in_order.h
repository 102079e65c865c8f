#pragma once

#include <array>
#include <string_view>

namespace quietroom::store {

/// The tables of a study, each after those that its rows name.
inline constexpr std::array<std::string_view, 21> tables_in_order = {"session",
                                                                     "meta",
                                                                     "question",
                                                                     "sitting",
                                                                     "attempt",
                                                                     "presented",
                                                                     "answer",
                                                                     "link",
                                                                     "set_aside",
                                                                     "session_text",
                                                                     "audit",
                                                                     "seat",
                                                                     "calibration",
                                                                     "level_check",
                                                                     "room_noise",
                                                                     "form_answer",
                                                                     "questionnaire_answer",
                                                                     "eligibility",
                                                                     "consent",
                                                                     "note",
                                                                     "sound_check"};

} // namespace quietroom::store
