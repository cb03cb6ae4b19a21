"""Properties of link finding: nothing raises, nothing is made up, nothing good is missed."""

from __future__ import annotations

import re
import string
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpts_desktop.core.link_files import links_in_file, links_in_moz_url, links_in_uri_list
from gpts_desktop.core.link_html import links_in_html
from gpts_desktop.core.links import FoundGpt, find_links

ALNUM = string.ascii_letters + string.digits
IDS = st.one_of(
    st.text(ALNUM, min_size=9, max_size=9), st.text("0123456789abcdef", min_size=32, max_size=32)
).map(lambda tail: f"g-{tail}")
FORMS = st.sampled_from(
    [
        "https://chat.openai.com/g/{}",
        "https://chatgpt.com/g/{}",
        "https://chatgpt.com/g/{}-researchgpt",
        "http://www.chatgpt.com/g/{}-Some-Name/",
        "chatgpt.com/g/{}-a?x=1",
        "chat.openai.com/g/{}",
        "https://chatgpt.com/g/{}-a/c/66e0a1b2-0000-8000-9000-abcdefabcdef",
        "https://chatgpt.com/gpts/editor/{}",
        "gpt-4-gizmo-{}",
        "gpt-4o-gizmo-{}",
        "{}",
    ]
)
CHINESE = "，。；：、？！…—“”‘’（）《》〈〉【】「」『』〔〕·～￥"
PUNCTUATION = st.text(string.punctuation + CHINESE + " \n\t", max_size=6)
# Behind a link these go on with its address, so what they glue to it is another address.
CLOSING = st.text(
    [*sorted(set(string.punctuation) - set("/?#\\-")), *CHINESE, " ", "\n"], max_size=6
)
PIECES = r"""
https:// http:// ftp:// // chatgpt.com chat.openai.com www. evil.tld chatgpt.com. /g/ /gpts/editor/
/share/ /c/ g- g-p- gizmo- -gizmo- gpt-4 @ \ : . ? # % / - _ , ( ) [ ] < > " ' & = 写 。 ， é с slug
user g-bo0FiWLY7 bo0FiWLY7 0123456789abcdef0123456789abcdef
"""
HIDDEN = ["\u00ad", "\u200b", "\ufeff", "\n", " "]
FRAGMENTS = st.lists(
    st.one_of(st.sampled_from([*PIECES.split(), *HIDDEN]), st.text(max_size=3)), max_size=12
).map("".join)
TAGS = """
<a <a> </a> href= href=' href=" > ' " https://chatgpt.com/g/g-bo0FiWLY7 <!-- --> <script> </script>
<p> &#99999999999999999999; &amp; &#x67; <b> </b> text
"""
# What may make a reader go over the same characters again and again; "_" is a space.
HARD = r"""
g-g- g- chatgpt.com/ chatgpt.com [ ( []( <a_ <a_href= <a_href=' <!-- :// a:// a a- g-aaaaaaaaa/ www.
g-aaaaaaaaa_ g-aaaaaaaaab https:// https://( (https:// chatgpt.com/g/g- gizmo-g- /g/g- \ @ 写 - %
中. -gizmo-g-aaaaaaaaa https://chatgpt.com/g/g-aaaaaaaaa 写g-aaaaaaaaa x:\\ ,; &# &amp
g-aaaaaaaaa-写 g-aaaaaaaaa- {"a":
"""

HOST = r"(?:www\.)?(?:chatgpt\.com|chat\.openai\.com)"


def stands_as_a_gpt(text: str, gpt_id: str) -> bool:
    """Tell, by rules of its own, whether an id is on a GPT's page, in a model's name or bare."""
    for match in re.finditer(re.escape(gpt_id), text):
        before = text[: match.start()]
        after = text[match.end() : match.end() + 8]
        if re.match(r"[0-9A-Za-z]", after) and not re.match(r"https?://", after):
            continue
        page = re.search(rf"(?ai:(?P<host>{HOST}(?::443|:80)?))/(?:g|gpts/editor)/\Z", before)
        if page is not None:
            lead = before[: page.start()]
            if re.search(r"(?<![0-9A-Za-z])https?://\Z", lead, re.I | re.A):
                return True
            if not re.search(r"\w\Z", lead) and not re.search(r"\w[.@\\/%?#-]\Z", lead):
                return True
        elif before.endswith("gizmo-") or not re.search(r"(?:[0-9A-Za-z]|/g/)\Z", before):
            return True
    return False


