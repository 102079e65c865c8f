#include "analysis/beside_proof.h"

#include "analysis/proof_question.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> told(const ProofQuestion& question) {
  return test::sentences(beside_problems(question));
}

} // namespace

TEST_CASE("a session is set aside by its chain and by a row, or by neither") {
  auto question = test::proof_question();
  CHECK(told(question).empty());
  question.kept.set_aside = {{"L01-1", "redone"}};
  CHECK(told(question).size() == 1);
  question.kept.sessions[0].links.push_back({99, "redone", 0, "digest", "records"});
  CHECK(told(question).empty());
  question.kept.sessions[0].links.push_back({100, "withdrawn", 0, "digest", "records"});
  CHECK_THAT(told(question).at(0), Contains("L01-1: whether it is set aside"));
  question.kept.set_aside[0].reason = "withdrawn";
  CHECK(told(question).empty());
  question.kept.set_aside.clear();
  CHECK(told(question).size() == 1);
  question.kept.set_aside = {{"L01-1", "withdrawn"}, {"L07-1", "redone"}};
  CHECK(told(question) == std::vector<std::string>{"L07-1: is set aside, and is no session"});
}

TEST_CASE("a listener has one session that counts") {
  auto question = test::proof_question();
  question.kept.sessions.push_back(question.kept.sessions[0]);
  question.kept.sessions[1].session = "L01-2";
  CHECK(told(question) ==
        std::vector<std::string>{"L01-2: is of listener L01, whose session L01-1 counts already"});
  question.kept.sessions[0].links.push_back({99, "redone", 0, "digest", "records"});
  question.kept.set_aside = {{"L01-1", "redone"}};
  CHECK(told(question).empty());
}

TEST_CASE("an attempt has the gain, the level and the device of its calibration") {
  auto question = test::proof_question();
  auto& attempt = question.kept.sessions[0].attempts[3];
  attempt.calibration = 2;
  attempt.gain_db = -3.5;
  attempt.level_db_spl = 73;
  CHECK_THAT(told(question).at(0), Contains("calibration 2, which is not there"));
  question.kept.calibrations = {{2, attempt.device, -3.5, 73}};
  CHECK(told(question).empty());
  for (const session::KeptCalibration& other : {session::KeptCalibration{2, "other", -3.5, 73},
                                                {2, attempt.device, -3.4, 73},
                                                {2, attempt.device, -3.5, 85}}) {
    question.kept.calibrations = {other};
    CHECK_THAT(told(question).at(0), Contains("gain, level or device are not those of calibration 2"));
  }
}

TEST_CASE("the method of a session is that of study.toml") {
  auto question = test::proof_question();
  question.kept.sessions[0].method = "dcr";
  CHECK(told(question) ==
        std::vector<std::string>{"L01-1: was held by the method dcr; study.toml says acr now"});
}
