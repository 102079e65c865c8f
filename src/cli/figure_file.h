#pragma once

#include "cli/command.h"
#include "report/figure_forms.h"

#include <filesystem>
#include <vector>

namespace quietroom::cli {

/// -o, --width, --font, --force.
std::vector<Option> figure_file_options();

/// Where a figure goes: the picture, and the CSV of the same name beside it.
struct FigureFile {
  std::filesystem::path picture, data;
  double width_mm = 85;
};

/// Throws an input Error for a name without a known ending, and where either file is one that the command
/// reads, that somebody else wrote, or that belongs to another kind of figure.
FigureFile figure_file(const Arguments& arguments);

/// Throws an input Error where a PDF or PNG needs characters that the font does not have; an SVG names the
/// font only, so there it is said.
void write_figure(const Arguments& arguments, const FigureFile& file, report::FigureForms forms);

} // namespace quietroom::cli
