"""Small stimulus sets and studies for the end-to-end tests, made by the built programs themselves.

The sources are seeded noise; the ids are words that stand nowhere else, so that a leak of one is found.
"""

import array
import os
import pathlib
import random
import sqlite3
import subprocess
import wave

QUIETROOM = os.environ["QUIETROOM"]
PANEL = os.environ["QUIETROOM_PANEL"]
RATE_HZ = 48000
CONDITIONS = ("zirkon", "achat", "opal")
TALKERS = ("tamara", "tobias")

SET_TOML = """version = 1
name = "lapidarium"
seed = 7
rate_hz = 48000
bits = {bits}
context = "WB"
{sources}
[[condition]]
id = "zirkon"
kind = "reference"

[[condition]]
id = "achat"
steps = [{{ step = "level", level_dbov = -36 }}]

[[condition]]
id = "opal"
steps = [{{ step = "resample", rate_hz = 16000 }}, {{ step = "mnru", q_db = 10 }}]
"""

SOURCE_TOML = """
[[source]]
id = "{talker}1"
file = "source/{talker}.wav"
talker = "{talker}"
"""

ASOUND_CONF = """pcm.!default {{ type plug slave {{ pcm "cap" format {format} }} }}
pcm.cap {{ type file slave.pcm "nul" file "|{pacer} {capture} {bytes_per_second}" format "raw" }}
pcm.nul {{ type null }}
ctl.!default {{ type null }}
"""

FRAME_BYTES = {"S16_LE": 4, "S32_LE": 8, "FLOAT_LE": 8}  # of two channels


def run(*words, **options):
    """Runs a program to its end; its output is kept."""
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120, **options)


def must(*words):
    done = run(*words)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{words}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def write_noise(path, seed, seconds, bits):
    """Mono noise in two bursts with a pause, about -26 dBov where it sounds."""
    rng = random.Random(seed)
    full = 2 ** (bits - 1)
    frames = int(seconds * RATE_HZ)
    pause = range(int(0.45 * frames), int(0.55 * frames))
    data = bytearray()
    for i in range(frames):
        sample = 0 if i in pause else max(-full, min(full - 1, round(rng.gauss(0, 0.05 * full))))
        data += sample.to_bytes(bits // 8, "little", signed=True)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(bits // 8)
        out.setframerate(RATE_HZ)
        out.writeframes(data)


def make_set(folder, bits=16, seconds=(0.5, 0.7)):
    """Three conditions of two talkers, prepared. Short, but long enough for a speech level."""
    folder = pathlib.Path(folder)
    (folder / "source").mkdir(parents=True)
    for seed, (talker, length) in enumerate(zip(TALKERS, seconds)):
        write_noise(folder / "source" / f"{talker}.wav", seed + 1, length, bits)
    sources = "".join(SOURCE_TOML.format(talker=talker) for talker in TALKERS)
    (folder / "set.toml").write_text(SET_TOML.format(bits=bits, sources=sources))
    must(QUIETROOM, "prepare", folder)
    return folder


def make_study(folder, stimulus_set, *options, break_min_s=1, keys=()):
    """A study with practice, which is not to be seen by others; the break is short for the tests' sake. `keys` are lines
    of study.toml that stand in place of those of the same name."""
    folder = pathlib.Path(folder)
    must(QUIETROOM, "new", folder, "--set", stimulus_set, "--seed", "5", *options)
    design = folder / "study.toml"
    lines = [f"break_min_s = {break_min_s}" if line.startswith("break_min_s") else line
             for line in design.read_text().splitlines()]
    names = [key.split(" =")[0] for key in keys]
    lines = [line for line in lines if line.split(" =")[0] not in names]
    design.write_text("\n".join([*keys, *lines]) + "\n")
    set_code(folder, "0000")
    return folder


def set_code(folder, code):
    """Gives a study an experimenter's code; a station that has none says so."""
    done = run(QUIETROOM, "code", folder, input=code + "\n")
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"no code: {done.stderr}")


def alsa_pacer(folder, form, times_real_time):
    """The environment in which the default sound card is FOLDER/capture.raw, at some times real time."""
    rate = times_real_time * RATE_HZ * FRAME_BYTES[form]
    path = pathlib.Path(folder) / "asound.conf"
    path.write_text(ASOUND_CONF.format(format=form, pacer=os.environ["ALSA_PACER"], capture=path.with_name("capture.raw"),
                                       bytes_per_second=rate))
    return {"ALSA_CONFIG_PATH": str(path)}


def orders(study, listener):
    """[(block, trial, stimulus), ...] of a listener in the order of the plan."""
    lines = must(QUIETROOM, "plan", study, "--orders").splitlines()
    rows = [dict(zip(lines[0].split(","), line.split(","))) for line in lines[1:]]
    return [(int(row["block"]), int(row["trial"]), row["stimulus"]) for row in rows if row["listener"] == listener]


def database(study):
    connection = sqlite3.connect(pathlib.Path(study) / "study.sqlite")
    connection.row_factory = sqlite3.Row
    return connection


def rows(study, query):
    connection = database(study)
    try:
        return [tuple(row) for row in connection.execute(query)]
    finally:
        connection.close()


def attempts(study, listener):
    """Rows of votes_long of a listener, as they were played, with what only the table attempt has."""
    connection = database(study)
    try:
        return connection.execute(
            "SELECT v.*, a.sequence, a.ignored_keys FROM votes_long v JOIN attempt a USING (session, block, trial, attempt)"
            " WHERE v.listener = ? ORDER BY a.sequence", (listener,)).fetchall()
    finally:
        connection.close()


def secret_words(stimulus_set):
    """What a listener must never read: the names of conditions, talkers, stimuli and files."""
    words = {*CONDITIONS, *TALKERS}
    for path in pathlib.Path(stimulus_set).rglob("*.wav"):
        words |= {path.name, path.stem}
    return words


def samples_of(path):
    """The samples of a mono WAV file as integers of so many bits: 16, or 32 with the 24 bits of a file left-justified."""
    with wave.open(str(path), "rb") as file:
        assert file.getnchannels() == 1 and file.getframerate() == RATE_HZ
        data = file.readframes(file.getnframes())
        bits = 8 * file.getsampwidth()
    if bits == 16:
        return array.array("h", data), bits
    return array.array("i", b"".join(b"\0" + data[i:i + 3] for i in range(0, len(data), 3))), 32
