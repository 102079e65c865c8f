#include "cli/quietroom.h"

#include "signal/audio_file.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

/// What add-set says of files of so many zero bytes in this form.
Run added(const std::string& raw, const TempFolder& folder) {
  folder.write("a_t_1.raw", std::string(64000, '\0'));
  return run_quietroom(
      "add-set . --pattern '{condition}_{talker}_{sample}.raw' --convert --raw '" + raw + "'", folder.path());
}

} // namespace

TEST_CASE("files without a header are read as --raw says, of one channel where it says nothing") {
  const TempFolder folder;
  for (const auto& [raw, seconds] : {std::pair{"rate=16000,format=s16le", "2.0"},
                                     {"format=s16le,channels=2,rate=16000", "1.0"},
                                     {"rate=8000,channels=1,format=s16be", "4.0"}}) {
    const Run run = added(raw, folder);
    CAPTURE(raw, run.out, run.err);
    CHECK(run.err.find("--raw") == std::string::npos);
    CHECK((run.out + run.err).find(seconds) != std::string::npos);
  }
}

TEST_CASE("what --raw cannot mean is refused with the key that is wrong and an example") {
  const TempFolder folder;
  const std::pair<const char*, const char*> mistakes[] = {
      {"format=s16le", "rate is missing"},
      {"", "rate is missing"},
      {"rate=16000", "format must be one of "},
      {"rate=16000,format=s16l", "(did you mean s16le?)"},
      {"rate=16000,chanels=1,format=s16le", "\"chanels\" is not known (did you mean channels?)"},
      {"rate=7999,format=s16le", "rate must be a whole number from 8000 to 192000"},
      {"rate=192001,format=s16le", "rate must be a whole number from 8000 to 192000"},
      {"rate=fast,format=s16le", "rate must be a whole number"},
      {"rate=16000,channels=0,format=s16le", "channels must be a whole number from 1 to 2"},
      {"rate=16000,channels=3,format=s16le", "channels must be a whole number from 1 to 2"}};
  for (const auto& [raw, sentence] : mistakes) {
    const Run run = added(raw, folder);
    CAPTURE(raw, run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.err.find(sentence) != std::string::npos);
    CHECK(run.err.find("; write it like rate=16000,channels=1,format=s16le") != std::string::npos);
  }
}
