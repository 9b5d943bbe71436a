"""Addresses of servers as they may be kept and shown: without their passwords."""

import re

_BEFORE_THE_HOST = re.compile(r"(\b[\w+.-]+:/{1,2}[^\s:/@?#]*):[^\s/]*@")
_AS_A_PARAMETER = re.compile(r"([?&](?:password|sslpassword)=)[^\s&#]*", re.IGNORECASE)


def without_password(text: str) -> str:
    """The text with “***” for the password of every address in it."""
    return _AS_A_PARAMETER.sub(r"\1***", _BEFORE_THE_HOST.sub(r"\1:***@", text))
