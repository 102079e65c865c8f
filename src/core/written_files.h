#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

/// Which files Quietroom wrote. TeX, Markdown and pictures carry a mark inside: a sentence with the SHA-256
/// of all else in the file. Any other file stands with its name and SHA-256 in the file `.quietroom-written`
/// of its folder, a line "HASH  NAME" as sha256sum writes it; HASH:BYTES is of the first bytes alone. Lines
/// are added, never changed. A file that was edited fits neither, and counts as its user's.
namespace quietroom {

inline constexpr const char* written_list = ".quietroom-written";

/// The text with a comment as its last line that carries the mark.
std::string marked_latex(std::string text);
std::string marked_markdown(std::string text);
/// The bytes of a PNG with a tEXt chunk before its end that carries the mark. Throws an environment Error
/// where the bytes are no PNG.
std::string marked_png(std::string bytes);

/// Whether the content has a mark and is what it was when it got it.
bool has_intact_mark(std::string_view content);

/// Puts `file`, which need not be there yet, with its hash into the list of its folder. To be called before
/// the file is put in place, so that a program that dies between leaves a file that is known. With `bytes`
/// the hash is of so many bytes at the beginning. Throws an environment Error where the list cannot be
/// written.
void note_written(const std::filesystem::path& file, const std::string& sha256, std::size_t bytes = 0);

/// Whether Quietroom wrote the file as it is now. False where it is no regular file.
bool is_written_by_us(const std::filesystem::path& file);

/// Notes besides what the file is: "figure conditions", in brackets behind its name. For files of which one
/// must not take the place of another although both are ours.
void note_kind(const std::filesystem::path& file, const std::string& sha256, const std::string& kind);

/// Whether the file as it is now was noted to be of that kind. False where it is no regular file.
bool is_of_kind(const std::filesystem::path& file, const std::string& kind);

/// Notes the file and writes it, whole or not at all.
void write_noted_file(const std::filesystem::path& file, std::string_view content);

} // namespace quietroom
