#pragma once

#include "core/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Results of other programs, as votes in the long form. Pure: from bytes to rows, notes and misfits.
namespace quietroom::imported {

/// How a source is to be read, where its own form does not say so.
struct Options {
  std::optional<std::string> as;                          ///< id of a format; else the source tells
  std::vector<std::pair<std::string, std::string>> names; ///< ours, theirs
  std::vector<std::string> na;                            ///< texts that stand for no vote
  std::optional<char> separator;
  std::optional<char> decimal; ///< '.' or ','
};

/// A file as it was read.
struct ForeignFile {
  std::string name; ///< as sentences call it
  std::string bytes;
};

/// Rows of a CSV of votes. The first columns are listener, stimulus, condition and vote; a vote is empty or a
/// number with a point. A row that holds no vote that could count has valid 0 and a void_reason.
struct Imported {
  std::vector<std::string> columns = {"listener", "stimulus", "condition", "vote"};
  std::vector<std::vector<std::string>> rows; ///< each as long as columns
  std::vector<std::string> notes;             ///< what was taken for what, in sentences
  std::vector<Problem> misfits; ///< warnings: what of the source is no vote that counts, each with its place
};

/// Reads one source. Throws an input Error that begins with the source's name for bytes that are no such
/// source, for a form that is not sure (the sentence asks, with what it could be), and for options that do
/// nothing with this form.
Imported read_source(const ForeignFile& source, const Options& options);

/// The rows of several sources of one form below each other; columns that one of them lacks stay empty there.
Imported joined(std::vector<Imported> parts);

/// As a CSV with its header.
std::string to_csv(const Imported& imported);

} // namespace quietroom::imported
