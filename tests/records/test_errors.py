"""Every error of habeas has one base, and says what, where and what to do."""

import importlib
import inspect
import pkgutil

import habeas
from habeas.records.errors import HabeasError


def test_an_error_is_one_sentence() -> None:
    error = HabeasError("the original is altered", where="article.txt", do="restore it from a copy")
    assert str(error) == "the original is altered (article.txt): restore it from a copy."


def test_every_error_class_inherits_the_base() -> None:
    found = []
    for module in pkgutil.walk_packages(habeas.__path__, "habeas."):
        for _, cls in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if cls.__module__.startswith("habeas.") and issubclass(cls, Exception):
                found.append(cls)
    assert len(found) > 3
    assert [cls for cls in found if not issubclass(cls, HabeasError)] == []
