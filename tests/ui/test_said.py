"""The core's sentences and the window's, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.actions import Action
from gpts_desktop.core.errors import ErrorKind, Failure
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.notices import details_text, notice_for
from gpts_desktop.core.sentence import Sentence, joined
from gpts_desktop.gateway.transport_errors import network_error
from gpts_desktop.ui import languages
from gpts_desktop.ui.collation import collated
from gpts_desktop.ui.languages import speak
from gpts_desktop.ui.said import said, said_notice


def failed(failure: Failure, text: str = "") -> Message:
    state = State.INTERRUPTED if text else State.FAILED
    return Message(Role.ASSISTANT, text, state=state, failure=failure, gpt_id="g")


def test_english_says_one_and_many() -> None:
    assert said(Sentence("{n} models", one="{n} model", n=1)) == "1 model"
    assert said(Sentence("{n} models", one="{n} model", n=1688)) == "1,688 models"
    assert QCoreApplication.translate("ChatList", "%Ln chats", "", 1) == "1 chat"
    assert QCoreApplication.translate("ChatList", "%Ln chats", "", 1688) == "1,688 chats"


def test_chinese_has_one_form(chinese: None) -> None:
    assert said(Sentence("{n} models", one="{n} model", n=1)) == "1 个模型"
    assert QCoreApplication.translate("ChatList", "%Ln chats", "", 1688) == "1,688 个对话"


def test_a_gateway_error_is_explained_in_chinese(chinese: None) -> None:
    failure = Failure(ErrorKind.AUTH, "The gateway does not accept this key.", status=401)
    notice = notice_for(failed(failure), host="api.example")
    assert notice is not None
    shown = said_notice(notice)
    assert shown.title == "网关不接受这个密钥"
    assert shown.detail == "api.example 返回 401 · 按网关的答复，没有计费"
    assert [offer.label for offer in shown.offers] == ["输入密钥", "重试", "详情"]
    assert shown.offers[0].action is Action.OPEN_KEY


def test_what_broke_off_is_explained_in_chinese(chinese: None) -> None:
    failure = Failure(ErrorKind.NETWORK, "The connection broke.")
    notice = notice_for(failed(failure, "x" * 1688), host="api.example", n=3)
    assert notice is not None
    shown = said_notice(notice)
    assert shown.title == "连接在收到 1,688 个字符后断开"
    assert shown.detail == "已收到的内容会保留。重试会产生一次新的调用。"
    assert shown.offers[1].label == "重试（3 个候选回答）"


def test_a_failure_that_was_stored_is_said_in_the_language_of_today(chinese: None) -> None:
    error = network_error(TimeoutError(), "api.example", 10.0, "proxy.example")
    failure = Failure.from_json(error.failure.to_json())
    assert said(failure.message) == "连接断开了。"
    stored = Failure.from_json({"kind": "server", "message": "The gateway took too long."})
    assert said(stored.message) == "网关用时过长。"
    assert details_text(stored).startswith("The gateway took too long.")
    assert said(details_text(stored)) == "网关用时过长。\n\n类型：server"


def test_sentences_within_sentences_and_strangers(chinese: None) -> None:
    inner = Sentence("it is empty")
    outer = Sentence("“{name}”: {reason}.", name="a.zip", reason=inner)
    assert said(joined("\n", [outer, "just so"])) == "“a.zip”：它是空的。\njust so"
    assert said("") == ""
    assert said("whatever the gateway said") == "whatever the gateway said"


def test_dates_numbers_and_order_follow_the_language(chinese: None) -> None:
    assert QLocale().name() == "zh_CN"
    names = ["张三", "李四", "阿明", "file10", "file2"]
    if sorted("中啊", key=collated()) != ["啊", "中"]:
        pytest.skip("this Qt does not know pinyin")
    assert sorted(names, key=collated()) == ["阿明", "李四", "张三", "file2", "file10"]


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["zh-Hans-CN", "en"], "zh_CN"),
        (["zh-TW"], "zh_CN"),
        (["en-GB"], "en"),
        (["fr-FR", "zh-CN"], "zh_CN"),
        (["fr-FR"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_is_the_systems(
    wanted: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class System:
        @staticmethod
        def uiLanguages() -> list[str]:  # noqa: N802 - Qt's name
            return wanted

    class Locale(QLocale):
        @staticmethod
        def system() -> System:  # type: ignore[override]
            return System()

    monkeypatch.setattr(languages, "QLocale", Locale)
    assert languages.system_language() == language


def test_a_language_that_is_not_there_counts_as_the_systems(qapp: QApplication) -> None:
    assert speak("xx") == "en"
