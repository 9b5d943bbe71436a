"""Protected people with names that are hard to hide, and how they are written. Everybody is invented."""

from app.conference.registrants import Attendance, Registrant, Status
from app.text.folding import fold

UV = Registrant(
    *("M1", "Bodil", "Uv", "DK", "Ms"), alias="Guide A", email="m1@pass.invalid", role="head_of_delegation"
)
HAJJARI = Registrant(*("M2", "Samir", "Al-Hajjari", "NO", "Mr"), alias="Guide B", email="m2@pass.invalid")
PENUELA = Registrant("M3", "Inmaculada", "de la Peñuela", "ES", alias="Guide C")
KUEHNHOLZ = Registrant("M4", "Götz", "Kühnholz", "DE", alias="Guide D", attendance=Attendance.ZOOM)
STETSIUK = Registrant("M5", "Hanna", "Stetsiuk", "UA", native="Ганна Стецюк", alias="Guide E")
LIU = Registrant("M6", "Ruoxi", "Liu", "CSO-01", native="柳若溪", alias="Guide F")
THIERY = Registrant("M7", "Clémence", "Aubrac-Thiéry", "FR", alias="Guide G", email="cthiery@pass.invalid")
PROTECTED = tuple(
    Registrant(
        **{name: getattr(person, name) for name in Registrant.__slots__} | {"status": Status.CONFIRMED}
    )
    for person in (UV, HAJJARI, PENUELA, KUEHNHOLZ, STETSIUK, LIU, THIERY)
)
OTHERS = (
    Registrant("M8", "Uvaldo", "Peccarini", "IT", status=Status.CONFIRMED),
    Registrant("M9", "Anna", "Hajjarian", "AM", status=Status.CONFIRMED),
)

SPELT = {
    "Guide A": (
        "Bodil Uv", "UV, Bodil", "bodil uv", "BODIL UV", "Ms Uv", "Frau Uv", "B. Uv", "#BodilUv",
        "bodil.uv@elsewhere.invalid", "m1@pass.invalid",
        "Bo\u00addil U\u200bv", "Ｂｏｄｉｌ Ｕｖ", "Bodil\nUv",
    ),
    "Guide B": (
        "Samir Al-Hajjari", "S. Al-Hajjari", "Al-Hajjari", "al Hajjari", "AL-HAJJARI", "Hajjari Samir",
        "Mr. Hajjari", "AlHajjari", "S.A.H.",
        "El-Hajjari", "H.E. Ambassador Samir Al‑Hajjari", "#samiralhajjari",
        "shajjari@mail.invalid",
    ),
    "Guide C": (
        "Inmaculada de la Peñuela", "DE LA PENUELA",
        "Sra. de la Peñuela", "Peñuela, Inmaculada", "I. de la Peñuela",
        "Pen\u0303uela", "delapenuela", "la Peñuela", "Señora Peñuela",
    ),
    "Guide D": (
        "Götz Kühnholz", "KUEHNHOLZ", "Goetz Kuehnholz",
        "Kuhnholz", "Kühnholz's", "Kuehnholz’", "the Kuehnholzes",
        "Kühnholzens", "Herrn Kühnholz", "Ku\u0308hnholz",
        "K\u200bühn\u2060holz", "Kühn\u00adholz", "KÜHNHOLZ",
        "G. Kühnholz", "Kühnholz (Götz)", "#FreeKuehnholz", "https://kuehnholz.invalid/film",
        "goetz_kuehnholz_statement.pdf", "G.K.",
    ),
    "Guide E": (
        "Hanna Stetsiuk", "Ганна Стецюк", "СТЕЦЮК",
        "Ganna Stecjuk", "Stetsyuk", "Ганни Стецюк", "Стецюком",
        "г-жа Стецюк", "Г. Стецюк", "Ms Stetsiuk’s", "Stezjuk",
    ),
    "Guide F": (
        "Liu Ruoxi", "Ruoxi Liu", "LIU Ruo-xi", "Ruo Xi Liu", "柳若溪", "柳 若溪", "请柳若溪女士发言",
        "柳女士", "Ms Liu", "liuruoxi", "Liu's",
    ),
    "Guide G": (
        "Clémence Aubrac-Thiéry", "C. Aubrac-Thiéry", "Ms Thiéry", "Aubrac", "THIERY", "#ClemenceThiery",
        "#clemencethiery", "cthiery@pass.invalid", "Mme Clémence",
        "Aubrac–Thiéry", "ClémenceThiéry", "Thiéry’s",
        "@cthiery",
    ),
}  # fmt: skip
"""By the alias: how somebody may write the name."""

TELLING = (
    *(
        "bodil",
        "hajjari",
        "penuela",
        "inmaculada",
        "kuhnholz",
        "kuehnholz",
        "stetsiuk",
        "stetsyuk",
        "stecjuk",
    ),
    *("stezjuk", "ruoxi", "ruo xi", "若溪", "柳", "стец", "aubrac", "thiery"),
)
"""What stands in no output, folded or as it is; hajjarian is somebody else."""

ALL_OF_THEM = "; ".join(spelling for spellings in SPELT.values() for spelling in spellings)
ONE_LINE = " ".join(ALL_OF_THEM.replace("\u00ad", "").replace("\u200b", "").replace("\u2060", "").split())


def told(text: str) -> list[str]:
    """What of a protected name stands in a text."""
    forms = [form.replace("hajjarian", "") for form in (text.casefold(), fold(text))]
    short = [word for word in fold(text).split() if word == "uv"]
    return short + [part for part in TELLING if any(part in form for form in forms)]
