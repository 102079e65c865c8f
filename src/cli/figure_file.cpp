#include "cli/figure_file.h"

#include "cli/choices.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "core/sha256.h"
#include "core/visible_text.h"
#include "core/written_files.h"
#include "figure/font.h"
#include "figure/layout.h"

namespace quietroom::cli {

namespace {

constexpr double png_dots_per_inch = 300;

std::string listed_characters(const std::vector<std::string>& characters) {
  constexpr std::size_t most = 8;
  std::string out;
  for (std::size_t i = 0; i < characters.size() && i < most; ++i) out += (i == 0 ? "" : " ") + characters[i];
  return out + (characters.size() > most ? " ..." : "");
}

void refuse_missing(const figure::Font& font, const figure::Scene& scene, bool is_svg) {
  const std::vector<std::string> missing = font.missing(scene);
  if (missing.empty()) return;
  const std::string what = font.name().file + " has no character for " + listed_characters(missing);
  if (!is_svg) throw_input(what + "; give a font that has it with --font FILE");
  say(what + "; who shows the SVG takes another font for it");
}

std::string kind_of(const Arguments& arguments) { return "figure " + *arguments.text("KIND"); }

/// Ours are replaced by a figure of the same kind alone: the CSV of a stem belongs to all pictures of it.
void refuse_other_figures(const FigureFile& file, const std::string& kind) {
  for (const auto& each : {file.picture, file.data})
    if (std::filesystem::is_regular_file(each) && !is_of_kind(each, kind))
      throw_input(each.string() + ": is there already, and does not belong to a " + kind +
                  "; give another name, or say --force to replace it");
}

void write_of_kind(const std::filesystem::path& file, const std::string& content, const std::string& kind) {
  note_kind(file, sha256_of(content), kind);
  write_noted_file(file, content);
}

} // namespace

std::vector<Option> figure_file_options() {
  return {
      {"-o", "FILE.svg|pdf|png", "where to write; the numbers behind it go into FILE.csv beside it", true},
      {"--width", "column|page", "8.5 cm (column, the default) or 17.5 cm (page)"},
      {"--font", "FILE", "the font file of all text (default: Open Sans)"},
      {"--force", "",
       "replace files that Quietroom did not write, and other figures; never what the command itself reads"}};
}

FigureFile figure_file(const Arguments& arguments) {
  FigureFile out{*arguments.text("-o"), {}, figure::column_mm};
  const std::string ending = out.picture.extension().string();
  if (ending != ".svg" && ending != ".pdf" && ending != ".png")
    throw_input("-o is \"" + out.picture.string() + "\"; give a name that ends in .svg, .pdf or .png");
  const std::string width = arguments.text("--width").value_or("column");
  if (width != "column" && width != "page") refuse_choice("--width", width, {"column", "page"});
  if (width == "page") out.width_mm = figure::page_mm;
  out.data = out.picture;
  out.data.replace_extension(".csv");
  guard(arguments, {"-o", "KIND"}, {out.picture, out.data});
  if (!arguments.has("--force")) refuse_other_figures(out, kind_of(arguments));
  return out;
}

void write_figure(const Arguments& arguments, const FigureFile& file, report::FigureForms forms) {
  const auto given = arguments.text("--font");
  const figure::Font font(given ? std::filesystem::path(*given) : figure::usual_font_file());
  forms.figure.width_mm = file.width_mm;
  const figure::Scene scene = figure::scene_of(forms.figure, font.metric());
  if (file.picture.has_parent_path()) make_folder(file.picture.parent_path());
  const std::string ending = file.picture.extension().string();
  refuse_missing(font, scene, ending == ".svg");
  const std::string picture = ending == ".svg"   ? figure::svg_of(scene, font.name())
                              : ending == ".pdf" ? font.pdf_of(scene)
                                                 : marked_png(font.png_of(scene, png_dots_per_inch));
  const std::string kind = kind_of(arguments);
  write_of_kind(file.picture, picture, kind);
  write_of_kind(file.data, visible(report::to_csv(forms.data)), kind);
  print(file.picture.string() + '\n' + file.data.string() + '\n');
}

} // namespace quietroom::cli
