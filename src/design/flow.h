#pragma once

#include "core/toml.h"

#include <string_view>

/// What a study asks for around its trials. Pure.
namespace quietroom::design {

/// What a listener does before the practice.
enum class SoundCheck {
  tones,  ///< hears left, then right, and goes on when both were heard; nothing is stored
  sides,  ///< says on which side each of two tones was heard
  audible ///< says whether a tone on both sides was heard: for one ear, or the same sound in both
};

/// What becomes of a session that was broken off.
enum class Resume {
  go_on,         ///< with the next trial
  restart_block, ///< the block under way begins again; its votes do not count
  discard        ///< the whole session is set aside, and a new one begins
};

/// The words in study.toml: "tones", "sides", "audible".
std::string_view name_of(SoundCheck check);

/// "continue", "restart-block", "discard".
std::string_view name_of(Resume resume);

/// The keys `check` and `resume`. An unknown word is an error that names the one that was meant.
SoundCheck read_check(toml::Reader& reader);
Resume read_resume(toml::Reader& reader);

} // namespace quietroom::design
