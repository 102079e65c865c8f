#!/usr/bin/env python3
"""Holds every vote of a study against its proof, by sessions/FORMAT.md and Python's standard library alone.
Exit 0: all holds. 1: something does not, and stands on stdout.
"""
import argparse, hashlib, pathlib, sqlite3, sys, tomllib

COLUMNS = {table: names.split() for table, names in {
    "session": "session study listener panel method language seed plan_hash program simulated truth started_utc lock_sha256",
    "question": "session question position scale",
    "sitting": "session sitting device converting started_utc",
    "meta": "name value",
    "attempt": "session block trial attempt sequence block_type asks presentation plays frames_expected frames_delivered "
               "underruns max_gap_ms ignored_keys rate_hz device level_db_spl gain_db started_utc valid void_reason sitting "
               "link answers_sha256 calibration",
    "presented": "session block trial attempt position role stimulus condition talker sample sha256",
    "answer": "session block trial attempt position question value label response_ms voted_utc",
    "link": "session link kind number happened_utc",
    "consent": "session entry version text decision_sha256 program",
    "calibration": "calibration calibrated_utc expires_utc device rate_hz transducer coupler meter operator listening tone_dbov "
                   "tone_seconds reading_db_spl target_db_spl gain_db program", "set_aside": "session reason",
    "finish": "session finished_utc", "decision": "session entry given decided_utc"}.items()}  # parts of session, of consent
KEY = ("session", "block", "trial", "attempt")
SET_ASIDE = (b"withdrawn", b"redone", b"restarted")
OF_SESSION = {"sitting": "sitting", "question": "position", "link": "link", "attempt": "sequence", "consent": "entry",
              "set_aside": "session"}
STIMULUS = ("condition", "talker", "sample", "sha256")
PROBLEMS, M64 = [], 2 ** 64 - 1
def problem(where, message):
    PROBLEMS.append(f"error: {text(where)}: {message}")
def text(data):
    return data.decode("utf-8", "surrogateescape") if isinstance(data, bytes) else str(data)
def number(data, default=0):
    return int(data) if (data or b"").removeprefix(b"-").isdigit() else default
def sha256(data):
    return hashlib.sha256(data).hexdigest().encode()
def hashed(cell):  # NULL is None
    return cell if cell is None or isinstance(cell, bytes) else repr(cell).removesuffix(".0").encode()
def field(data):
    return b"%d:%s" % (len(data), data)
def record(table, row):
    return field({"finish": b"session", "decision": b"consent"}.get(table, table.encode())) + b"".join(
        field(name.encode()) + field(row[name]) for name in COLUMNS[table] if row.get(name) is not None) + b";"
def digest_of(before, records):
    return sha256(field(before) + b"".join(sorted(records)))
def fits(row, digest, records, is_wiped):  # what stands under a salt
    return row["salt"] is None and not records if is_wiped else row["salt"] and row[digest] == digest_of(row["salt"], records)
