"""What is wrong in a file, saved for whoever sent it: protected people stand there by their aliases."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.conference.registrants import Registrant
from app.exchange.plan import Plan
from app.exchange.problem_files import problems_csv, problems_xlsx
from app.exchange.protected_plan import veiled_plan
from app.whole_files import write_whole


def save_problems(plan: Plan[Any], people: Sequence[Registrant], path: Path) -> str:
    """Problems and doubts as XLSX, or as CSV by the ending; a sentence about it. Raises Unsaved."""
    told = veiled_plan(plan, people)
    write_whole(path, problems_csv(told) if path.suffix.lower() == ".csv" else problems_xlsx(told))
    count = len(told.problems) + len(told.doubtful)
    return f"Wrote {count} problem{'' if count == 1 else 's'} of {plan.source}: {path}."