def found_ids(links: list[object]) -> list[str]:
    return [link.id for link in links if isinstance(link, FoundGpt)]


@settings(max_examples=500)
@given(st.one_of(FRAGMENTS, st.text()))
def test_every_id_found_stands_in_the_text_as_a_gpt_s(text: str) -> None:
    for gpt_id in found_ids([*find_links(text)]):
        assert re.fullmatch(r"g-(?:[0-9A-Za-z]{9}|[0-9a-fA-F]{32})", gpt_id)
        assert stands_as_a_gpt(text, gpt_id)


@given(st.text(), IDS)
def test_the_oracle_itself_refuses(text: str, gpt_id: str) -> None:
    host = "evil.tld"
    assert not stands_as_a_gpt(f"https://{host}/g/{gpt_id}", gpt_id)
    assert not stands_as_a_gpt(f"https://chatgpt.com.{host}/g/{gpt_id}", gpt_id)
    assert not stands_as_a_gpt(f"https://chatgpt.com@{host}/g/{gpt_id}", gpt_id)
    assert stands_as_a_gpt(f"https://chatgpt.com/g/{gpt_id}", gpt_id)


@settings(max_examples=300)
@given(FORMS, IDS, PUNCTUATION, CLOSING)
@example("https://chat.openai.com/g/{}", "g-bo0FiWLY7", ".\\", "")
def test_a_good_form_is_found_in_any_punctuation(
    form: str, gpt_id: str, before: str, after: str
) -> None:
    if "://" not in form and before.rstrip("-_").endswith(("/g", "//")):
        before += " "
    text = f"{before}{form.format(gpt_id)}{after}"
    assert found_ids([*find_links(text)]) == [gpt_id]


@given(st.lists(st.tuples(FORMS, IDS), unique_by=lambda pair: pair[1], max_size=8), CLOSING)
def test_several_are_found_in_order(pairs: list[tuple[str, str]], between: str) -> None:
    text = f"，{between} ".join(form.format(gpt_id) for form, gpt_id in pairs)
    assert found_ids([*find_links(text)]) == [gpt_id for _, gpt_id in pairs]


HOST_LETTERS = st.text("abc.-01@:%\\с中\u200b", min_size=1, max_size=6)


@settings(max_examples=500)
@given(
    st.sampled_from(["https://", "http://", ""]),
    st.sampled_from(["chatgpt.com", "chat.openai.com"]),
    HOST_LETTERS,
    st.booleans(),
    IDS,
)
def test_a_host_that_only_resembles_never_passes(
    scheme: str, host: str, extra: str, leads: bool, gpt_id: str
) -> None:
    made = f"{extra}{host}" if leads else f"{host}{extra}"
    if re.fullmatch(rf"(?:{HOST})(?::443|:80)?", made) or not re.search(r"\w", extra):
        return
    if leads and not scheme and made.endswith(f":{host}"):
        return  # "name:chatgpt.com/…" names the link
    assert found_ids([*find_links(f"{scheme}{made}/g/{gpt_id}")]) == []


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=200), FRAGMENTS.map(str.encode)))
def test_no_bytes_raise(data: bytes) -> None:
    for suffix in ("url", "webloc", "desktop", "html", "txt", "md", "json", "png", ""):
        links_in_file(f"a.{suffix}", data)
    links_in_file("a.webloc", b"bplist00" + data)
    links_in_file("a.webloc", b'<?xml version="1.0"?><plist>' + data)
    links_in_uri_list(data)
    links_in_moz_url(data)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(TAGS.split()) | st.text(max_size=3), max_size=15).map(" ".join))
def test_no_page_raises(page: str) -> None:
    links_in_html(page)


@pytest.mark.parametrize("part", HARD.split())
def test_no_input_takes_more_than_linear_time(part: str) -> None:
    """Eight times the text may take eight times the time, with room for noise; never 64 times."""
    part = part.replace("_", " ")
    for find in (find_links, links_in_html, lambda text: links_in_file("a.json", text.encode())):
        small, large = part * (8_000 // len(part)), part * (64_000 // len(part))
        fastest = min(_seconds(find, small) for _ in range(3))
        assert min(_seconds(find, large) for _ in range(2)) < 25 * fastest + 0.005


def _seconds(find: object, text: str) -> float:
    assert callable(find)
    start = time.process_time()
    find(text)
    return time.process_time() - start
