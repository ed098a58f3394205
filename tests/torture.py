"""What `make torture` does: runs killed at random moments, and a data set spoiled at random.

It takes minutes; `tests/test_torture.py` runs a few of each with every `make test`.
"""

import argparse
import fcntl
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from captures import Form, capture, positions
from mutants import shares

from export.publish import LOCK, READY, RETIRED, STAGING

MULU = Path(sys.executable).parent / "mulu"
CATALOGUE = "shanghai-foreign-talent"
EDITIONS = 3
WRITING = 0.15
"""Seconds that it takes to write the data set of so many editions, and more."""
Contents = dict[str, str]


def write_editions(raw: Path, sizes: Mapping[str, int]) -> None:
    """Editions with cards, so many positions in each."""
    for name, size in sizes.items():
        folder = raw / CATALOGUE / name
        folder.mkdir(parents=True, exist_ok=True)
        data = capture(positions(size), Form()).encode()
        (folder / "catalogue.txt").write_bytes(data)
        card = (
            f'title = "目录"\npublished = "{name}"\n[[rendition]]\nfile = "catalogue.txt"\n'
            f'format = "text"\norigin = "made"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        )
        (folder / "edition.toml").write_text(card, encoding="utf-8")


def start(folder: Path) -> "subprocess.Popen[bytes]":
    """A run over the editions of a folder, in a session of its own."""
    return subprocess.Popen(
        [MULU, "extract", "--quiet", "--raw", folder / "raw", "--out", folder / "out"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def contents(out: Path) -> Contents:
    """The SHA-256 of every file of the data set; what a run keeps for itself aside."""
    own = {LOCK, READY, STAGING, RETIRED}
    files = (path.relative_to(out) for path in out.rglob("*") if path.is_file())
    return {
        str(path): hashlib.sha256((out / path).read_bytes()).hexdigest()
        for path in sorted(files)
        if path.parts[0] not in own
    }


def settled(out: Path) -> None:
    """Wait until no process holds the output: what finishes a run that was killed has ended."""
    if (out / LOCK).exists():
        with (out / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)


def agrees(out: Path) -> bool:
    """Whether every file that the descriptor names is there as it says, and no other one is."""
    described = json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]
    found = contents(out)
    named = {entry["path"]: entry["hash"].removeprefix("sha256:") for entry in described}
    beside = {"datapackage.json", "README.md", ".state.json"}
    return {path: digest for path, digest in found.items() if path not in beside} == named


def kill_once(folder: Path, moment: float, old: Contents, new: Contents, *, late: bool) -> str:
    """Kill a run after so many seconds; what it left, and what the next run makes of it.

    ``late`` counts the seconds from where the run begins to write.
    """
    out = folder / "out"
    process = start(folder)
    while late and process.poll() is None and not (out / STAGING).exists():
        time.sleep(0.001)
    time.sleep(moment)
    with suppress(ProcessLookupError):  # it may have ended
        os.killpg(process.pid, signal.SIGKILL)
    ended = process.wait() == 0
    time.sleep(0.05)  # the lock passes from one process to the other
    settled(out)
    moving = (out / READY).exists()
    found = contents(out)
    if wrong := _wrong(out, found, old, new):
        return wrong
    if start(folder).wait() != 0 or contents(out) != new or (out / READY).exists():
        return "the next run does not repair it"
    if ended:
        return "it had ended"
    at = "while files were put in place" if moving else "before" if found == old else "after"
    return f"killed {at} publication" if not moving else f"killed {at}"


def _wrong(out: Path, found: Contents, old: Contents, new: Contents) -> str | None:
    """Which promise is broken by what a killed run left."""
    for path, digest in found.items():
        if digest not in {old.get(path), new.get(path)}:
            return f"{path} is neither old nor new"
    if found not in (old, new):
        return "old and new stand beside each other"
    return None if agrees(out) else "datapackage.json does not agree"


def kills(count: int, seed: int) -> Counter[str]:
    """Kill so many runs that bring several editions up to date; what was found, counted."""
    draw = random.Random(seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        sizes = {str(2020 + at): 6 + at for at in range(EDITIONS)}
        write_editions(folder / "raw", sizes)
        start(folder).wait()
        states = [contents(folder / "out")]
        longest = 0.0
        for turn in range(1, count + 2):
            bigger = {name: size + turn % 2 for name, size in sizes.items()}
            write_editions(folder / "raw", bigger)
            if len(states) == 1:  # the first turn is not killed: it shows the other state
                begun = time.perf_counter()
                start(folder).wait()
                longest = time.perf_counter() - begun
                states.append(contents(folder / "out"))
                continue
            new, old = states[turn % 2], states[1 - turn % 2]
            late = draw.random() < 0.5
            moment = draw.uniform(0, WRITING if late else 1.1 * longest)
            found[kill_once(folder, moment, old, new, late=late)] += 1
    return found


def spoil(sample: int | None, seed: int) -> bool:
    """Spoil the real edition; tell what noticed how much of it, and whether all was noticed."""
    total: Counter[str] = Counter()
    for way, found in shares(sample, seed):
        total += found
        told = ", ".join(f"{count} by {what}" for what, count in found.most_common())
        sys.stdout.write(f"{found.total():5} {way}: {told}\n")
    every = total.total()
    caught = every - total["values"] - total["nothing"]
    sys.stdout.write(
        f"{caught} of {every} noticed by the checks of the edition ({caught / every:.2%})"
    )
    sys.stdout.write(f", {total['values']} only where values are compared\n")
    return not total["nothing"]


def main() -> int:
    """Run what is asked for; status 1 where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--mutants", type=int, help="of each way of spoiling; all unless told")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    noticed = spoil(asked.mutants, asked.seed)
    killed = kills(asked.kills, asked.seed)
    for what, count in killed.most_common():
        sys.stdout.write(f"{count:5} {what}\n")
    broken = any(not what.startswith(("killed", "it had ended")) for what in killed)
    return int(broken or not noticed)


if __name__ == "__main__":
    sys.exit(main())
