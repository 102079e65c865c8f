#include "cli/choices.h"
#include "cli/command.h"
#include "cli/figure_file.h"
#include "cli/figure_kinds.h"
#include "core/error.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

bool has_option(const std::vector<Option>& options, const std::string& name) {
  return std::any_of(options.begin(), options.end(), [&](const Option& each) { return each.name == name; });
}

std::string kind_words() {
  std::string out;
  for (const FigureKind& each : figure_kinds()) out += (out.empty() ? "" : "|") + each.name;
  return out;
}

std::vector<Option> options_of_every_kind() {
  std::vector<Option> out = {
      {"KIND", kind_words(), "what is shown; the kinds are below", true},
      {"VOTES", "VOTES",
       "a CSV of votes, a study folder or its database; for sweep the CSV of emodel --sweep, for "
       "call a capture or statistics of calls"}};
  for (const Option& each : figure_file_options()) out.push_back(each);
  return out;
}

/// The options of all kinds, each once.
std::vector<Option> all_options() {
  std::vector<Option> out = options_of_every_kind();
  for (const FigureKind& kind : figure_kinds())
    for (const Option& each : kind.options)
      if (!has_option(out, each.name)) out.push_back(each);
  return out;
}

const FigureKind& kind_named(const std::vector<FigureKind>& kinds, const std::string& name) {
  std::vector<std::string> words;
  for (const FigureKind& each : kinds) words.push_back(each.name);
  const auto found = std::find(words.begin(), words.end(), name);
  if (found == words.end()) refuse_choice("figure", name, words);
  return kinds[static_cast<std::size_t>(found - words.begin())];
}

/// An option of another kind does nothing here.
void refuse_other_options(const FigureKind& kind, const Arguments& arguments) {
  for (const Option& each : all_options())
    if (arguments.has(each.name) && !has_option(options_of_every_kind(), each.name) &&
        !has_option(kind.options, each.name))
      throw_input(each.name + " has no effect on figure " + kind.name + "; leave it out");
}

int run_figure(const Arguments& arguments) {
  const std::vector<FigureKind> kinds = figure_kinds();
  const FigureKind& kind = kind_named(kinds, *arguments.text("KIND"));
  refuse_other_options(kind, arguments);
  const FigureFile file = figure_file(arguments);
  write_figure(arguments, file, kind.make(arguments));
  return ok;
}

std::string examples() {
  std::string out = "  quietroom figure conditions votes.csv -o mos.svg\n"
                    "  quietroom figure conditions sessions/demo --sort mos --width page -o mos.pdf\n"
                    "  quietroom figure parameter sessions/demo --parameter Ppl -o loss.pdf\n"
                    "  quietroom figure ladder votes.csv --q-db mnru06=6,mnru12=12,mnru18=18 -o ladder.svg\n"
                    "  quietroom figure agreement votes.csv --against polqa -o polqa.svg\n"
                    "  quietroom figure box mushra.csv --scale 0:100 -o box.pdf\n"
                    "  quietroom emodel --codec g711-plc --sweep Ppl=0:20:1 --csv > sweep.csv\n"
                    "  quietroom figure sweep sweep.csv -o sweep.svg\n"
                    "  quietroom figure call call.pcap --rules docs --interval 1 -o call.svg\n"
                    "The kinds:";
  for (const FigureKind& each : figure_kinds())
    out += "\n  " + each.name + std::string(12 - each.name.size(), ' ') + each.summary;
  return out;
}

} // namespace

Command figure_command() {
  return {"figure", "draw a result as SVG, PDF or PNG, with the numbers behind it as CSV", all_options(),
          examples(), run_figure};
}

} // namespace quietroom::cli
