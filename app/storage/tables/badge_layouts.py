"""How badges look in this conference: layouts by the shape of their cards, and the pictures on them."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, delete, insert, select

from app.storage.rows import row_of
from app.storage.schema import badge_layouts, badge_pictures
from app.storage.signature import Signature


def read_layouts(connection: Connection) -> dict[str, str]:
    """The layouts (TOML) by the shape of their cards."""
    return {row.shape: row.text for row in connection.execute(select(badge_layouts))}


def read_pictures(connection: Connection) -> dict[str, str]:
    """The pictures (base64) by the name of their file."""
    return {row.name: row.data for row in connection.execute(select(badge_pictures))}


def write_layout(
    connection: Connection, by: Signature, shape: str, text: str, pictures: Mapping[str, str]
) -> None:
    """Keep a layout and its pictures, each in the place of the former one of its shape or name."""
    _put(connection, badge_layouts, {"shape": shape}, row_of(by) | {"text": text})
    for name, data in pictures.items():
        _put(connection, badge_pictures, {"name": name}, row_of(by) | {"data": data})


def write_picture(connection: Connection, by: Signature, name: str, data: object) -> None:
    """Keep a picture (base64) in the place of the former one of its name; None takes it away."""
    if data is None:
        connection.execute(delete(badge_pictures).where(badge_pictures.c.name == name))
    else:
        _put(connection, badge_pictures, {"name": name}, row_of(by) | {"data": data})


def remove_layouts(connection: Connection) -> None:
    """Keep no layout any more; the pictures stay for the next one that names them."""
    connection.execute(delete(badge_layouts))


def _put(connection: Connection, table: Table, key: Mapping[str, str], row: Mapping[str, object]) -> None:
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    connection.execute(insert(table), {**key, **row})
