#pragma once

#include "cli/command.h"
#include "signal/active_level.h"

#include <vector>

/// quietroom level --out DIR: finished files brought to one level, written as WAV into another folder.
namespace quietroom::cli {

/// --p56: exact, or stl. Throws an input Error for another word.
signal::LevelSearch level_search(const Arguments& arguments);

/// --apply, --remove-dc and --out.
std::vector<Option> level_apply_options();

/// Whether any of them was given.
bool applies_level(const Arguments& arguments);

/// Writes DIR/NAME.wav for each file: without its mean where that was asked for, with one gain for all its
/// channels. Never onto a file that is there. Says each file that cannot be levelled and goes on with the
/// others; throws an input Error, before anything is written, where the names cannot work out.
int apply_level(const Arguments& arguments);

} // namespace quietroom::cli
