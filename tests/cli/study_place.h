#pragma once

#include "cli/quietroom.h"
#include "support/finished_set.h"

namespace quietroom::test {

/// A set of two conditions and two talkers, and a study of it.
struct StudyPlace {
  TempFolder folder;
  StudyPlace() {
    write_finished_files(folder.path() / "files");
    run("add-set files --context NB --pattern '{condition}_{talker}_{sample}.wav' --write");
  }
  Run run(const std::string& arguments) const {
    return run_program(QUIETROOM_PROGRAM, arguments, folder.path());
  }
  Run make(const std::string& method) const {
    return run("new study --set files --listeners 2 --practice 1 --seed 3 --method " + method);
  }
};

} // namespace quietroom::test
