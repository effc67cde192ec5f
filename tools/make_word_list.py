"""Write intents/words.txt: words that exist, so that spelling leaves them alone.

Counts the words of the O*NET text tables and keeps those used at least three times, those of
two and three letters at least twenty times; single words only, no text of O*NET is copied.

    python tools/make_word_list.py ONET_FOLDER
"""

import re
import sys
from collections import Counter
from pathlib import Path

TABLES = (
    "Alternate Titles.txt",
    "Content Model Reference.txt",
    "Occupation Data.txt",
    "Sample of Reported Titles.txt",
    "Task Statements.txt",
    "Technology Skills.txt",
    "Work Styles.txt",
)
LEAST, SHORT, LEAST_SHORT = 3, 3, 20
MORE = (
    *("annotator", "barrister", "madam", "servant"),
    *("aa", "ba", "bs", "cop", "eg", "eu", "ie", "la", "nfl", "nhs", "tbd", "usa", "vet", "vr"),
)
"""Words of everyday speech that those tables have too seldom."""
LESS = (
    *("canu", "dats", "dois", "emds", "etime", "iwork", "lis"),
    *("uas", "usps", "wan", "yost"),
)
"""Names and abbreviations of those tables that are far likelier to be slips of frequent words."""
TARGET = Path(__file__).parent.parent / "intents" / "words.txt"
HEAD = (
    "# Words that exist, counted in O*NET 29.3 (USDOL/ETA, CC BY 4.0) by tools/make_word_list.py\n"
)


def count_words(folder: Path) -> Counter[str]:
    """Return how often each word of two letters or more is used in the tables."""
    counts: Counter[str] = Counter()
    for table in TABLES:
        counts.update(re.findall(r"[a-z]{2,}", (folder / table).read_text("utf-8").lower()))
    return counts


def main() -> None:
    """Write the list from the folder named on the command line."""
    counts = count_words(Path(sys.argv[1]))
    kept = {w for w, n in counts.items() if n >= (LEAST if len(w) > SHORT else LEAST_SHORT)}
    words = sorted({*MORE, *kept} - {*LESS})
    TARGET.write_text(HEAD + "\n".join(words) + "\n", "utf-8")


if __name__ == "__main__":
    main()
