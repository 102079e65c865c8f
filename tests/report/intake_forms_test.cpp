#include "report/intake_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

stimulus::Intake intake(int talkers) {
  stimulus::Intake out;
  stimulus::StimulusSet& set = out.checked.set;
  set.name = "files";
  set.rate_hz = 16000;
  set.context = stimulus::Context::wideband;
  stimulus::Condition a;
  a.id = "a";
  set.conditions = {a};
  for (int t = 0; t < talkers; ++t) {
    stimulus::Stimulus s;
    s.condition = "a";
    s.talker = "t" + std::to_string(t);
    set.stimuli.push_back(s);
  }
  return out;
}

} // namespace

TEST_CASE("intake forms: how many samples each condition has of each talker, and the form of the set") {
  const std::string text = intake_text("d", intake(2), false);
  CHECK(text.starts_with("2 files: 1 condition, 2 talkers\n\nsamples of  t0  t1\na            1   1\n\n"));
  CHECK(text.ends_with("\nset \"files\": 16000 Hz, 16 bits, context WB (by the rate; say --context if the "
                       "test has another)\n"));
  CHECK(intake_text("d", intake(2), true).ends_with("context WB\n"));
  CHECK(intake_text("d", intake(13), true).find("samples of") == std::string::npos); // too wide
}

TEST_CASE("intake forms: what was renamed, left out or is to be copied is told") {
  stimulus::Intake in = intake(1);
  in.renamed = {{"b c", "b-c"}};
  in.left_out = {{"x.txt", "is no sound"}};
  in.to_convert = {0};
  const std::string text = intake_text("d", in, true);
  CHECK(text.find("ids made from names:\n  b c -> b-c\n\nleft out: 1\n  x.txt: is no sound\n\nset ") !=
        std::string::npos);
  CHECK(text.ends_with("copies as 16-bit WAV in d/converted: 1\n"));
}

TEST_CASE("intake forms: without a stimulus there is no set to describe") {
  const std::string text = intake_text("d", stimulus::Intake{}, false);
  CHECK(text == "0 of 0 stimuli measured; errors: 0, warnings: 0\n");
}
