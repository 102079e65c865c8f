#include "store/schema_3.h"

namespace quietroom::store {

namespace {

constexpr const char* additions[] = {
    // What people did to the study besides voting: overrides, withdrawals, sessions set aside, unblinding.
    // Never a personal fact.
    "CREATE TABLE audit ("
    " entry BIGINT PRIMARY KEY, happened_utc TEXT NOT NULL, action TEXT NOT NULL, session TEXT, listener "
    "TEXT,"
    " reason TEXT, program TEXT NOT NULL)",

    // The chain of a session (chain.h). Of an attempt: the sitting it was heard in, its number in the chain,
    // and what is hashed of its answers. An attempt without a link is open, or of an earlier schema.
    "ALTER TABLE session ADD COLUMN lock_sha256 TEXT",
    "ALTER TABLE attempt ADD COLUMN sitting BIGINT",
    "ALTER TABLE attempt ADD COLUMN link BIGINT",
    "ALTER TABLE attempt ADD COLUMN salt TEXT",
    "ALTER TABLE attempt ADD COLUMN answers_sha256 TEXT",
    "CREATE UNIQUE INDEX attempt_link ON attempt (session, link)",

    // the links that are no attempts; number: of a sitting, of a block, of the attempts before the first link
    "CREATE TABLE link ("
    " session TEXT NOT NULL REFERENCES session(session), link BIGINT NOT NULL, kind TEXT NOT NULL,"
    " number BIGINT NOT NULL, happened_utc TEXT NOT NULL, digest TEXT NOT NULL,"
    " PRIMARY KEY (session, link))",
    // Sessions that do not count: set aside to be done anew ('redone'), or withdrawn by the listener.
    "CREATE TABLE set_aside ("
    " session TEXT PRIMARY KEY REFERENCES session(session), reason TEXT NOT NULL CHECK (reason IN"
    " ('redone', 'withdrawn')), happened_utc TEXT NOT NULL)",
    // What the listener could read in a sitting, position from 1. name: a key of [wording], QUESTION.heading
    // or
    // QUESTION.CATEGORY; status: confirmed, secondary, recalled or own (of study.toml).
    "CREATE TABLE session_text ("
    " session TEXT NOT NULL, sitting BIGINT NOT NULL, position BIGINT NOT NULL, name TEXT NOT NULL,"
    " text TEXT NOT NULL, status TEXT NOT NULL, source TEXT NOT NULL,"
    " PRIMARY KEY (session, sitting, name),"
    " FOREIGN KEY (session, sitting) REFERENCES sitting(session, sitting))",
    // Where listeners sit whose seats are given away as they come; from 0 over all panels of study.toml.
    "CREATE TABLE seat (listener TEXT PRIMARY KEY, seat BIGINT NOT NULL, taken_utc TEXT NOT NULL)",
    // How loud the study is heard: each calibration, each look at it afterwards, the noise of the room.
    "CREATE TABLE calibration ("
    " calibration BIGINT PRIMARY KEY, calibrated_utc TEXT NOT NULL, expires_utc TEXT NOT NULL,"
    " device TEXT NOT NULL, rate_hz BIGINT NOT NULL, transducer TEXT NOT NULL, coupler TEXT NOT NULL,"
    " meter TEXT NOT NULL, operator TEXT NOT NULL, listening TEXT NOT NULL,"
    " tone_dbov DOUBLE PRECISION NOT NULL, tone_seconds DOUBLE PRECISION NOT NULL,"
    " reading_db_spl DOUBLE PRECISION NOT NULL, target_db_spl DOUBLE PRECISION NOT NULL,"
    " gain_db DOUBLE PRECISION NOT NULL, program TEXT NOT NULL)",
    "CREATE TABLE level_check ("
    " entry BIGINT PRIMARY KEY, calibration BIGINT NOT NULL REFERENCES calibration(calibration),"
    " checked_utc TEXT NOT NULL, reading_db_spl DOUBLE PRECISION NOT NULL,"
    " difference_db DOUBLE PRECISION NOT NULL, holds BIGINT NOT NULL CHECK (holds IN (0, 1)),"
    " meter TEXT NOT NULL, operator TEXT NOT NULL, program TEXT NOT NULL)",
    "CREATE TABLE room_noise ("
    " entry BIGINT PRIMARY KEY, measured_utc TEXT NOT NULL, level_dba DOUBLE PRECISION NOT NULL,"
    " moment TEXT NOT NULL CHECK (moment IN ('before', 'after')), meter TEXT NOT NULL,"
    " operator TEXT NOT NULL, program TEXT NOT NULL)",
    // The calibration under which an attempt is heard; NULL = none.
    "ALTER TABLE attempt ADD COLUMN calibration BIGINT",
    // What listeners said besides votes; personal. code: nothing where the question was left without an
    // answer.
    "CREATE TABLE form_answer ("
    " session TEXT NOT NULL REFERENCES session(session), field TEXT NOT NULL, position BIGINT NOT NULL,"
    " heading TEXT NOT NULL, code TEXT, said TEXT NOT NULL, answered_utc TEXT NOT NULL,"
    " PRIMARY KEY (session, field))",
    "CREATE TABLE questionnaire_answer ("
    " session TEXT NOT NULL REFERENCES session(session), questionnaire TEXT NOT NULL,"
    " question TEXT NOT NULL, position BIGINT NOT NULL, heading TEXT NOT NULL, code TEXT,"
    " said TEXT NOT NULL, answered_utc TEXT NOT NULL, PRIMARY KEY (session, questionnaire, question))",
    // Whether a listener may take part; breaches: names of the rules that did not hold, with commas.
    "CREATE TABLE eligibility ("
    " session TEXT PRIMARY KEY REFERENCES session(session), rules TEXT NOT NULL, breaches TEXT NOT NULL,"
    " overridden BIGINT NOT NULL CHECK (overridden IN (0, 1)), checked_utc TEXT NOT NULL)",

    // What each listener was told before a sitting, and whether they agreed. entry: from 1 in its session;
    // version: SHA-256 of the pages. given, decided_utc and salt go when the listener withdraws.
    "CREATE TABLE consent ("
    " session TEXT NOT NULL REFERENCES session(session), entry BIGINT NOT NULL, version TEXT NOT NULL,"
    " text TEXT NOT NULL, given BIGINT CHECK (given IN (0, 1)), decided_utc TEXT, salt TEXT,"
    " decision_sha256 TEXT, program TEXT NOT NULL, PRIMARY KEY (session, entry))",
    // What the experimenter wrote down during a session, and at which trial; block and trial are 0 where none
    // was to come. May hold personal facts.
    "CREATE TABLE note ("
    " entry BIGINT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(session), written_utc TEXT NOT NULL,"
    " block BIGINT NOT NULL, trial BIGINT NOT NULL, text TEXT NOT NULL, program TEXT NOT NULL)",

    // What the listener answered in the sound check; entry: from 1 in its session. Goes with a withdrawal.
    "CREATE TABLE sound_check ("
    " session TEXT NOT NULL REFERENCES session(session), entry BIGINT NOT NULL, question TEXT NOT NULL,"
    " heard TEXT NOT NULL, answered TEXT NOT NULL, passed BIGINT NOT NULL CHECK (passed IN (0, 1)),"
    " answered_utc TEXT NOT NULL, program TEXT NOT NULL, PRIMARY KEY (session, entry))",
};

} // namespace

void add_schema_3(sql::Connection& connection) {
  for (const char* statement : additions) connection.define(statement);
}

} // namespace quietroom::store
