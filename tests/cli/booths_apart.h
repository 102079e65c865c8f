#pragma once

#include "cli/voted_study.h"

namespace quietroom::test {

/// One study of six listeners on three machines without a server: the folders one, two and three.
struct BoothsApart : VotedStudy {
  explicit BoothsApart(const std::string& options = "") {
    run("new one --set files --listeners 6 --practice 1 --seed 3 --name lab " + options);
    for (const char* booth : {"two", "three"})
      std::filesystem::copy(folder.path() / "one", folder.path() / booth,
                            std::filesystem::copy_options::recursive);
  }

  /// As VotedStudy::sit(), in one of them. `apart`: ids of sessions have a random part, as those of a lab do.
  void sit_in(const std::string& booth, const std::string& listener, int votes, int value = 4,
              bool apart = true, const std::string& began_utc = "2026-01-01T09:00:00.000Z") {
    path = folder.path() / booth;
    study = quietroom::study::read_fixed_study(path).study;
    study.design.store = apart ? "postgresql:///lab" : "";
    sit(listener, votes, value, began_utc);
  }

  /// "listener condition value" of each vote that counts, sorted.
  std::vector<std::string> votes_of(const std::string& booth) const {
    std::vector<std::string> out;
    store::sql::open_sqlite(store::database_of(folder.path() / booth), store::sql::Access::read_only)
        ->query("SELECT session || ' ' || stimulus || ' ' || vote || ' ' || digest FROM votes_long"
                " WHERE valid = 1 AND block_type = 'main'",
                {}, [&](store::sql::Row row) { out.emplace_back(row[0]); });
    std::ranges::sort(out);
    return out;
  }

  /// Both proofs, ours and the script's.
  void check_proof(const std::string& booth) const {
    const Run ours = run("verify " + booth);
    CAPTURE(ours.out, ours.err);
    CHECK(ours.exit_code == 0);
    const Run script =
        run_program("python3", "'" QUIETROOM_SOURCE_DIR "/scripts/verify_study.py' " + booth, folder.path());
    CAPTURE(script.out, script.err);
    CHECK(script.exit_code == 0);
  }
};

} // namespace quietroom::test
