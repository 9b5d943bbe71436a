"""Words around names: particles, articles, titles, endings, and the names that are ordinary words, too.

Folded, but for titles: those are looked for in the text as it is written.
"""

import re
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    """
    al el ul as az ash an ad ar at de la del della degli di da do dos das du des le les lo los las van
    von vom zu zum zur der den dem ter ten te bin ibn bint ben abu abd um umm thi o mac mc ni nic ua af
    av y e i st san
    """
)
GENERIC_PARTICLES = _words("al el ul ash abu bin ibn bint ben thi van der den ter ten o mac mc")
"""What goes with a name beside which it stands, though it was not registered with it."""

ARTICLES = _words("the die der dem den das la le l il lo el los las")

ORDINARY = _words(
    """
    a ab ad ah al all als am an and ans any are as at au aus aux avec be bei bin bis but by can car ce
    ces che chi com con cum da dal dan das day de dei del dem den der des det di die dir do dos du due e
    ein el elle em en end er es est et eu ex few for from fu fur go ha had han has hat he hem her hi him
    his ho how i ich ihr il im in io is ist it its ja je ju kan la las le les lo los lui ma man mar may
    me med mehr mes mi mit mon mot my na nach ne nei new nie no noch non nos not nous nun nur o ob och of
    off oh ok old on one or os ou our out par per plus po pod por pour pro qu que qui sa se see sei ses
    she si sich sie sin so son sto su sua sul sun sur ta te ten the tres tu two u uber uk um un una und
    une uno up us use va van ve vi via vo vom von vor vos was we wer who wie wir wo y yes you zu zum zur
    long will best park hall king page rose wall bell hope love well good just more most only over some
    such than that them then they this very what when with your bank bill boss case cook head house law
    lane major price sharp short small speaker stone street strong summer winter white black green brown
    young chair floor session panel guide expert witness guest mission delegation north south east west
    spring autumn
    """
)
"""Words of the languages in use: alone they tell nothing, though somebody may be called so."""

ENDINGS = _words(
    """
    s es en n ens e a u y i o om em ou ovi owi ovy owy iem ie ym im ami ach ich ego emu ej oj ova owa ove
    owe ovou ovna ov iy ij ii yi oi oy ey ay oyi oyu eyu iyu yu ya yy ogo omu imu umu oho omy ye iya ia
    iu ja ju jem yem is as am um ak
    """
)
"""What names take at their end: plural, possessives, the cases of German and of Slavic languages."""
NOMINATIVES = ("a", "o", "y", "i", "iy", "ya", "ia", "ja")
"""How a name may end that loses its end before those."""

NO_MONOGRAMS = _words("us un uk eu am pm eg ie he se dc pc bc ad na nb ps cv tv pr hr it")
"""Two letters with dots that stand for something else."""

_TITLES = _words(
    r"""
    mr mister ms mrs mx miss sir dame madam lady lord dr doctor prof professor h\.?\s?e s\.?\s?e s\.?\s?exc
    (?:his|her|their|your|son|sa)\sexcell?en[a-z]+ excell?en[a-z]+ ambassad[a-z]+ amb judge justice minister
    senator counsell?or colonel col captain capt general gen rev reverend father brother sister imam
    sheikh shaykh herrn? frau fräulein botschafter(?:in)? mag dipl\.?\s?-?ing m(?=\.) mme madame mlle
    mademoiselle monsieur maître sr sra srta señora? señorita don doña sig sig\.?\s?ra signora? dott
    dott\.?\s?ssa hr fru pani? г-н г-жа г-жи г-же г-ну г-жу г-на г(?=\.) господин[а-я]* госпож[а-я]* м-р пане?
    пан[иіаоу] проф посол السيد السيدة الدكتور الدكتورة سعادة κ κα κος κυρία κύριος
    """
)


@cache
def title_before() -> re.Pattern[str]:
    """Matches a title at the end of the text before a name; made when somebody is protected."""
    titles = "|".join(sorted(_TITLES))
    return re.compile(rf"(?<![^\W_])(?:{titles})[\s.,\-_/]{{0,3}}$", re.IGNORECASE)


@cache
def spaceless() -> re.Pattern[str]:
    """Matches a letter of a script that puts no spaces between words; made when somebody is protected."""
    return re.compile(
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
        "\U00020000-\U0003ffff]"
    )


TITLE_AFTER = "(?:女士|先生|小姐|博士|教授|大使|さん|さま|様|氏|씨|님|선생)"
