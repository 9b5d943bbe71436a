"""What of a session's plan is still ahead, from its rows as they are now and how they ran."""

from app.conference.sessions import Item, Session
from app.floor.ahead import LIST, Ahead
from app.programme.run import Run
from app.times import millis


def ahead_of(session: Session, run: Run) -> Ahead:
    """What is on air and to come, and where among it the list of speakers is heard.

    That is in the discussion on air, else in the next one planned; after all items where none was planned.
    A session without items is its list of speakers, for the time that it was allotted.
    """
    items = session.items or (_whole(session),)
    to_come = run.to_come(items)
    lists = [place for place, item in enumerate(to_come) if item.kind == LIST]
    planned = {item.id for item in items if item.kind == LIST}
    on_air = run.on_air is not None and run.on_air.item in planned
    after = 0 if on_air else lists[0] if lists else 0 if planned else len(to_come)
    return Ahead(
        starts=session.starts,
        planned_end=run.plan.ends if run.plan else session.ends,
        to_come=to_come,
        list_after=after,
        on_air=run.on_air,
        list_on_air=on_air,
        begun=run.begun,
        ended=max((airing.ended for airing in run.done.values() if airing.ended), default=None),
        closed_at=run.closed_at,
    )


def _whole(session: Session) -> Item:
    return Item("", LIST, session.title, millis(session.ends - session.starts))
