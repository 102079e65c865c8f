#pragma once

#include "station/backstage.h"
#include "station/scripted_sound.h"
#include "support/tone_study.h"

namespace quietroom::test {

/// A session of listener L01 that has just been opened, with its study on disk and sound by script.
struct BackstageRoom {
  ToneStudy folder;
  design::Plan plan = plan_for(folder.study.design, folder.study.set, "L01");
  store::SessionFacts facts = folder.facts();
  store::StudyStore store{folder.database(), store::sql::Access::relaxed};
  ScriptedSound sound;
  station::Backstage backstage{folder.study, plan, facts, store, sound, [] { return std::string("now"); }};

  BackstageRoom() { store.open_session(facts, "t0"); }
};

} // namespace quietroom::test
