#pragma once

#include "cli/command.h"
#include "emodel/planning_values.h"

namespace quietroom::cli {

/// --codecs.
Option codecs_option();

/// The published table, and on top of it the file of --codecs, else of the environment's QUIETROOM_CODECS.
/// Throws an input Error; every mistake in the file is said on stderr.
emodel::CodecTable codec_table(const Arguments& arguments);

/// nb, wb or fb from --band; throws an input Error for another word.
std::optional<emodel::Band> band_argument(const Arguments& arguments);

/// The table for readers, or as CSV (which --codecs reads) or JSON; with --band the codecs of that band.
int list_codecs(const Arguments& arguments);

} // namespace quietroom::cli
