#pragma once

#include "method/method.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::method {

/// The table, in the order in which it is offered. The first entry is the default. A method is added here, in
/// methods.cpp, and nowhere else unless it has a layout or an input of its own.
const std::vector<Method>& methods();

/// The entry of exactly this id; nullptr where there is none.
const Method* find(std::string_view id);

/// The sentence with which an id that find() does not know is refused, wherever it was given: that it is a
/// method of the field which this version does not carry, or that it is none; and what may be given instead.
/// Case and -, _, . and blanks do not matter to what is recognised ("P.835", "ACR_HR").
std::string refusal_of(std::string_view id);

/// The entry that a table of votes means by this name: case and -, _, . and blanks do not matter. nullptr
/// where there is none.
const Method* recognised(std::string_view name);

/// The scale of a method by its name, recognised so: of an entry, or of a method of the field that the table
/// lacks. Nothing for any other name.
std::optional<Scale> scale_of(std::string_view name);

/// Whether votes of a method are comparisons, whose sign depends on what was heard first; false for an id
/// that is not known.
bool compares(std::string_view id);

/// Whether its votes are categories, so that they can be counted by category: false for sliders (MUSHRA),
/// whose votes are any numbers of the scale; true for an id that is not known.
bool has_categories(std::string_view id);

/// Whether a method asks several questions on one stimulus, each with a mean of its own.
bool asks_several(std::string_view id);

} // namespace quietroom::method
