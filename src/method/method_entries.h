#pragma once

#include "method/method.h"

#include <vector>

/// The entries of the table, by what a trial of theirs is; their words stand in data/labels/en.toml.
namespace quietroom::method {

std::vector<Method> absolute_methods(); ///< one sound, one question: acr, effort, loudness, acr-hr
std::vector<Method> pair_methods();     ///< two sounds, one question: dcr, ccr
std::vector<Method> several_methods();  ///< one sound, several questions in turn: p835, dimensions

} // namespace quietroom::method
