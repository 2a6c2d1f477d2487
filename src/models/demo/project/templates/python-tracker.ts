/** Adding, finishing, finding and counting: the heart of a tracker. */
export const core = `"""The __NOUNS__ themselves: adding, finishing, finding and counting them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class __CLASS__:
    """One __NOUN__: what it says, its tags, and whether it is done."""

    id: int
    text: str
    tags: tuple[str, ...] = ()
    done: bool = False


def parse(line: str) -> tuple[str, tuple[str, ...]]:
    """Split a line into its text and its #tags. Raises ValueError for a line without text."""
    words = line.split()
    tags = {word[1:].lower() for word in words if word.startswith("#") and len(word) > 1}
    text = " ".join(word for word in words if not word.startswith("#"))
    if not text:
        raise ValueError("Say in a few words what the __NOUN__ is.")
    return text, tuple(sorted(tags))


def add(items: Sequence[__CLASS__], line: str) -> list[__CLASS__]:
    """Return the __NOUNS__ with one more, under the next free number."""
    text, tags = parse(line)
    number = max((item.id for item in items), default=0) + 1
    return [*items, __CLASS__(number, text, tags)]


def finish(items: Sequence[__CLASS__], number: int) -> list[__CLASS__]:
    """Return the __NOUNS__ with one of them done. Raises KeyError for a number that is not there."""
    if all(item.id != number for item in items):
        raise KeyError(f"There is no __NOUN__ {number}.")
    return [replace(item, done=True) if item.id == number else item for item in items]


def find(items: Sequence[__CLASS__], words: str) -> list[__CLASS__]:
    """Return the __NOUNS__ that hold every word, in their text or as a #tag."""
    wanted = words.lower().split()

    def matches(item: __CLASS__) -> bool:
        return all(
            word[1:] in item.tags if word.startswith("#") else word in item.text.lower()
            for word in wanted
        )

    return [item for item in items if matches(item)]


def summarise(items: Sequence[__CLASS__]) -> dict[str, object]:
    """Count all, done and open __NOUNS__, and those of each tag."""
    done = sum(item.done for item in items)
    tags = Counter(tag for item in items for tag in item.tags)
    return {
        "total": len(items),
        "done": done,
        "open": len(items) - done,
        "tags": dict(sorted(tags.items(), key=lambda pair: (-pair[1], pair[0]))),
    }
`;

/** Keeping them in a file. */
export const storage = `"""Keeps the __NOUNS__ in a JSON file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .__CORE__ import __CLASS__


def load(path: Path) -> list[__CLASS__]:
    """Read the __NOUNS__; a file that is not there yet has none. Raises ValueError for a damaged one."""
    if not path.exists():
        return []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [
            __CLASS__(int(row["id"]), str(row["text"]), tuple(row["tags"]), bool(row["done"]))
            for row in rows
        ]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{path} is damaged. Move it away and start again.") from error


def save(path: Path, items: Sequence[__CLASS__]) -> None:
    """Write the __NOUNS__ beside the old file and put it in its place, so that a crash loses nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps([asdict(item) for item in items], indent=2), encoding="utf-8")
    os.replace(draft, path)
`;

export const cli = `"""The command line of __TITLE__."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .__CORE__ import __CLASS__, add, find, finish, summarise
from .storage import load, save


def line_of(item: __CLASS__) -> str:
    """One __NOUN__ as a line of text."""
    mark = "x" if item.done else " "
    tags = "".join(f" #{tag}" for tag in item.tags)
    return f"[{mark}] {item.id:>3}  {item.text}{tags}"


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    root = argparse.ArgumentParser(prog="__NAME__", description="__DESCRIPTION__")
    default = os.environ.get("__ENV___FILE", "__NAME__.json")
    root.add_argument("--file", type=Path, default=Path(default), help="where they are kept")
    commands = root.add_subparsers(dest="command", required=True)
    commands.add_parser("add", help="add a __NOUN__").add_argument("words", nargs="+")
    commands.add_parser("list", help="show all")
    commands.add_parser("done", help="mark one as done").add_argument("number", type=int)
    commands.add_parser("find", help="show those with these words").add_argument("words", nargs="+")
    commands.add_parser("summary", help="count them")
    return root


def run(arguments: argparse.Namespace) -> list[str]:
    """Do what was asked for, and return the lines to print."""
    items = load(arguments.file)
    if arguments.command == "add":
        items = add(items, " ".join(arguments.words))
        save(arguments.file, items)
        return [line_of(items[-1])]
    if arguments.command == "done":
        items = finish(items, arguments.number)
        save(arguments.file, items)
        return [line_of(item) for item in items if item.id == arguments.number]
    if arguments.command == "find":
        return [line_of(item) for item in find(items, " ".join(arguments.words))]
    if arguments.command == "summary":
        counts = summarise(items)
        return [f"{counts['total']} in all, {counts['done']} done, {counts['open']} open"]
    return [line_of(item) for item in items] or ["There are no __NOUNS__ yet."]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code."""
    try:
        print("\\n".join(run(parser().parse_args(argv))))
    except (KeyError, ValueError, OSError) as error:
        print(error.args[0] if error.args else error, file=sys.stderr)
        return 1
    return 0
`;

