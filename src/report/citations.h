#pragma once

#include "analysis/study_description.h"

#include <string>
#include <vector>

/// What a paper cites that uses Quietroom: the program and the Recommendations that it goes by.
namespace quietroom::report {

struct Citation {
  std::string key;                         ///< of BibTeX: "itu_t_p800_1"
  std::string organisation, number, title; ///< "ITU-T", "P.800.1"
  int year = 0, month = 0;                 ///< of the edition
};

/// Every Recommendation that some command goes by, by its number.
const std::vector<Citation>& all_citations();

/// Those that this test went by: its method, terms, stimuli, model and exclusions.
std::vector<Citation> citations_of(const analysis::StudyDescription& study);

/// Entries of BibTeX, the program of this version and year first. Any BibTeX style and biblatex read them.
std::string bibtex(const std::vector<Citation>& citations, const std::string& version, int year);

} // namespace quietroom::report
