from __future__ import annotations

from dataclasses import replace

from gpts_desktop.core.branching import branch_off
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Attachment, Message, Role, Usage
from gpts_desktop.core.parameters import Parameters


def test_a_branch_has_the_path_up_to_a_message_and_the_original_stays() -> None:
    talk = Conversation(gpt_id="g-a", parameters=Parameters(temperature=0.5), tags=("work",))
    file = Attachment("a.txt", "text/plain", b"text")
    talk.add(Message(Role.USER, "Hi", id="q", attachments=(file,)))
    talk.add(Message(Role.ASSISTANT, "No", id="other", parent="q"))
    usage = Usage(1, 2, 3)
    talk.add(Message(Role.ASSISTANT, "Yes", id="a", parent="q", reasoning="Because", usage=usage))
    talk.add(Message(Role.USER, "More", id="q2", parent="a"))
    before = [replace(message) for message in talk.messages()]

    branch = branch_off(talk, "a", "Hi (branch)")

    question, answer = branch.path()
    assert (question.text, question.attachments) == ("Hi", (file,))
    assert (answer.text, answer.reasoning, answer.usage) == ("Yes", "Because", usage)
    assert len(branch) == 2 and not {question.id, answer.id} & {m.id for m in talk.messages()}
    assert (branch.title, branch.gpt_id, branch.tags) == ("Hi (branch)", "g-a", ("work",))
    assert branch.parameters == talk.parameters and branch.id != talk.id
    assert talk.messages() == before and talk.current == "q2"