export const coreTest = `"""Tests of what can be done with __NOUNS__."""

import unittest

from __PACKAGE__.__CORE__ import __CLASS__, add, find, finish, parse, summarise


class TrackerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.items = add(add([], "first __NOUN__ #home"), "second one #work #home")

    def test_numbers_rise_from_one(self) -> None:
        self.assertEqual([item.id for item in self.items], [1, 2])
        self.assertEqual(self.items[0], __CLASS__(1, "first __NOUN__", ("home",)))

    def test_a_line_needs_words(self) -> None:
        with self.assertRaises(ValueError):
            parse("  #only #tags ")

    def test_finishing_changes_only_that_one(self) -> None:
        after = finish(self.items, 2)
        self.assertEqual([item.done for item in after], [False, True])
        self.assertFalse(self.items[1].done)

    def test_finishing_what_is_not_there_says_so(self) -> None:
        with self.assertRaises(KeyError):
            finish(self.items, 9)

    def test_finding_takes_words_and_tags(self) -> None:
        self.assertEqual([item.id for item in find(self.items, "SECOND #work")], [2])
        self.assertEqual(find(self.items, "nothing like it"), [])

    def test_the_summary_counts(self) -> None:
        counts = summarise(finish(self.items, 1))
        self.assertEqual((counts["total"], counts["done"], counts["open"]), (2, 1, 1))
        self.assertEqual(counts["tags"], {"home": 2, "work": 1})


if __name__ == "__main__":
    unittest.main()
`;

export const cliTest = `"""Tests of the command line, with a file of their own."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from __PACKAGE__.cli import main


class CommandLineTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "kept" / "items.json"

    def run_with(self, *words: str) -> tuple[int, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--file", str(self.file), *words])
        return code, out.getvalue() + err.getvalue()

    def test_what_is_added_is_kept(self) -> None:
        self.assertEqual(self.run_with("list"), (0, "There are no __NOUNS__ yet.\\n"))
        self.run_with("add", "a", "__NOUN__", "#new")
        self.assertEqual(self.run_with("list"), (0, "[ ]   1  a __NOUN__ #new\\n"))
        self.assertEqual(self.run_with("done", "1"), (0, "[x]   1  a __NOUN__ #new\\n"))
        self.assertEqual(self.run_with("summary"), (0, "1 in all, 1 done, 0 open\\n"))

    def test_a_mistake_is_told_and_ends_with_1(self) -> None:
        self.assertEqual(self.run_with("done", "7"), (1, "There is no __NOUN__ 7.\\n"))

    def test_a_damaged_file_is_told(self) -> None:
        self.file.parent.mkdir()
        self.file.write_text("{", encoding="utf-8")
        code, said = self.run_with("list")
        self.assertEqual(code, 1)
        self.assertIn("damaged", said)


if __name__ == "__main__":
    unittest.main()
`;

