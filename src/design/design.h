#pragma once

#include "core/error.h"
#include "design/arrangement.h"
#include "design/calibration.h"
#include "design/eligibility.h"
#include "design/flow.h"
#include "design/questionnaire.h"
#include "design/reported_facts.h"
#include "design/wording.h"
#include "method/methods.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::design {

/// One study as its study.toml describes it (sessions/FORMAT.md). What stands here is the default of each
/// key.
struct Design {
  std::string name;
  std::string store; ///< address of the server where votes are gathered; empty = the study's own file
  bool without_server = false; ///< booths begin sessions also where that server does not answer
  std::filesystem::path set;   ///< where the audio lies; the one path that may leave the study's folder
  int set_line = 0;            ///< of study.toml
  quietroom::method::Method method = quietroom::method::methods().front();
  std::string language = "en";
  std::string label_variant;    ///< of the labels, where their pack has several; empty = its first
  bool labels_accepted = false; ///< the operator has read the texts that nobody confirmed
  std::uint64_t seed = 0;
  std::vector<std::string> listeners;
  int practice = 2;                          ///< trials before the main block, not analysed
  int break_after = 0;                       ///< trials of the main block; 0 = no break
  int break_min_s = 30;                      ///< seconds
  bool confirm = false;                      ///< a vote counts only after Enter
  bool cannot_tell = false;                  ///< "cannot tell" is a possible answer
  std::optional<std::string> reference = {}; ///< id of the condition that the others are held against
  bool page_after_practice = false;          ///< a page between practice and test
  int vote_within_s = 0;                 ///< s from the opening of a vote until it is missed; 0 = no limit
  std::string consent_file = {};         ///< within the study's folder; empty = nobody is asked
  int consent_line = 0;                  ///< of study.toml
  SoundCheck check = SoundCheck::tones;  ///< before the practice
  Resume resume = Resume::go_on;         ///< what becomes of a session that was broken off
  std::vector<std::string> consent = {}; ///< its pages, which a listener agrees to; filled by who reads it
  int max_plays = 1;                     ///< how often a sample may be heard before its vote
  std::optional<double> level_db_spl;    ///< listening level at the ear as typed, of sessions without
                                         ///< calibration; empty = not measured
  CalibrationRule calibration = CalibrationRule::as_typed;
  std::string
      experimenter_code; ///< its argon2id hash, or digits in clear of an earlier version; empty = not set
  Wording wording = english_wording(method);
  std::vector<Questionnaire> questionnaires = {}; ///< what listeners are asked besides votes, the form first
  EligibilityRules eligibility = {};              ///< who may take part
  Arrangement arrangement;                        ///< orders, panels, constraints, marked items
  ReportedFacts facts;                            ///< for the method section of a paper; no part of any plan
};

struct ReadDesign {
  Design design;
  std::vector<Problem> problems;
};

/// Reads STUDY/study.toml and reports every mistake. Throws an input Error when there is none.
ReadDesign read_design(const std::filesystem::path& study);

/// The same from a text that will be STUDY/study.toml.
ReadDesign parse_design(std::string_view text, const std::filesystem::path& study);

/// study.toml for a new study, comments included.
std::string study_toml(const Design& design);

bool is_planned(const Design& design, std::string_view listener);

/// Ids "sim-001"... belong to simulated listeners.
bool is_simulated_id(std::string_view listener);

} // namespace quietroom::design
