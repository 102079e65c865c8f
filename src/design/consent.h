#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a listener is told before a session, and agrees to or not.
namespace quietroom::design {

/// A page of the station holds so many characters in a size that can be read.
constexpr std::size_t most_consent_characters = 1200;

/// The pages of a text: a line of three hyphens ends one. Blank lines around a page are left out.
std::vector<std::string> consent_pages(std::string_view text);

/// UTF-8: every byte but those that go on with a character.
std::size_t characters_of(std::string_view text);

/// SHA-256 of the pages: which text it was.
std::string consent_version(const std::vector<std::string>& pages);

} // namespace quietroom::design
