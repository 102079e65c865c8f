#include "bundle/playback_log.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

TEST_CASE("playback log: what was played stands in it, votes do not, and an attempt stands once") {
  PlaybackLog log;
  log.header(test::parts("listener,vote,trial,frames_expected,question,valid,underruns", ','));
  log.row(test::parts("a,4,1,48000,sig,1,0", ','));
  log.row(test::parts("a,3,1,48000,bak,1,0", ','));
  log.row(test::parts("a,,2,48000,sig,0,3", ','));
  CHECK(log.csv() == "listener,trial,frames_expected,underruns,valid\na,1,48000,0,1\na,2,48000,3,0\n");
}

TEST_CASE("playback log: votes from elsewhere say nothing of it") {
  PlaybackLog log;
  log.header(test::parts("listener,stimulus,condition,vote,valid", ','));
  log.row(test::parts("a,s,x,4,1", ','));
  CHECK(log.columns().empty());
  CHECK(log.csv().empty());
}
