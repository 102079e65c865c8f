#pragma once

#include "report/table.h"

namespace quietroom::test {

/// A table with what is awkward in every form: bars, signs, letters of other scripts, undefined values.
inline report::Table codecs_table() {
  using namespace report;
  Table out;
  out.columns = {{"condition", "Condition", Align::left, ""},
                 {"mos", "MOS", Align::right, "ci_half"},
                 {"n_votes", "Votes", Align::right, ""},
                 {"difference", "Difference", Align::right, ""}};
  out.rows = {
      {std::string("G.711 | 64 kbit/s"), PlusMinus{4.2083333333333, 0.1, 2}, Number{96, 0},
       Number{-0.0049, 2}},
      {std::string("漢字 α_β & 5 %"), PlusMinus{1.5, std::nullopt, 2}, Number{8, 0}, Number{-0.418, 2}},
      {std::string("=no, \"votes\""), PlusMinus{}, Number{0, 0}, Number{}}};
  out.caption = "MOS of 3 codecs, 95 % intervals.";
  out.label = "tab:mos";
  return out;
}

} // namespace quietroom::test
