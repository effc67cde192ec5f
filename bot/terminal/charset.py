"""What a terminal can show where its locale has no UTF-8."""

import unicodedata
from collections.abc import Mapping

ASCII, UTF_8 = "ascii", "utf-8"
COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
BARE = {"C", "POSIX"}
PLAINER = str.maketrans(
    {"•": "-", "·": "|", "\u2013": "-", "\u2018": "'", "\u2019": "'", "“": '"', "”": '"'}
)


def charset(environment: Mapping[str, str]) -> str:
    """Return "utf-8" or "ascii", whichever the locale in the environment calls for.

    Python sets LC_CTYPE to C.UTF-8 itself where LANG is C (PEP 538); that is no one's wish.
    """
    lang, ctype = environment.get("LANG", ""), environment.get("LC_CTYPE", "")
    if lang in BARE and ctype in COERCED:
        ctype = ""
    locale = environment.get("LC_ALL") or ctype or lang
    known = not locale or "utf8" in locale.casefold().replace("-", "")
    return UTF_8 if known else ASCII


def fitted(text: str, encoding: str) -> str:
    """Return the text in signs that the encoding has: accents dropped, "?" for all others."""
    if encoding == UTF_8 or text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text.translate(PLAINER))
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return bare.encode(ASCII, "replace").decode(ASCII)
