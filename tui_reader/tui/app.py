"""The application: it hands the stores to the screen, and keeps theme, palette and terminal."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget

from tui_reader import paths
from tui_reader.index.arrivals import Arrivals
from tui_reader.index.places import kept_file
from tui_reader.settings import load_settings
from tui_reader.state import load_state, remember
from tui_reader.text import clean_line, replace_controls
from tui_reader.tui.collecting import PAUSE_SECONDS, Collector
from tui_reader.tui.commands import COMMANDS, Command, shown_keys
from tui_reader.tui.job_control import (
    has_lost_its_terminal,
    has_shell,
    let_go_of_a_lost_terminal,
    stopping_others,
)
from tui_reader.tui.keys_in_order import KeysInOrderApp
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores
from tui_reader.tui.widgets.row_list import RowList

DEFAULT_THEME = "textual-dark"
LOST_SECONDS = 2.0
"""So often it is looked whether the terminal is still there."""

_HUNG_UP = 128 + 1
# As after SIGHUP, which not every system has.


class ControlFilter(LineFilter):
    """The second net under all that is drawn: no control character reaches the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put pictures in the place of control characters.

        Args:
            segments: A line.
            background: Not looked at.

        Returns:
            The line, as it is where it was clean.
        """
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(replace_controls(text), style, control) for text, style, control in segments
        ]


class ReaderApp(KeysInOrderApp):
    """The reader of one archive."""

    TITLE = "tui-reader"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = True
    # Before all else, for dialogues and the palette keep what is bound elsewhere from their keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True)
    ]

    def __init__(
        self,
        stores: Stores,
        theme: str = "",
        state_file: Path | None = None,
        problems: Sequence[str] = (),
        archive: tuple[str, ...] = (),
        searches: Searches | None = None,
    ) -> None:
        """Read an archive.

        Args:
            stores: What to read from and write to.
            theme: The theme that was picked; without one of that name the settings have their say.
            state_file: Where to remember theme and archive; nowhere by default.
            problems: What is wrong with the settings, a sentence each.
            archive: The paths to open the next time when none is named; none to leave it as it is.
            searches: What was searched for before; nothing by default, and it is not kept.
        """
        if not os.environ.get("NO_COLOR"):
            # Set but empty it means nothing: https://no-color.org
            os.environ.pop("NO_COLOR", None)
        super().__init__()
        self._searches = searches or Searches(None, None)
        self._stores = stores
        self._problems = list(problems)
        self._state_file = state_file
        self._archive = archive
        self._remembering = asyncio.Lock()
        self._control_filter = ControlFilter()
        self._collector = Collector()
        self._no_color = NoColor()
        self.animation_level = "none"
        self.theme = self._first_theme(theme, stores.settings.theme)

    async def on_event(self, event: events.Event) -> None:
        """Heed a key, and let it go its way."""
        if isinstance(event, events.Key):
            self._collector.heed_key()
            if not event.is_forwarded:
                self._forget_said()
        await super().on_event(event)

    def _forget_said(self) -> None:
        """Let what was said before a key not look like what came of it."""
        for screen in self.screen_stack[:1]:
            if isinstance(screen, ReaderScreen):
                screen.forget_said()

    def get_default_screen(self) -> Screen[None]:
        """The reader."""
        return ReaderScreen(self._stores, self._searches)

    def get_driver_class(self) -> type[Driver]:
        """What draws in this terminal."""
        return stopping_others(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of Textual, and the second net."""
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            # Textual turns colours to greys, and the terminal's own have none but black.
            greys = (Monochrome, NoColor)
            filters = [each for each in filters if not isinstance(each, greys)]
            filters.append(self._no_color)
        return [*filters, self._control_filter]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the palette, from the command table."""
        seen = set()
        elsewhere = {"years", "bookmarks"}
        if not isinstance(screen.focused, RowList):
            elsewhere.add("list")
        for command in COMMANDS:
            if command.where not in elsewhere and command.id not in seen:
                seen.add(command.id)
                keys = f" ({shown_keys(command)})" if command.keys else ""
                yield SystemCommand(
                    command.title, (command.help + keys).strip(), Runner(self, command)
                )

    def action_help_quit(self) -> None:
        """Say how one leaves, to who presses ctrl+c."""
        self.notify("q goes back, and quits at the top; ^q quits at once.", markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        from tui_reader.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def _first_theme(self, picked: str, configured: str) -> str:
        known = self.available_themes
        if configured and configured not in known:
            self._problems.append(
                f"{paths.settings_file().name}: there is no theme “{configured}”; "
                "“Choose a theme” among all commands (:) lists them."
            )
        return next(each for each in (picked, configured, DEFAULT_THEME) if each in known)

    def on_mount(self) -> None:
        """Watch for a new theme, for signals, and for coming back from the background."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember_theme(theme.name))
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self._heed_signals()
        if self._problems:
            # In one: what stands under each other covers what one has come to read.
            told = "\n".join(map(clean_line, self._problems))
            self.notify(told, severity="warning", markup=False, timeout=10)
        # Nothing is collected before the first frame: it would be work for nothing.
        self.call_after_refresh(self._collector.begin)
        self.set_interval(PAUSE_SECONDS, self._collector.collect_in_pause)
        if not self.is_headless:
            self._looking = self.set_interval(LOST_SECONDS, self._look_for_terminal)
        self.call_after_refresh(self._remember_archive)

    def on_unmount(self) -> None:
        """Let go of what was kept from the collector of garbage."""
        self._collector.end()

    def on_arriving_screen_arrived(self) -> None:
        """Know that there is something to read."""
        self._remember_archive()

    def _heed_signals(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            # In this terminal ctrl+c is a key. From outside it would end the loop, unsaved.
            loop.add_signal_handler(signal.SIGINT, lambda: None)
            loop.add_signal_handler(signal.SIGTERM, self._end, 128 + signal.SIGTERM)
            # At once: a reader that is stopped is woken to hear that its terminal is gone.
            signal.signal(signal.SIGHUP, partial(self._hang_up, loop))
        except (NotImplementedError, RuntimeError, ValueError):
            return

    def _hang_up(self, loop: asyncio.AbstractEventLoop, number: int, _: object) -> None:
        let_go_of_a_lost_terminal()
        loop.call_soon_threadsafe(self._end, 128 + number)

    def _look_for_terminal(self) -> None:
        """End where the terminal is gone and nobody has said so.

        Only who began the session is told by the system; where that waits for the reader, as make
        does, the reader would read nothing again and again for ever.
        """
        if has_lost_its_terminal():
            self._looking.stop()
            let_go_of_a_lost_terminal()
            self._end(_HUNG_UP)

    def action_suspend_process(self) -> None:
        """Go to the shell, if there is one."""
        if has_shell():
            super().action_suspend_process()
        else:
            self.notify("There is no shell to go to here.", markup=False)

    def _end(self, code: int) -> None:
        self.run_worker(self._finish(code), exit_on_error=False)

    async def _finish(self, code: int) -> None:
        """Save what is being saved, then end."""
        screen = self.screen_stack[0]
        told = ""
        if isinstance(screen, ReaderScreen):
            told = await screen.finish() or screen.parting
        self.exit(return_code=code, message=told or None)

    async def action_quit(self) -> None:
        """End from anywhere, but not before what was asked for is saved."""
        screen = self.screen_stack[0]
        if isinstance(screen, ReaderScreen):
            screen.leave()
        else:
            self.exit()

    def _remember_archive(self) -> None:
        """Let this archive open the next time, once it is seen that there is something to read."""
        if self._archive and len(self._stores.index):
            archive, self._archive = self._archive, ()
            told = "The archive will not open by itself next time."
            self.run_worker(self._remember(told, archive=archive))

    def _remember_theme(self, name: str) -> None:
        self.run_worker(self._remember("The theme will not be remembered.", theme=name))

    async def _remember(self, otherwise: str, **changes: str | tuple[str, ...]) -> None:
        """Remember something at once, off the screen's thread and one after the other."""
        if self._state_file is None:
            return
        async with self._remembering:
            problem = await asyncio.to_thread(remember, self._state_file, **changes)
        if problem is not None:
            told = clean_line(f"{otherwise} {problem}")
            self.notify(told, severity="warning", markup=False, timeout=10)

    def _fatal_error(self) -> None:
        """Write a crash down without what the person or a stranger wrote, and say where."""
        from tui_reader.tui.own_errors import tell

        error = sys.exc_info()[1]
        told = "tui-reader stopped" if error is None else tell("tui-reader stopped", error)
        self._exit_renderables.append(
            f"{told} Your bookmarks are saved at each change; nothing of them is lost."
        )
        self._close_messages_no_wait()


class Runner:
    """Runs a command of the table where its keys would work."""

    def __init__(self, app: ReaderApp, command: Command) -> None:
        """Prepare to run a command.

        Args:
            app: The app.
            command: The command.
        """
        self._app = app
        self._command = command

    def __call__(self) -> None:
        """Run it in the list that has the keys, in the thread view or on the screen."""
        target: Screen[object] | Widget = self._app.screen
        if isinstance(target, ReaderScreen):
            if self._command.where == "list" and target.focused is not None:
                target = target.focused
            elif self._command.where == "thread":
                target = target.thread
        self._app.call_later(self._app.run_action, self._command.id, target)


def run(arrivals: Arrivals, archive: tuple[str, ...] = ()) -> int:
    """Open the reader on an archive and stay until the person leaves.

    Args:
        arrivals: The archive, and what is still to be read of it.
        archive: The paths to open the next time when none is named; none to leave it as it is.

    Returns:
        The status to exit with.
    """
    settings, problems = load_settings(paths.settings_file())
    state = load_state(paths.state_file())
    read, place = (
        partial(kept_file, folder, arrivals.paths)
        for folder in (paths.read_folder, paths.places_folder)
    )
    stores = Stores(arrivals, paths.bookmarks_file, settings, read, place)
    stores.wait_for_posts()
    searches = Searches(paths.state_file(), paths.searches_file)
    app = ReaderApp(stores, state.theme, paths.state_file(), problems, archive, searches)
    app.run()
    return app.return_code or 0
