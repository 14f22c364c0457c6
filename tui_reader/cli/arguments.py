"""What can be typed after ``tui-reader``: the commands, their arguments and their help."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from tui_reader import __version__
from tui_reader.cli.paths_alone import READ
from tui_reader.cli.printing import put
from tui_reader.text import clean_line

_PROGRAM = "tui-reader"

_HELP = """\
usage: tui-reader [PATH ...]
       tui-reader COMMAND [ARGUMENT ...]

Read saved blog pages and their comment threads in a terminal: the posts at the left, the post
with its comments as a tree that folds, a search as you type, bookmarks that last.

A PATH is a saved page or a folder of them. Without one the archive that was read last opens
again, at first a sample archive. Inside the reader, ? shows the keys.

commands:
{commands}

Each has its own help: tui-reader COMMAND --help. A path with the name of a command is written
with a slash: ./check.

examples:
  tui-reader                                       go on reading
  tui-reader ~/blog                                read the pages in a folder
  tui-reader list ~/blog                           what is in there
  tui-reader show "a torn cloud" --archive ~/blog  a post and its comments
  tui-reader search 'mended "at dawn" -rain'       these words, this phrase, not that
  tui-reader export --format jsonl ~/blog | jq .title

options:
  -h, --help     show this and end
  --version      show the version and end
  --unpublished  read drafts, spam, and what was not approved or thrown away as well

Data goes to standard output, messages to standard error. TUI_READER_HOME=FOLDER keeps bookmarks,
settings and all else in that folder.

{statuses}
"""

_STATUSES = """\
The exit status is 0 if all went well, also where nothing was found; 1 if not; 2 for a
command that is written wrongly; 3 if all went well but captures had to be skipped; 4 if
bookmarks have lost their comments; 130 after ctrl+c; 141 if nobody reads on."""


class Parser(argparse.ArgumentParser):
    """A parser that prints no control character of what it was given."""

    hint = ""
    """What to say beside a mistake that it may explain."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with 2.

        Args:
            message: May quote what was typed, which may be a stranger's file name.
        """
        told = f"{message}. {self.hint}" if self.hint else message
        self.exit(2, f"{self.prog}: {clean_line(told)}\nTry: {self.prog} --help\n")

    def print_help(self, file: object = None) -> None:
        """Print the help to standard output; unlike argparse, fail where that is not possible.

        Args:
            file: Not looked at.
        """
        put(self.format_help().rstrip("\n"))


class _ReaderParser(Parser):
    def format_help(self) -> str:
        commands = "\n".join(f"  {name:<10} {line}" for name, (line, _) in _COMMANDS.items())
        return _HELP.format(commands=commands, statuses=_STATUSES)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        put(f"{_PROGRAM} {__version__}")
        parser.exit()


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Understand what was typed.

    Args:
        argv: What was typed after the command's name.

    Returns:
        The arguments; `command` says which command it is, `READ` where none was named.

    Raises:
        SystemExit: With 2 after a mistake, with 0 after help or version was printed.
    """
    if argv and argv[0] in _COMMANDS:
        line, add_arguments = _COMMANDS[argv[0]]
        parser = Parser(
            prog=f"{_PROGRAM} {argv[0]}",
            description=line,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        add_arguments(parser)
        parser.epilog = f"{parser.epilog}\n\n{_STATUSES}" if parser.epilog else _STATUSES
        parser.hint = _hint_of_words(argv[1:]) if argv[0] == "search" else ""
        arguments = _parsed(parser, argv[1:])
        arguments.command = argv[0]
        if arguments.command == "search":
            _check_query(parser, arguments)
        return arguments
    parser = _ReaderParser(prog=_PROGRAM, allow_abbrev=False)
    parser.add_argument("--version", action=_Version, nargs=0, default=argparse.SUPPRESS)
    _add_paths(parser)
    named = next((each for each in argv if each in _COMMANDS), None)
    parser.hint = f"The command comes first: {_PROGRAM} {named} …" if named else ""
    arguments = _parsed(parser, argv)
    arguments.command = READ
    arguments.json = False
    return arguments


def _parsed(parser: Parser, argv: Sequence[str]) -> argparse.Namespace:
    # Options may stand between words; but argparse cannot do that and also obey a "--".
    return parser.parse_args(argv) if "--" in argv else parser.parse_intermixed_args(argv)


def _hint_of_words(argv: Sequence[str]) -> str:
    """Say how a word that must not be there is told from an option."""
    words = [each for each in argv if each[:1] == "-" and each[1:2] not in ("", "-")]
    return f"If it is a word of the query, write: search -- {' '.join(words)}" if words else ""


def _check_query(parser: Parser, arguments: argparse.Namespace) -> None:
    if arguments.stdin == bool("".join(arguments.query).strip()):
        parser.error("give a query, either as an argument or with --stdin")


def _add_list(parser: Parser) -> None:
    _add_paths(parser)
    _add_json(parser)
    parser.epilog = _examples("list ~/blog", "list --json ~/blog | jq -r '.posts[].title'")


def _add_show(parser: Parser) -> None:
    parser.add_argument(
        "post",
        nargs="+",
        type=_words,
        metavar="POST",
        help="its id, or the beginning or words of its title",
    )
    parser.add_argument(
        "--comment", metavar="ID", help="only this comment and its replies: its id or number (4.2)"
    )
    _add_archive(parser)
    _add_json(parser)
    parser.epilog = _examples(
        "show a torn cloud", "show 2019-03-04 --archive ~/blog", "show torn --comment 4.2"
    )


def _add_search(parser: Parser) -> None:
    parser.add_argument("query", nargs="*", type=_words, metavar="QUERY", help="what to look for")
    parser.add_argument(
        "--limit", type=_count, default=20, metavar="N", help="the most hits (default: 20)"
    )
    parser.add_argument("--newest", action="store_true", help="the newest hits first, not the best")
    parser.add_argument(
        "--stdin", action="store_true", help="read the queries from standard input, one a line"
    )
    _add_archive(parser)
    _add_json(parser)
    parser.epilog = (
        'Words may stand in any order, and slips of typing are forgiven. "a phrase" is found\n'
        "as it stands, -word must not be there. Quote it all from the shell, as below.\n\n"
        'With --json, each query is answered on a line of its own: "query", its "hits", their\n'
        '"total", of which the hits may be only the best, and "problems", a sentence each, where\n'
        "something in the query was not understood.\n\n"
        + _examples(
            "search silver lining --archive ~/blog",
            "search 'mended \"at dawn\" -rain' --newest --limit 5",
            "search --stdin --json < queries.txt",
        )
    )


def _add_export(parser: Parser) -> None:
    _add_paths(parser)
    parser.add_argument(
        "--format",
        choices=("json", "jsonl"),
        default="json",
        help="one document (json, the default), or a post a line (jsonl)",
    )
    parser.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        help="the same as --format json",
    )
    parser.epilog = _examples("export ~/blog > blog.json", "export --format jsonl ~/blog")


