#include "cli/quietroom.h"

#include "core/random.h"
#include "support/sound_bytes.h"

using namespace quietroom::test;

namespace {

/// Four conditions that the E-model predicts, and a table of truth for one of them and for all.
void make_study(const TempFolder& folder) {
  std::string toml = "version = 1\nname = 's'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
                     "[[source]]\nid = 's1'\nfile = 'source/s1.wav'\ntalker = 'ann'\nlanguage = 'en'\n";
  for (const char* id : {"a", "b", "c", "d"})
    toml += std::string("[[condition]]\nid = '") + id + "'\nkind = 'reference'\nemodel = { Ie = 10 }\n";
  folder.write("set/set.toml", toml);
  quietroom::SplitMix64 random(1);
  std::string samples;
  for (int i = 0; i < 8000; ++i) samples += little(random.next() % 4000, 2);
  folder.write("set/source/s1.wav", wav_16(static_cast<std::uint32_t>(samples.size()), samples));
  folder.write("one.csv", "condition,mos\nb,3\n");
  folder.write("emodel-x.csv", "condition,mos\na,4\nb,3\nc,2\nd,4.5\n");
  for (const char* command : {"prepare set", "new study --set set --listeners 3 --practice 0"})
    REQUIRE(run_quietroom(command, folder.path()).exit_code == 0);
}

/// What compare says of votes that were simulated so.
std::string compared(const TempFolder& folder, const std::string& truth, const std::string& form = "") {
  REQUIRE(run_quietroom("simulate study --listeners 3 --replace" + truth, folder.path()).exit_code == 0);
  return run_quietroom("compare study" + form, folder.path()).out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("compare tells which part of an agreement is circular, by the truth of each condition") {
  const TempFolder folder;
  make_study(folder);
  CHECK(holds(compared(folder, ""), "4 of 4 conditions: their simulated truth comes from the E-model"));
  CHECK(holds(compared(folder, " --truth one.csv"),
              "3 of 4 conditions: their simulated truth comes from the E-model, "
              "so this part of the agreement is circular and says nothing "
              "about people (a, c, d)."));
  const std::string json = run_quietroom("compare study --json", folder.path()).out;
  CHECK(holds(json,
              "\"circular\": true,\n  \"circular_conditions\": [\n    \"a\",\n    \"c\",\n    \"d\"\n  ]"));
}

TEST_CASE("a table of truth for every condition makes no agreement circular, whatever it is called") {
  const TempFolder folder;
  make_study(folder);
  CHECK_FALSE(holds(compared(folder, " --truth emodel-x.csv"), "circular"));
  CHECK(holds(run_quietroom("compare study --json", folder.path()).out,
              "\"circular\": false,\n  \"circular_conditions\": []"));
}
