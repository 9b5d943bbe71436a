"""What is wrong in a file, saved for whoever sent it: a plan tells of protected people by their aliases."""

from pathlib import Path
from typing import Any

from app.exchange.plan import Plan
from app.exchange.problem_files import problems_csv, problems_xlsx
from app.whole_files import write_whole


def save_problems(plan: Plan[Any], path: Path) -> str:
    """Problems and doubts as XLSX, or as CSV by the ending; a sentence about it. Raises Unsaved."""
    write_whole(path, problems_csv(plan) if path.suffix.lower() == ".csv" else problems_xlsx(plan))
    count = len(plan.problems) + len(plan.doubtful)
    return f"Wrote {count} problem{'' if count == 1 else 's'} of {plan.source}: {path}."
