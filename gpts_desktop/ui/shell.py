"""The window with its controllers, joined: who tells whom what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from gpts_desktop.ui.conversation_list_controller import ConversationListController
from gpts_desktop.ui.gateway_controller import GatewayController
from gpts_desktop.ui.gpt_controller import GptController
from gpts_desktop.ui.gpt_faces import face_of, name_of
from gpts_desktop.ui.main_window import MainWindow
from gpts_desktop.ui.motion import reduce_motion
from gpts_desktop.ui.style import register_pictures
from gpts_desktop.ui.task_owner import TaskOwner

if TYPE_CHECKING:
    from gpts_desktop.core.actions import Notice
    from gpts_desktop.core.chats import Chats
    from gpts_desktop.core.data_care import DataCare
    from gpts_desktop.core.export.order import Exporter
    from gpts_desktop.core.importing.work import ArchiveDesk
    from gpts_desktop.core.interface_size import InterfaceSize
    from gpts_desktop.core.message import Message
    from gpts_desktop.core.message_finder import MessageFinder
    from gpts_desktop.core.ports import (
        ChatGateway,
        EventLog,
        PictureLoader,
        SecretStore,
        Store,
        Writer,
    )
    from gpts_desktop.core.unsaved_files import UnsavedFiles
    from gpts_desktop.ui.branching import Branching
    from gpts_desktop.ui.chat_controller import ChatController
    from gpts_desktop.ui.data_controller import DataController
    from gpts_desktop.ui.dialogs import Dialogs
    from gpts_desktop.ui.gateway_controller import Probe, StartDemo
    from gpts_desktop.ui.household import Household
    from gpts_desktop.ui.importing.imports import Imports
    from gpts_desktop.ui.message_deletion import MessageDeletion
    from gpts_desktop.ui.reading_settings import ReadingSettings
    from gpts_desktop.ui.search_everything import SearchEverything
    from gpts_desktop.ui.turn_runner import TurnRunner
    from gpts_desktop.ui.unread import Unread


class Services(NamedTuple):
    """What the window needs of the outside."""

    store: Store
    writer: Writer
    gateway: ChatGateway
    pictures: PictureLoader
    secrets: SecretStore
    probe: Probe
    start_demo: StartDemo
    log: EventLog
    finder: MessageFinder
    environment_key: str = ""
    """The variable that holds a key for every gateway without one, "" for none."""
    care: Callable[[], DataCare] | None = None
    """Makes what looks after the database, after the first paint."""
    archives: Callable[[], ArchiveDesk] | None = None
    exporter: Callable[[], Exporter] | None = None
    size: InterfaceSize | None = None
    """How large the interface is; a window without it leaves that as it is."""
    unsaved_files: Callable[[], UnsavedFiles] | None = None


class Shell(QObject):
    """Owns the window and everything that answers to it.

    It is built in two steps: first what the first paint shows, with the saved GPTs and the
    newest conversations, then, by `complete`, the chat and what acts on it. What only the
    second step needs is imported there.
    """

    language_chosen = Signal()

    conversations: ConversationListController
    gpts: GptController

    # There from `complete` on.
    chats: Chats
    runner: TurnRunner
    chat: ChatController
    dialogs: Dialogs
    reading: ReadingSettings
    search: SearchEverything
    unread: Unread
    data: DataController | None
    intake: Imports | GptController
    branching: Branching
    deletion: MessageDeletion

    def __init__(self, home: Household, services: Services, before: Shell | None = None) -> None:
        super().__init__()
        self.home = home
        self._services = services
        self.tasks = TaskOwner(home.failed)
        store, writer = services.store, services.writer
        self.settings, self.themes = home.settings, home.themes
        self.library, self.gateways, self.folders = home.library, home.gateways, home.folders
        self.window = MainWindow(themes=self.themes, settings=self.settings)
        self.conversations = ConversationListController(
            window=self.window,
            store=store,
            writer=writer,
            settings=self.settings,
            library=self.library,
            folders=self.folders,
            tasks=self.tasks,
            known=before.conversations if before is not None else None,
            parent=self,
        )
        self.gpts = GptController(
            window=self.window,
            library=self.library,
            tasks=self.tasks,
            counts=before.gpts.counts if before is not None else store.gpt_counts(),
            parent=self,
        )
        self.gateway = GatewayController(
            window=self.window,
            themes=self.themes,
            gateways=self.gateways,
            secrets=services.secrets,
            probe=services.probe,
            start_demo=services.start_demo,
            environment_key=services.environment_key,
            tasks=self.tasks,
            parent=self,
        )
        self._choose_page()

    def complete(self) -> None:
        """Build what the first paint did not wait for, and join it all."""
        from gpts_desktop.ui.data_controller import data_controller
        from gpts_desktop.ui.dialogs import Dialogs
        from gpts_desktop.ui.export.exports import exports_of
        from gpts_desktop.ui.importing.imports import intake_of
        from gpts_desktop.ui.message_actions import message_actions_of
        from gpts_desktop.ui.navigator import Navigator
        from gpts_desktop.ui.notifications.answer_notice import AnswerNotice
        from gpts_desktop.ui.organising import organiser_of
        from gpts_desktop.ui.other_processes import OtherProcesses
        from gpts_desktop.ui.pictures.sources import picture_shelf
        from gpts_desktop.ui.reading_settings import ReadingSettings
        from gpts_desktop.ui.search_everything import SearchEverything
        from gpts_desktop.ui.settings.settings_desk import settings_desk_of
        from gpts_desktop.ui.transcript.view import TranscriptView
        from gpts_desktop.ui.unread import Unread
        from gpts_desktop.ui.unsaved_keeper import UnsavedKeeper
        from gpts_desktop.ui.window_commands import window_commands

        register_pictures(self.themes.theme)
        services, window = self._services, self.window
        self.chats, self.runner = self.home.chats, self.home.runner
        shelf = picture_shelf(services, self.settings, self.gateways, self.tasks)
        window.add_chat(TranscriptView(self._notice_for, self.themes.theme, shelf=shelf))
        window.transcript.set_face(lambda gpt_id: face_of(self.library, gpt_id))
        window.transcript.speakers.name_of = lambda gpt_id: name_of(self.library, gpt_id)
        self.reading = ReadingSettings(self.settings, window.transcript, window.composer, self)
        for name in ("motion", "send_key"):
            self._setting_changed(name)
        self._build_chat(services)
        self.navigator = Navigator(
            window=window,
            chat=self.chat,
            conversations=self.conversations,
            library=self.library,
            gateways=self.gateways,
            settings=self.settings,
            parent=self,
        )
        self.dialogs = Dialogs(
            window=window,
            chat=self.chat,
            chats=self.chats,
            library=self.library,
            gateways=self.gateways,
            settings=self.settings,
            reading=self.reading,
            open_gateway=self.gateway.open_dialog,
            parent=self,
        )
        window_commands(self)
        self.settings_desk = settings_desk_of(services, self)
        self.intake = intake_of(services, self)
        self.exports = self.dialogs.exports = exports_of(services, self)
        self.unread = Unread(self.settings, window.sidebar.set_unread, self)
        self.notice = AnswerNotice(window, self.settings, self.runner, self.tasks, self)
        self.notice.name_of = lambda gpt_id: name_of(self.library, gpt_id)
        self.organiser = organiser_of(self)
        self.branching, self.deletion = message_actions_of(services, self)
        self.unsaved = UnsavedKeeper(
            window=window,
            chats=self.chats,
            writer=services.writer,
            files=services.unsaved_files() if services.unsaved_files is not None else None,
            parent=self,
        )
        self.search = SearchEverything(self, services.finder)
        self.data = self.settings_desk.data = data_controller(services, self)
        self.others = OtherProcesses(services, self)
        self._join()

    def _build_chat(self, services: Services) -> None:
        """Build what asks the gateway and shows the answers."""
        from gpts_desktop.ui.asker import Asker
        from gpts_desktop.ui.chat_controller import ChatController

        asker = Asker(
            runner=self.runner,
            chats=self.chats,
            gateways=self.gateways,
            gateway=services.gateway,
            tasks=self.tasks,
            parent=self,
        )
        asker.gateway_needed.connect(self.gateway.open_dialog)
        self.chat = ChatController(
            runner=self.runner,
            transcript=self.window.transcript,
            composer=self.window.composer,
            chats=self.chats,
            library=self.library,
            store=services.store,
            writer=services.writer,
            asker=asker,
            places=self.home.places,
            tasks=self.tasks,
            parent=self,
        )

    def _join(self) -> None:
        from gpts_desktop.ui.browser import open_in_browser

        window, sidebar = self.window, self.window.sidebar
        window.mime_arrived.connect(self.intake.take_mime)
        window.links_entered.connect(self.gpts.take_text)
        window.key_requested.connect(self.gateway.open_dialog)
        window.demo_requested.connect(self.gateway.use_demo)
        window.new_chat_requested.connect(self.navigator.new_chat_with_same_gpt)
        sidebar.gpt_selected.connect(self.navigator.choose_gpt)
        sidebar.new_chat_requested.connect(self.navigator.new_chat)
        sidebar.conversation_selected.connect(self.chat.open)
        sidebar.conversation_selected.connect(window.leave_sidebar)
        sidebar.gpt_selected.connect(window.leave_sidebar)
        sidebar.gateway_requested.connect(self.gateway.open_dialog)
        sidebar.settings_requested.connect(self.open_settings_menu)
        window.header.parameters_requested.connect(self.dialogs.open_parameters)
        window.header.menu_requested.connect(self._open_chat_menu)
        window.composer.parameters_requested.connect(self.dialogs.open_parameters)
        window.composer.stream_toggled.connect(self.dialogs.set_stream)
        window.transcript.link_activated.connect(open_in_browser)
        window.transcript.link_doubted.connect(self.dialogs.doubt_link)
        window.transcript.pictures.trouble.connect(self._show_trouble)
        window.transcript.wrap_changed.connect(
            lambda on: self.settings.__setitem__("wrap_code", on)
        )
        window.transcript.quote_requested.connect(window.composer.text_box.add_below)
        self.gpts.gpt_chosen.connect(self.navigator.choose_gpt)
        self.gpts.gpts_changed.connect(self.navigator.gpts_changed)
        self.conversations.counted.connect(self.gpts.count)
        self.conversations.conversation_renamed.connect(self.chat.rename)
        self.chat.conversation_shown.connect(self.unread.opened)
        self.runner.ended.connect(self.unread.turn_ended)
        self.notice.opened.connect(self.navigator.open_in_front)
        sidebar.stop_requested.connect(self.runner.stop)
        self.chat.turn_changed.connect(sidebar.set_streaming)
        self.chat.trouble.connect(self._show_trouble)
        self.runner.refused.connect(self.unsaved.offer_to_send)
        self.chat.conversation_shown.connect(self.unsaved.forget_offer)
        window.may_close = self.unsaved.may_close
        self.themes.changed.connect(self._dress)
        self.settings.changed.connect(self._setting_changed)

    def _choose_page(self) -> None:
        if len(self.library) or self.conversations.any():
            self.window.show_chat()
        else:
            self.window.show_first_run()

    def start(self, arguments: Sequence[str]) -> None:
        """Do what waited for the first paint: open the last conversation, take arguments."""
        if (size := self._services.size) is not None:
            self.themes.text_size_told.connect(size.note_system)
        from gpts_desktop.ui.unsaved_offer import offer_unsaved

        self.themes.follow_system()
        self.navigator.open_last(self.conversations.load_rest())
        if arguments:
            self.intake.take_files(arguments)
        offer_unsaved(self)

    def take_arguments(self, arguments: Sequence[str]) -> None:
        """Take what a second start hands over, and come to the front."""
        self.window.come_to_front()
        if arguments:
            self.intake.take_files(arguments)

    def leave(self) -> None:
        """Keep the draft and where one reads, and the window's place."""
        self.chat.leave()
        self.window.keep_place()

    def take_over(self, before: Shell) -> None:
        """Go on with what a window before this one knows of turns and of the disk."""
        self.themes.follow_system()
        self.unsaved.take_over(before.unsaved)
        self.notice.take_over(before.notice)
        for conversation_id in self.runner.running:
            self.window.sidebar.set_streaming(conversation_id, True)

    @property
    def is_idle(self) -> bool:
        """Whether neither the window nor a turn has anything under way."""
        return not self.tasks and not self.home.tasks

    @property
    def is_importing(self) -> bool:
        """Whether an import is under way."""
        return bool(getattr(self.intake, "is_running", False))

    async def close(self) -> None:
        """Keep drafts and places, and end every turn with what came."""
        self.leave()
        self.chats.deletions.settle_all()
        await self.tasks.close()
        await self.home.tasks.close()
        await self.unsaved.last_chance()

    def _dress(self) -> None:
        self.window.transcript.set_theme(self.themes.theme)
        self.settings["was_dark"] = self.themes.system_is_dark

    def _setting_changed(self, name: str) -> None:
        if name == "language":
            self.language_chosen.emit()
        elif name == "theme":
            self.themes.set_mode(self.settings["theme"])
        elif name == "contrast":
            self.themes.set_contrast(self.settings["contrast"])
        elif name == "motion":
            reduce_motion(by_user=self.settings["motion"] == "reduced")
        elif name == "send_key":
            self.window.composer.set_send_key(self.settings["send_key"])

    def _notice_for(self, message: Message) -> Notice | None:
        """Return what stands under a message that did not go well."""
        from urllib.parse import urlsplit

        from gpts_desktop.core.notices import notice_for
        from gpts_desktop.ui.said import said_notice

        profile, shown = self.gateways.current, self.chat.conversation
        host = (urlsplit(profile.base_url).hostname or profile.base_url) if profile else ""
        candidates = self.chats.parameters(shown).n if shown is not None else None
        notice = notice_for(message, host=host, n=candidates or 1)
        return said_notice(notice) if notice is not None else None

    def _show_trouble(self, sentence: str) -> None:
        self.window.banner.show_trouble(sentence)

    def open_settings_menu(self) -> None:
        """Open the menu of the sidebar's settings button."""
        button, window = self.window.sidebar.settings_button, self.window
        over = button if button.isVisible() else window  # the sidebar may be folded away
        self.dialogs.open_menu(over.mapToGlobal(over.rect().topLeft()))

    def _open_chat_menu(self) -> None:
        button = self.window.header.more_button
        self.dialogs.open_chat_menu(button.mapToGlobal(button.rect().bottomRight()))
