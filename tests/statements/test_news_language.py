"""The language model."""

import pytest

from habeas.records.errors import HabeasError
from habeas.statements.news_language import WEIGHTS, ModelError, language, model_folder, normalised, verify


def test_the_installed_model_is_the_pinned_one():
    verify(model_folder())


def test_an_altered_weight_is_refused_by_name(tmp_path):
    for name in WEIGHTS:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((model_folder() / name).read_bytes())
    (tmp_path / "tagger/model").write_bytes(b"altered")
    with pytest.raises(ModelError, match="tagger/model"):
        verify(tmp_path)
    assert issubclass(ModelError, HabeasError)


def test_the_model_is_loaded_once():
    assert language() is language()


def test_normalising_keeps_every_offset():
    text = "“It’s\u00a0so,” he said — «no»."
    assert len(normalised(text)) == len(text)
    assert normalised(text) == '"It\'s so," he said — "no".'