def mixed(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & M64
    z = (z ^ z >> 27) * 0x94D049BB133111EB & M64
    return z ^ z >> 31
def derived(seed, *names):
    h = 0xCBF29CE484222325 ^ mixed(seed & M64)
    for byte in b"".join(name.encode("utf-8", "surrogateescape") + b"\xff" for name in names):
        h = (h ^ byte) * 0x100000001B3 & M64
    return mixed(h)
def presented_of(row):  # what was asked where a session has several questions, and what was heard
    return text(row["asks"]) + "\n" if row.get("asks") else "", [
        tuple(text(each[key]) for key in ("role", "stimulus", *STIMULUS)) for each in row["presented"]]
def heard_blocks(attempts):
    blocks = {}  # (type, trials); of a session that is finished it is the whole plan
    for row in sorted(attempts, key=lambda row: (number(row["block"]), number(row["trial"]))):
        blocks.setdefault(row["block"], (text(row["block_type"]), {}))[1][row["trial"]] = presented_of(row)
    return [(kind, list(trials.values())) for kind, trials in blocks.values()]
def plan_hashes(study, session, listener, blocks):
    lines = "".join(text(row["value"])[1:-1] + "\n" for row in session["meta"] if row["name"].endswith(b"/[[scale]]"))
    if any(len(heard) > 1 for _, trials in blocks for _, heard in trials):  # of pairs
        lines += (f"{1 + (study.toml.get('pairs') == 'A-B-A-B')} {study.toml.get('pair_gap_s', 0.5):.15g} "
                  f"{study.toml.get('repeat_gap_s', 1):.15g}\n")
    lines += "".join(f"{kind}\n" + "".join(asks + "".join(" ".join(words[words[0] == "processed":]) + "\n" for words in heard)
                                           for asks, heard in trials) for kind, trials in blocks)
    former = f"{study.toml.get('break_after', 0)} {str(study.toml.get('confirm', False)).lower()}\n"
    return [sha256(f"{listener}\n{more}{lines}".encode("utf-8", "surrogateescape")) for more in ("", former)]
class Study:
    def __init__(self, folder, database="study.sqlite"):
        self.folder = pathlib.Path(folder)
        self.toml = tomllib.loads((self.folder / "study.toml").read_text())
        lock, manifest = ((self.folder / "set" / name).read_bytes() for name in ("set.lock", "set.toml"))
        self.lock_sha256 = sha256(b"".join(line for line in lock.splitlines(True) if not line.startswith(b"set_sha256")))
        lock = tomllib.loads(lock.decode())
        if lock["set_sha256"].encode() != sha256(manifest):
            problem("set/set.toml", "is not the one that set.lock was written for")
        self.stimuli, self.by_id = lock["stimulus"], {one["id"].encode(): one for one in lock["stimulus"]}
        with sqlite3.connect(f"{(self.folder / database).absolute().as_uri()}?mode=ro", uri=True) as db:
            db.text_factory = bytes
            db.execute("BEGIN")
            held = {name for name, in db.execute("SELECT name FROM sqlite_master")}
            self.gather({table: rows_of(db, table) if table.encode() in held else [] for table in COLUMNS},
                        b"presented" not in held)

    def gather(self, tables, is_schema_1):  # puts the rows of each session and attempt to it; tells one that is of none
        sessions, attempts, self.calibrations = {}, {}, tables["calibration"]
        for row in sorted(tables["session"], key=lambda row: row["session"] or b""):  # SQLite lets a key be NULL
            start = b"session/%s/" % (row["session"] or b"")
            metas = [each for each in tables["meta"] if (each["name"] or b"").startswith(start)]
            sessions[row["session"] or b""] = row | {table: [] for table in OF_SESSION} | {"meta": metas}
        self.sessions = list(sessions.values())
        for table, order in OF_SESSION.items():
            for row in sorted(tables[table], key=lambda row: number(row[order])):
                if row["session"] not in sessions:
                    problem(row["session"], f"is no session, and has rows in {table}")
                    continue
                sessions[row["session"]][table].append(row)
                if table == "attempt":
                    key = tuple(row[part] for part in KEY)
                    attempts[key] = row
                    row |= {"name": b":".join(key), "answer": []}
                    row["presented"] = [dict(row, role=b"processed")] if is_schema_1 else []
        for table in ("presented", "answer"):
            for row in sorted(tables[table], key=lambda row: number(row["position"])):
                key = tuple(row[part] for part in KEY)
                attempts.get(key, {table: []})[table].append(row)
                if key not in attempts:
                    problem(b":".join(key), f"is no attempt, and has rows in {table}")
def rows_of(db, table):
    cursor = db.execute(f"SELECT * FROM {table}")
    return [{column[0]: hashed(cell) for column, cell in zip(cursor.description, row)} for row in cursor]
def check_stimulus(study, where, row):
    one = study.by_id.get(row["stimulus"])
    if one is None:
        problem(where, f"stimulus {text(row['stimulus'])} is not in the set")
    elif wrong := [key for key in STIMULUS if row[key] != one[key].encode()]:
        problem(where, f"{', '.join(wrong)} of {one['id']} is not that of set.lock")
def check_vote(study, session, row):
    where, heard = row["name"], row["presented"]
    if not heard:
        return problem(where, "has a vote, and nothing was heard")
    if row["frames_delivered"] in (None, b"") or row["frames_delivered"] != row["frames_expected"] or row["underruns"] != b"0":
        problem(where, "the device did not take all frames, or has underruns")
    if not 1 <= number(row["plays"]) <= study.toml.get("max_plays", 1):
        problem(where, "was not heard, or was heard more often than study.toml permits")
    if one := study.by_id.get(heard[0]["stimulus"]):
        plays, of_file = number(row["plays"]), one["seconds"] * one["rate_hz"]
        frames = number(row["frames_expected"]) if len(heard) == 1 else plays * of_file
        if number(row["rate_hz"]) != one["rate_hz"] or abs(frames - plays * of_file) > 1.5 * plays:
            problem(where, "has not the rate or the frames of its file")
    sitting, sittings = row.get("sitting"), [(each["sitting"], each["device"]) for each in session["sitting"]]
    if not row["device"] or sitting and (sitting, row["device"]) not in sittings:
        problem(where, "its device is not that of its sitting")
    for question in session["question"]:
        low, high = ([number(n) for n in question["scale"].split(b":")] + [0])[:2]
        asked = row.get("asks") in (None, question["question"])
        for position in [i for i, each in enumerate(heard, 1) if asked and each["role"] != b"reference"]:
            votes = [answer["value"] for answer in row["answer"]
                     if (number(answer["position"]), answer["question"]) == (position, question["question"])]
            if not votes or votes[0] is not None and not low <= number(votes[0], low - 1) <= high:
                problem(where, f"has no answer to {text(question['question'])} within its scale")
def check_chain(study, session):  # gives the digests by their numbers
    links, digests, chain, before = session["link"], {}, [], b""
    own = [(link["kind"], link["number"]) for link in links]  # sittings and decisions on consent with a link of their own
    rows = [((table.encode(), row.get(OF_SESSION.get(table))), (table, row))
            for table in ("question", "meta", "sitting", "consent") for row in session[table]]
    for link, name in zip(links, own):
        covers = {b"begun": [("session", session), *(row for key, row in rows if key not in own)],
                  b"calibration": [("calibration", row) for row in study.calibrations if row["calibration"] == name[1]],
                  b"finished": [("finish", session)]}.get(name[0], [row for key, row in rows if key == name])
        chain.append((number(link["link"]), session["session"], link["digest"], covers + [("link", link)]))
    for row in session["attempt"]:
        if row.get("link") is not None:
            is_aside = row["valid"] == b"0" and row["void_reason"] in SET_ASIDE
            covers = [("attempt", row | {"valid": b"1", "void_reason": None} if is_aside else row),
                      *(("presented", each) for each in row["presented"])]
            chain.append((number(row["link"]), row["name"], row["digest"], covers))
    for expected, (found, where, digest, covers) in enumerate(sorted(chain, key=lambda each: each[0]), 1):
        if found != expected:
            problem(where, f"link {expected} of the chain is not there, or stands there twice")
        elif digest != digest_of(before, [record(*each) for each in covers]):
            problem(where, f"does not fit its digest (link {found}); it, or the digest before it, was changed")
        before = digests[found] = digest or b""
    return digests
def check_links(session):
    links, attempts = session["link"], session["attempt"]
    begun = [link for link in links if link["kind"] == b"begun"]
    if not begun:
        if links or any(row.get("salt") or row.get("digest") or session.get("lock_sha256") for row in attempts):
            problem(session["session"], "its chain has no begin")
        return
    for row in attempts:
        where, link = row["name"], row["link"]
        if link is None:
            is_open = (row is attempts[-1] and (row["valid"], row["void_reason"]) == (b"0", b"killed") and not row["answer"]
                       and session["finished_utc"] is None and {row["digest"], row["salt"], row["answers_sha256"]} == {None})
            if number(row["sequence"]) > number(begun[0]["number"]) and not is_open:
                problem(where, "has no link in the chain")
            continue
        later = sorted((each["kind"] for each in links if each["kind"] in SET_ASIDE and number(each["link"]) > number(link) and
                        (each["kind"] != b"restarted" or each["number"] in (b"0", row["block"]))), key=b"withdrawn".__ne__)
        if row["valid"] == b"1" or row["void_reason"] in SET_ASIDE:
            if row["void_reason"] != (later[0] if later else None):
                problem(where, "void_reason is not what the links of the chain say")
        if not fits(row, "answers_sha256", [record("answer", each) for each in row["answer"]], b"withdrawn" in later):
            problem(where, "its answers do not fit their digest, or were withdrawn and are still there")
    for row in session["consent"]:
        decided = [record("decision", row)] if row["given"] else []
        if not fits(row, "decision_sha256", decided, b"withdrawn" in [link["kind"] for link in links]):
            problem(session["session"], "a decision on consent does not fit its digest, or was withdrawn and is still there")
    if (session["finished_utc"] is not None) != any(link["kind"] == b"finished" for link in links):
        problem(session["session"], "whether it is finished is not what its chain says")
def check_order(study, session):
    name, attempts, listener = session["session"], session["attempt"], text(session["listener"])
    if text(session["method"]) != study.toml.get("method", "acr"):
        problem(name, "was held by another method than study.toml says")
    if number(session["seed"], -1) != derived(study.toml["seed"], "listener", listener):
        problem(name, "seed is not the one that study.toml gives this listener")
    for row in session["meta"]:  # what study.toml said when the session began
        key = text(row["name"]).split("/", 2)[2]
        held, now = text(row["value"]), study.toml.get(key, {"practice": 2, "order": "random", "pairs": "A-B"}.get(key))
        if (held == "none" if isinstance(now, (dict, list)) else held not in (str(now), f'"{now}"') if now is not None else
                held != "none" and key not in ("reference", "listener_model", "[[scale]]")):
            problem(name, f"{key} was {text(row['value'])} in study.toml when the session began")
    if session["finished_utc"] is None:
        return  # nobody knows the rest of its order
    blocks = heard_blocks(attempts)
    if session["plan_hash"] not in plan_hashes(study, session, listener, blocks):
        return problem(name, "plan_hash is not that of what was heard, or a trial is missing")
    every = [(b, t) for b, (_, trials) in enumerate(blocks, 1) for t in range(1, len(trials) + 1)]
    left, counts = list(every), dict.fromkeys(every, 0)
    restarts = [(number(link["link"]), number(link["number"])) for link in session["link"] if link["kind"] == b"restarted"]
    for row in attempts:
        while restarts and row["link"] and restarts[0][0] < number(row["link"]):  # the block begins again
            again = restarts.pop(0)[1]
            left = [each for each in every if again in (0, each[0])] + [each for each in left if again not in (0, each[0])]
        block, trial = left[0] if left else (0, 0)
        counts[block, trial] = counts.get((block, trial), 0) + 1
        if tuple(number(row[k]) for k in KEY[1:]) != (block, trial, counts[block, trial]):
            return problem(row["name"], "does not come where the plan has it")
        if blocks[block - 1][1][trial - 1] != presented_of(row) or blocks[block - 1][0] != text(row["block_type"]):
            problem(row["name"], "what was heard is not what the plan has there")
        if row["valid"] == b"1" or row["void_reason"] in SET_ASIDE:
            left.pop(0)
        elif row["void_reason"] != b"killed":  # to the end of the block, with the later questions on its sample
            group = max(1, len(session["question"]))
            moved = [each for each in left if each[0] == block and trial <= each[1] <= trial + group - 1 - (trial - 1) % group]
            left = [each for each in left if each not in moved]
            end = sum(b == block for b, _ in left)
            left[end:end] = moved
    if left:
        problem(name, "is finished, and trials of its plan have no vote")
def check_session(study, session):  # gives votes, unproved votes, and the digests by their numbers
    if session.get("lock_sha256") not in (None, study.lock_sha256):
        problem(session["session"], "set/set.lock is not the one that the session began with")
    digests, levels = check_chain(study, session), {}
    check_links(session)
    for row in session["attempt"]:
        for each in row["presented"]:
            check_stimulus(study, row["name"], each)
        under = [(each["gain_db"], each["target_db_spl"], each["device"]) for each in study.calibrations
                 if each["calibration"] == row.get("calibration")]
        if row.get("calibration") and under != [(row["gain_db"], row["level_db_spl"], row["device"])]:
            problem(row["name"], "gain, level or device are not those of its calibration")
        if row["valid"] == b"1":
            check_vote(study, session, row)
            level = (row["gain_db"] if "gain_db" in row else None, row["level_db_spl"])
            if row.get("sitting") and levels.setdefault(row["sitting"], level) != level:
                problem(row["name"], "gain or level is not that of its sitting")
    check_order(study, session)
    kinds = [link["kind"] for link in session["link"]]
    if [row["reason"] for row in session["set_aside"]] != [kind for kind in SET_ASIDE[:2] if kind in kinds][:1]:
        problem(session["session"], "whether it is set aside, and why, is not what its chain says")
    valid = [row for row in session["attempt"] if row["valid"] == b"1"]
    return len(valid), sum(row.get("link") is None for row in valid), digests
def check_files(study):
    heard = {each["stimulus"] for session in study.sessions for row in session["attempt"] for each in row["presented"]}
    for one in study.stimuli:
        try:
            if one["id"].encode() in heard and one["sha256"].encode() != sha256(
                    (study.folder / study.toml["set"] / one["file"]).read_bytes()):
                problem(one["file"], f"stimulus {one['id']} is not the file that was heard")
        except OSError as failure:
            problem(one["file"], failure.strerror)
def check_heads(study, chains, beside, given):
    for ledger in (study.folder / "ledger", study.folder / "waiting" / "ledger"):
        for i, line in enumerate(ledger.read_text().splitlines() if ledger.exists() else [], 1):
            words = line.encode().split()
            if words and (len(words) != 3 or words[2] not in {*chains.get(words[1], {}).values(), *beside.get(words[1], ())}):
                problem(f"{ledger}:{i}", "is not in the chain of its session")
    heads = [(name, chain[max(chain)]) for name, chain in chains.items() if chain]
    head = heads[0][1] if len(heads) == 1 else sha256(b"".join(b"%s %s\n" % each for each in heads)) if heads else None
    if given and given.lower().encode() not in {head, *(digest for chain in chains.values() for digest in chain.values())}.union(*beside.values()):
        problem("--head", f"{given} is in no chain of this study")
    return text(head)
def main():
    (parser := argparse.ArgumentParser(description=__doc__.splitlines()[0])).add_argument("STUDY")
    parser.add_argument("--head", metavar="HEX", help="a head that was printed; it must be in the chain")
    given = parser.parse_args()
    try:
        study = Study(given.STUDY)
        found = [check_session(study, session) for session in study.sessions]
        check_files(study)
        counting = sorted(session["listener"] or b"" for session in study.sessions if not session["set_aside"])
        for listener in {each for each, after in zip(counting, counting[1:]) if each == after}:
            problem(b"listener " + listener, "has two sessions that count")
        waiting = {}  # digests by session; what stands there counts nowhere, and is proved alike
        for file in sorted((study.folder / "waiting").glob("*.sqlite")):
            for session in (beside := Study(given.STUDY, file.relative_to(study.folder))).sessions:
                waiting.setdefault(session["session"], set()).update(check_session(beside, session)[2].values())
        head = check_heads(study, {session["session"]: each[2] for session, each in zip(study.sessions, found)}, waiting, given.head)
        print(f"votes: {sum(each[0] for each in found)}, unproved: {sum(each[1] for each in found)}, head: {head}")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, sqlite3.Error) as failure:
        problem(given.STUDY, f"cannot be read as a study: {type(failure).__name__}: {failure}")
    for line in PROBLEMS:
        print(line.encode("utf-8", "replace").decode())
    sys.exit(bool(PROBLEMS))
if __name__ == "__main__":
    main()
