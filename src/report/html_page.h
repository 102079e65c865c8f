#pragma once

#include "report/table.h"

#include <string>
#include <vector>

/// One self-contained page: no network, and no script needed to read it.
namespace quietroom::report {

struct PagePicture {
  std::string svg;     ///< a whole document
  std::string caption; ///< a sentence
};

struct PageSection {
  std::string id; ///< of its heading, for links: letters and hyphens
  std::string heading;
  std::vector<std::string> paragraphs; ///< plain text
  std::vector<Table> tables;
  std::vector<PagePicture> pictures;
  std::string as_printed; ///< lines for a terminal, shown as they stand; may be empty
};

struct HtmlPage {
  std::string title;
  std::string banner;  ///< above all: that votes are simulated; may be empty
  std::string verdict; ///< the answer in a sentence or two
  std::vector<PageSection> sections;
  std::string provenance; ///< the last line: by which program
};

/// HTML of one file. Dark and light by the reader's system, one column on a phone, black on white on paper.
/// Tables sort by a click on a header where scripts run. Nothing in it leads to another host.
std::string to_html(const HtmlPage& page);

} // namespace quietroom::report
