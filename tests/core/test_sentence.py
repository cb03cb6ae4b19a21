from __future__ import annotations

import copy
import pickle

from gpts_desktop.core.errors import Failure, InputError, NetworkError
from gpts_desktop.core.sentence import Sentence, joined


def test_it_is_what_it_says_in_english() -> None:
    said = Sentence("“{name}” holds {count} lines.", name="a.txt", count=12_345)
    assert said == "“a.txt” holds 12,345 lines."
    assert said.template == "“{name}” holds {count} lines."


def test_one_of_something_has_words_of_its_own() -> None:
    assert Sentence("{n} chats", one="{n} chat", n=1) == "1 chat"
    assert Sentence("{n} chats", one="{n} chat", n=0) == "0 chats"


def test_braces_in_a_value_or_without_values_stay() -> None:
    assert Sentence("Write {id} once.") == "Write {id} once."
    assert Sentence("It is {what}.", what="{odd") == "It is {odd."


def test_an_error_keeps_what_its_sentence_is_made_of() -> None:
    told = str(InputError(Sentence("{host} is gone.", host="a.example")))
    assert isinstance(told, Sentence)
    assert told.values == {"host": "a.example"}


def test_sentences_are_joined_and_within_each_other() -> None:
    within = Sentence("{n} chats", one="{n} chat", n=2)
    both = joined(" · ", [Sentence("{what} came", what=within), "and {this}"])
    assert both == "2 chats came · and {this}"
    assert both.values["p0"].values["what"] is within


def test_copies_say_the_same() -> None:
    said = Sentence("{n} chats", one="{n} chat", n=2)
    for other in (copy.copy(said), pickle.loads(pickle.dumps(said))):
        assert (other, other.template, other.values) == (said, said.template, said.values)


def test_a_failure_comes_back_from_the_disk_with_its_values() -> None:
    error = NetworkError(Sentence("{way} can't be reached.", way=Sentence("{h} by {p}", h=1, p=2)))
    back = Failure.from_json(error.failure.to_json())
    assert back == error.failure
    assert isinstance(back.message, Sentence)
    assert back.message.values["way"].template == "{h} by {p}"


def test_what_another_version_wrote_is_read_as_a_plain_sentence() -> None:
    data = {"kind": "network", "message": "Gone.", "sentence": {"template": "{a}", "values": {}}}
    assert Failure.from_json(data).message in ("Gone.", "{a}")
    assert Failure.from_json({"message": "Gone.", "sentence": 7}).message == "Gone."