def _add_check(parser: Parser) -> None:
    _add_paths(parser)
    _add_json(parser)
    parser.epilog = _examples("check ~/blog", "check --json ~/blog")


def _add_bookmarks(parser: Parser) -> None:
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "export", "check"),
        default="list",
        help="list them (the default), write them out, or look whether their comments are there",
    )
    parser.add_argument(
        "--format",
        choices=("markdown", "json", "csv"),
        default="markdown",
        help="of the export (default: markdown)",
    )
    _add_archive(parser)
    _add_json(parser)
    parser.epilog = _examples(
        "bookmarks list", "bookmarks export > bookmarks.md", "bookmarks check --archive ~/blog"
    )


def _add_index(parser: Parser) -> None:
    _add_paths(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--rebuild", action="store_true", help="forget it, and read all captures anew"
    )
    action.add_argument("--status", action="store_true", help="only tell what is in it")
    action.add_argument("--clear", action="store_true", help="throw it away; nothing else is lost")
    _add_json(parser)
    parser.epilog = "Reader and commands keep the index up to date by themselves.\n\n" + _examples(
        "index ~/blog", "index --rebuild ~/blog", "index --status"
    )


def _add_paths(parser: Parser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=_path, metavar="PATH", help="a saved page or a folder of them"
    )
    _add_archive(parser)


def _add_archive(parser: Parser) -> None:
    parser.add_argument(
        "--archive",
        action="append",
        type=_path,
        default=[],
        metavar="PATH",
        help="a saved page or a folder of them; may be repeated (default: the one read last)",
    )
    parser.add_argument(
        "--unpublished",
        action="store_true",
        help="read drafts, spam, and what was not approved or thrown away as well",
    )


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for another program")


def _examples(*lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {_PROGRAM} {line}" for line in lines)


def _path(text: str) -> Path:
    # `Path("")` is the current folder; whoever types "$FOLDER" with none set does not mean that.
    if not text:
        raise argparse.ArgumentTypeError("an empty text is no path")
    return Path(text)


def _words(text: str) -> str:
    # Under a locale that says nothing of letters beyond ASCII, Python hands over their bytes.
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


_COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
    "list": ("list the posts, newest first", _add_list),
    "show": ("print a post and its comments", _add_show),
    "search": ("find posts and comments by their words", _add_search),
    "export": ("write the whole archive as JSON", _add_export),
    "check": ("tell what was read from each capture, and what was not", _add_check),
    "bookmarks": ("list, export or check your bookmarks", _add_bookmarks),
    "index": ("build, look at or throw away the index of an archive", _add_index),
    "paths": ("tell where bookmarks, settings and all else are kept", _add_json),
}
