#include "bundle/readme.h"

#include <algorithm>
#include <string_view>

namespace quietroom::bundle {

namespace {

/// Files whose path begins so, and what they are for. Those that are not in an export are not told.
struct Purpose {
  std::string_view path, shown, meaning;
};

constexpr Purpose purposes[] = {
    {"conditions.", "`conditions.*`",
     "the table of conditions: CSV and JSON for programs, XLSX for spreadsheet "
     "programs, Markdown and LaTeX for readers"},
    {"long.csv", "`long.csv`", "every vote, one row per answer"},
    {"data/", "`data/*_data.csv`",
     "the data in the layout of Psych-DS: the long table, wide tables (a row per listener), the table of "
     "conditions"},
    {"dictionary.csv", "`dictionary.csv`", "each column of these tables with its type, unit and meaning"},
    {"playback_log.csv", "`playback_log.csv`", "what was really played, attempt by attempt"},
    {"methods.", "`methods.md`, `methods.tex`",
     "the method section; what nobody recorded is a visible gap in brackets"},
    {"checklist.md", "`checklist.md`", "the questions that reviewers ask, with their answers"},
    {"references.bib", "`references.bib`", "BibTeX of the program and of the Recommendations used"},
    {"figures/", "`figures/`", "figures as SVG and PDF, each with the numbers behind it as CSV"},
    {"personal/", "`personal/`",
     "what listeners said of themselves, and who was eligible: PERSONAL, not to be published"},
    {"set/", "`set/`", "the stimulus set"},
    {"sureal", "`sureal*.json`", "the votes as a dataset of sureal"},
    {"p808/", "`p808/`", "tables in the columns of the P.808 toolkit; its interval is 1.96 sd / sqrt n"},
    {"versions.txt", "`versions.txt`", "the program and the libraries that wrote all this"},
    {"datapackage.json", "`datapackage.json`",
     "every file with its SHA-256 and every table with its schema "
     "(Frictionless Data Package)"},
    {"dataset_description.json", "`dataset_description.json`", "the description of Psych-DS"},
    {"CITATION.cff", "`CITATION.cff`", "how to cite the data"},
    {"checksums.txt", "`checksums.txt`",
     "SHA-256 of all other files; `sha256sum -c checksums.txt` checks them"},
};

/// What catalogues list last, so that no list of the files so far has it.
constexpr std::string_view catalogues[] = {"dictionary.csv", "CITATION.cff", "datapackage.json",
                                           "dataset_description.json", "checksums.txt"};

bool is_there(const Dataset& dataset, std::string_view path) {
  return std::ranges::find(catalogues, path) != std::end(catalogues) ||
         std::ranges::any_of(dataset.resources,
                             [&](const Resource& each) { return each.file.path.starts_with(path); });
}

constexpr std::string_view of_public = R"(
## A public release

These files are for everybody, and they tell less than the study knows:

* Listeners have new names. They are drawn anew for each release and written nowhere. Rows are sorted by them.
* Times are reduced to the day. Durations, such as `response_ms`, stay.
* The columns `session`, `panel`, `device` and `digest` are left out, and so is every column that is not of the
  program itself, unless the publisher kept it on purpose. Reasons for an exclusion or a void attempt that are
  somebody's words are left out.
* The seed of the study and the hash of its plan are left out: who knows the seed and the id of a listener can
  compute the order in which this listener heard the stimuli, and the order of trials stands in the data.
* `set/set.toml` is written anew, without comments. Names of files are made from the ids (`source/ID`, `file-1`),
  programs of others are called `program`, and the seed is 0. Ids, labels, steps, licences and attributions
  stay. In place of `set.lock`, `set/stimuli.csv` has the SHA-256, length, level and packet loss of each stimulus.
)";

} // namespace

std::string readme_of(const Dataset& dataset, bool is_public) {
  std::string out = "# " + dataset.name + "\n\n" + dataset.description + "\n\nWritten by Quietroom " +
                    dataset.version + ".\n\n## Files\n\n";
  for (const Purpose& each : purposes)
    if (is_there(dataset, each.path))
      out += "* " + std::string(each.shown) + ": " + std::string(each.meaning) + "\n";
  if (is_public) out += of_public;
  return out +
         "\n## Before you publish\n\n"
         "Fill in who made the data in `CITATION.cff`, add a licence, and fill the gaps in `methods.md`. "
         "An edited file\ndoes not fit `checksums.txt` any more, and a later export refuses to replace it.\n";
}

} // namespace quietroom::bundle
