#pragma once

#include "analysis/standing.h"
#include "analysis/study_description.h"
#include "report/answer.h"
#include "report/html_page.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::report {

/// Everything that the page of one test shows, as values.
struct TestPage {
  std::string name; ///< of the test: that of the study, or of the file of votes without its folder
  analysis::StudyDescription study;
  analysis::Standings standings;
  Table conditions;                           ///< the printed table
  AnswersInForms screening;                   ///< listener by listener
  AnswersInForms contrast;                    ///< pair by pair
  std::optional<std::string> comparison = {}; ///< comparison_text(); none where nothing can be compared
  std::vector<PagePicture> score_pictures = {}, comparison_pictures = {}, listener_pictures = {};
  std::string version; ///< of the program
};

/// Verdict, scores, comparison, differences, listeners, method and provenance, each a section.
HtmlPage test_page(const TestPage& test);

} // namespace quietroom::report