/** The part of a server that knows what it serves. */
export const routes = `"""What the service answers, without knowing how it is reached."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from threading import Lock

from .__CORE__ import add, find, finish, summarise
from .storage import load, save

Answer = tuple[int, object]


class Routes:
    """Answers requests on the __NOUNS__ of one file. Safe to be used by several threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lock = Lock()

    def answer(self, method: str, path: str, query: str, body: object) -> Answer:
        """Answer one request with a status and a value for JSON."""
        try:
            with self.lock:
                return self.route(method, path, query, body)
        except KeyError as error:
            return 404, {"error": str(error.args[0])}
        except ValueError as error:
            return 400, {"error": str(error)}

    def route(self, method: str, path: str, query: str, body: object) -> Answer:
        """Find the route. Raises KeyError for what is not there and ValueError for what cannot be."""
        items = load(self.file)
        if (method, path) == ("GET", "/health"):
            return 200, {"status": "ok"}
        if (method, path) == ("GET", "/api/items"):
            return 200, [asdict(item) for item in find(items, query)]
        if (method, path) == ("GET", "/api/summary"):
            return 200, summarise(items)
        if (method, path) == ("POST", "/api/items"):
            items = add(items, text_of(body))
            save(self.file, items)
            return 201, asdict(items[-1])
        number = path.removeprefix("/api/items/").removesuffix("/done")
        if method == "POST" and path == f"/api/items/{number}/done" and number.isdecimal():
            items = finish(items, int(number))
            save(self.file, items)
            return 200, next(asdict(item) for item in items if item.id == int(number))
        raise KeyError(f"There is nothing at {method} {path}.")


def text_of(body: object) -> str:
    """The text of a request. Raises ValueError where there is none."""
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str):
        raise ValueError('Send JSON such as {"text": "a __NOUN__ #tag"}.')
    return text
`;

export const serverTest = `"""Tests of the service, over HTTP on a free port."""

import json
import tempfile
import threading
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from __PACKAGE__.routes import Routes
from __PACKAGE__.server import make_server


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.server = make_server(Routes(Path(folder.name) / "items.json"), port=0)
        self.addCleanup(self.server.server_close)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.shutdown)

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, object]:
        host, port = self.server.server_address[:2]
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://{host}:{port}{path}", data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=5) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def test_what_is_added_is_listed_and_finished(self) -> None:
        status, made = self.ask("POST", "/api/items", {"text": "a __NOUN__ #new"})
        self.assertEqual((status, made), (201, {"id": 1, "text": "a __NOUN__", "tags": ["new"], "done": False}))
        self.assertEqual(self.ask("GET", "/api/items?q=%23new")[1], [made])
        self.assertEqual(self.ask("POST", "/api/items/1/done")[1]["done"], True)
        self.assertEqual(self.ask("GET", "/api/summary")[1]["open"], 0)

    def test_what_cannot_be_is_told(self) -> None:
        self.assertEqual(self.ask("POST", "/api/items", {"text": 3})[0], 400)
        self.assertEqual(self.ask("POST", "/api/items/9/done")[0], 404)
        self.assertEqual(self.ask("GET", "/nowhere")[0], 404)

    def test_it_says_that_it_lives(self) -> None:
        self.assertEqual(self.ask("GET", "/health"), (200, {"status": "ok"}))


if __name__ == "__main__":
    unittest.main()
`;

export const example = `"""A first use of the library."""

from __PACKAGE__ import add, find, finish, summarise

items = add([], "write the first __NOUN__ down #start")
items = add(items, "look at it tomorrow")
items = finish(items, 1)

for item in find(items, "#start"):
    print(item.id, item.text, "done" if item.done else "open")
print(summarise(items))
`;

/** The cells of a notebook about it: kind and source. */
export const cells: readonly (readonly ["markdown" | "code", string])[] = [
  [
    "markdown",
    "# __TITLE__\n\n__DESCRIPTION__\n\nThis notebook follows a few __NOUNS__ from the first note to a summary.",
  ],
  ["markdown", "## The data\n\nEach line is one __NOUN__; words that begin with `#` are its tags."],
  [
    "code",
    'from __PACKAGE__ import add, find, finish, summarise\n\nlines = [\n    "begin small #start",\n    "note what changed #log",\n    "do it again #log #week",\n    "look back on the week #week",\n]\nitems = []\nfor line in lines:\n    items = add(items, line)\nprint(len(items), "__NOUNS__")',
  ],
  [
    "markdown",
    "## Finishing some of them\n\nNothing is changed in place: each call returns a new list, so earlier states can be compared.",
  ],
  [
    "code",
    'before = items\nfor number in (1, 2, 3):\n    items = finish(items, number)\nprint(sum(item.done for item in before), "->", sum(item.done for item in items), "done")',
  ],
  ["markdown", "## Which tags are there, and how often\n\nA bar of text is enough to see it."],
  [
    "code",
    'counts = summarise(items)\nfor tag, count in counts["tags"].items():\n    print(f"{tag:>8} {\'#\' * count} {count}")\nassert counts["done"] == 3',
  ],
  ["markdown", "## Finding one again"],
  ["code", 'for item in find(items, "#week"):\n    print(item.id, item.text, "done" if item.done else "open")'],
  [
    "markdown",
    "## Conclusion\n\nOne list, four functions: that is all it takes to keep __NOUNS__ and to see how they go.",
  ],
];
