#pragma once

#include "usage/page.h"

namespace quietroom::usage::test {

/// Two commands with an option of every kind.
inline Program tiny_program() {
  const Page mos{"tiny mos",
                 "MOS of votes",
                 {{"VOTES", "VOTES", "a CSV of votes", true},
                  {"--by", "FACTORS", "columns, with commas between"},
                  {"--context", "NB|WB", "the listener's band: [nb] is not it"},
                  {"--set", "SET", "folder of the set"},
                  {"--where", "COLUMN=VALUE", "only these rows", false, true},
                  {"--json", "", "one JSON document"}},
                 "  tiny mos votes.csv --by talker\nA remark.",
                 {{"FILES", "votes.csv is yours.\n\nNothing is written."}},
                 {"tiny"}};
  const Page level{"tiny level",
                   "level of 'files'",
                   {{"FILE", "FILE...", "sound files", true},
                    {"-o", "FILE.png", "where to write"},
                    {"--codec", "ID", "a codec", true}},
                   "  tiny level a.wav",
                   {},
                   {"tiny"}};
  return {{"tiny", "A tiny program", {}, "  tiny mos votes.csv", {}, {"tiny mos"}},
          {{"Analyse", {mos}}, {"Measure", {level}}}};
}

} // namespace quietroom::usage::test
