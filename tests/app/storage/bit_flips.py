"""Single bits of a conference turned round: how many are refused, change nothing, or are not noticed.

`python -m tests.app.storage.bit_flips [TIMES]`, 300 unless said. What opens is read whole and compared.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from app.errors import Unreachable
from app.station.station import Station
from app.storage.conference_file import connect_file
from app.times import SetClock
from tests.app.people import OPENING

SAMPLE = max((Path(__file__).parents[2] / "data").glob("conference-schema-*.rostrum"))


def everything(path: Path) -> list[str]:
    """What stands in a file, row by row."""
    with closing(connect_file(path)) as file:
        return list(file.iterdump())


def main() -> None:
    """Turn, open, compare."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chance = random.Random(20210614)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path, backups = Path(folder) / "summit.rostrum", Path(folder) / "summit backups"
        shutil.copy(SAMPLE, path)
        Station.open(str(path), clock=SetClock(OPENING)).close()
        backups.mkdir(exist_ok=True)
        shutil.copy(path, backups / "sound.rostrum")
        sound, before = path.read_bytes(), everything(path)
        for _ in range(times):
            turned = bytearray(sound)
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
            path.write_bytes(turned)
            try:
                Station.open(str(path), clock=SetClock(OPENING)).close()
            except Unreachable as sentence:
                found["refused, backup named" if "sound.rostrum" in str(sentence) else str(sentence)] += 1
            else:
                found["opened, nothing changed" if everything(path) == before else "OPENED CHANGED"] += 1
            for beside in Path(folder).glob("summit.rostrum-*"):
                beside.unlink()
    for what, number in found.most_common():
        print(f"{number:6} of {times}  {what}")


if __name__ == "__main__":
    main()
