/** Reading a text: words, mood, what stands out. */
export const core = `"""Reads a text: how long it is, which words stand out, and what mood they carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .lexicon import COMMON, NEGATIONS, NEGATIVE, POSITIVE

WORD = re.compile(r"[^\\W\\d_]+(?:['’][^\\W\\d_]+)*")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")


@dataclass(frozen=True)
class Analysis:
    """What was found in one text. \`score\` goes from -1 to 1."""

    words: int
    sentences: int
    score: float
    label: str
    keywords: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def score_of(words: list[str]) -> float:
    """Return the mood of the words from -1 to 1; a negation turns the word behind it."""
    values = []
    for at, word in enumerate(words):
        value = (word in POSITIVE) - (word in NEGATIVE)
        negated = any(before in NEGATIONS for before in words[max(0, at - 2) : at])
        if value:
            values.append(-value if negated else value)
    return round(sum(values) / len(values), 2) if values else 0.0


def label_of(score: float) -> str:
    """Return the name of a mood."""
    if score > 0.2:
        return "positive"
    return "negative" if score < -0.2 else "neutral"


def analyse(text: str) -> Analysis:
    """Analyse one text. Raises ValueError for a text without words."""
    words = words_of(text)
    if not words:
        raise ValueError("There are no words in this text.")
    counts = Counter(word for word in words if word not in COMMON and len(word) > 2)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    score = score_of(words)
    sentences = sum(1 for part in SENTENCE.findall(text) if WORD.search(part))
    return Analysis(len(words), sentences, score, label_of(score), tuple(ranked[:5]))


def compare(texts: Iterable[str]) -> dict[str, float]:
    """Return how many of several __NOUNS__ carry each mood, and the mean score."""
    found = [analyse(text) for text in texts]
    labels = Counter(each.label for each in found)
    mean = sum(each.score for each in found) / len(found) if found else 0.0
    return {
        "count": len(found),
        "positive": labels["positive"],
        "neutral": labels["neutral"],
        "negative": labels["negative"],
        "mean": round(mean, 2),
    }
`;

export const lexicon = `"""Words and what they say. Short on purpose: add those of your own subject."""

POSITIVE = frozenset(
    "amazing awesome beautiful best better brilliant calm clever easy enjoy excellent fantastic fast fresh "
    "friendly fun good great happy helpful incredible interesting kind love lovely nice perfect pleasant "
    "reliable smooth strong success super sweet thanks useful wonderful worth".split()
)
NEGATIVE = frozenset(
    "angry annoying awful bad boring broken bug confusing crash cruel difficult dirty disappointing fail "
    "failed hard hate horrible late lazy lost mean mess noisy poor problem rude sad sick slow stupid "
    "terrible tired ugly useless weak worse worst wrong".split()
)
NEGATIONS = frozenset("no not never isn't wasn't don't doesn't didn't can't won't hardly".split())
COMMON = frozenset(
    "a about after all also an and any are as at be because been but by can could did do does for from had "
    "has have he her his how i if in into is it its just me more my no not of on or our out she so some "
    "than that the their them then there they this to too up was we were what when which who will with "
    "would you your".split()
)
`;

export const cli = `"""The command line of __TITLE__."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .__CORE__ import Analysis, analyse, compare


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    root = argparse.ArgumentParser(prog="__NAME__", description="__DESCRIPTION__")
    root.add_argument("text", nargs="*", help="the text; without it, lines are read from the input")
    root.add_argument("--file", type=Path, help="read lines from a file instead")
    root.add_argument("--json", action="store_true", help="print JSON")
    return root


def lines_of(arguments: argparse.Namespace) -> list[str]:
    """Return the texts to analyse: one, or one a line."""
    if arguments.text:
        return [" ".join(arguments.text)]
    source = arguments.file.read_text(encoding="utf-8") if arguments.file else sys.stdin.read()
    return [line for line in source.splitlines() if line.strip()]


def line_of(found: Analysis) -> str:
    """One analysis as a line of text."""
    words = ", ".join(found.keywords)
    return f"{found.label:<8} {found.score:+.2f}  {found.words} words: {words}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code."""
    arguments = parser().parse_args(argv)
    try:
        lines = lines_of(arguments)
        if not lines:
            raise ValueError("There is nothing to read. Give a text, --file, or lines on the input.")
        found = [analyse(line) for line in lines]
        totals = compare(lines)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps({"texts": [asdict(each) for each in found], "all": totals}, indent=2))
        return 0
    for each in found:
        print(line_of(each))
    if len(found) > 1:
        print(f"{totals['count']} __NOUNS__, mean {totals['mean']:+.2f}")
    return 0
`;

export const coreTest = `"""Tests of what is read in a text."""

import unittest

from __PACKAGE__.__CORE__ import analyse, compare, label_of, words_of


class AnalysisTest(unittest.TestCase):
    def test_words_are_found_in_any_case(self) -> None:
        self.assertEqual(words_of("It's GREAT, isn't it? 42"), ["it's", "great", "isn't", "it"])

    def test_moods_are_told_apart(self) -> None:
        self.assertEqual(analyse("I love this, it is wonderful!").label, "positive")
        self.assertEqual(analyse("Slow, broken and ugly.").label, "negative")
        self.assertEqual(analyse("The train leaves at noon.").label, "neutral")

    def test_a_negation_turns_a_word(self) -> None:
        self.assertEqual(analyse("This is not good.").score, -1.0)

    def test_words_that_stand_out_come_first(self) -> None:
        self.assertEqual(analyse("Tea and tea and coffee.").keywords, ("tea", "coffee"))

    def test_sentences_are_counted(self) -> None:
        self.assertEqual(analyse("One. Two! Three?").sentences, 3)

    def test_a_text_needs_words(self) -> None:
        with self.assertRaises(ValueError):
            analyse("... 42 ...")

    def test_several_are_compared(self) -> None:
        found = compare(["good", "bad", "a stone"])
        self.assertEqual((found["positive"], found["negative"], found["neutral"], found["mean"]), (1, 1, 1, 0.0))
        self.assertEqual(compare([])["count"], 0)

    def test_the_middle_is_neutral(self) -> None:
        self.assertEqual([label_of(0.2), label_of(-0.2)], ["neutral", "neutral"])


if __name__ == "__main__":
    unittest.main()
`;

export const cliTest = `"""Tests of the command line."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

from __PACKAGE__.cli import main


def run_with(*words: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(list(words))
    return code, out.getvalue() + err.getvalue()


class CommandLineTest(unittest.TestCase):
    def test_one_text_is_one_line(self) -> None:
        self.assertEqual(run_with("a", "great", "day"), (0, "positive +1.00  3 words: day, great\\n"))

    def test_a_file_is_read_line_by_line(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "lines.txt"
            file.write_text("good\\n\\nbad\\n", encoding="utf-8")
            code, said = run_with("--file", str(file), "--json")
        self.assertEqual(code, 0)
        self.assertEqual(json.loads(said)["all"]["count"], 2)

    def test_a_mistake_is_told_and_ends_with_1(self) -> None:
        self.assertEqual(run_with("42"), (1, "There are no words in this text.\\n"))
        self.assertEqual(run_with("--file", "not-there.txt")[0], 1)


if __name__ == "__main__":
    unittest.main()
`;

export const routes = `"""What the service answers, without knowing how it is reached."""

from __future__ import annotations

from dataclasses import asdict

from .__CORE__ import analyse, compare

Answer = tuple[int, object]

LONGEST = 20_000


class Routes:
    """Answers requests on texts. Keeps nothing."""

    def answer(self, method: str, path: str, query: str, body: object) -> Answer:
        """Answer one request with a status and a value for JSON."""
        try:
            return self.route(method, path, query, body)
        except KeyError as error:
            return 404, {"error": str(error.args[0])}
        except ValueError as error:
            return 400, {"error": str(error)}

    def route(self, method: str, path: str, query: str, body: object) -> Answer:
        """Find the route. Raises KeyError for what is not there and ValueError for what cannot be."""
        if (method, path) == ("GET", "/health"):
            return 200, {"status": "ok"}
        if (method, path) == ("GET", "/api/analyse"):
            return 200, asdict(analyse(query[:LONGEST]))
        if (method, path) == ("POST", "/api/analyse"):
            texts = texts_of(body)
            return 200, {"texts": [asdict(analyse(text)) for text in texts], "all": compare(texts)}
        raise KeyError(f"There is nothing at {method} {path}.")


def texts_of(body: object) -> list[str]:
    """The texts of a request. Raises ValueError where there are none, or one is too long."""
    texts = body.get("texts") if isinstance(body, dict) else None
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise ValueError('Send JSON such as {"texts": ["one of the __NOUNS__"]}.')
    if any(len(text) > LONGEST for text in texts):
        raise ValueError(f"A text may be {LONGEST} characters long.")
    return texts
`;

export const serverTest = `"""Tests of the service, over HTTP on a free port."""

import json
import threading
import unittest
import urllib.error
import urllib.request

from __PACKAGE__.routes import Routes
from __PACKAGE__.server import make_server


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.server = make_server(Routes(), port=0)
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

    def test_texts_are_analysed(self) -> None:
        status, found = self.ask("POST", "/api/analyse", {"texts": ["a lovely day", "a bad one"]})
        self.assertEqual(status, 200)
        self.assertEqual([each["label"] for each in found["texts"]], ["positive", "negative"])
        self.assertEqual(self.ask("GET", "/api/analyse?q=good")[1]["score"], 1.0)

    def test_what_cannot_be_is_told(self) -> None:
        self.assertEqual(self.ask("POST", "/api/analyse", {"texts": []})[0], 400)
        self.assertEqual(self.ask("GET", "/api/analyse?q=")[0], 400)
        self.assertEqual(self.ask("GET", "/nowhere")[0], 404)

    def test_it_says_that_it_lives(self) -> None:
        self.assertEqual(self.ask("GET", "/health"), (200, {"status": "ok"}))


if __name__ == "__main__":
    unittest.main()
`;

export const example = `"""A first use of the library."""

from __PACKAGE__ import analyse, compare

texts = ["What a lovely day!", "The bus was late and noisy.", "It leaves at noon."]
for text in texts:
    found = analyse(text)
    print(f"{found.label:<8} {found.score:+.2f}  {text}")
print(compare(texts))
`;

export const cells: readonly (readonly ["markdown" | "code", string])[] = [
  [
    "markdown",
    "# __TITLE__\n\n__DESCRIPTION__\n\nThis notebook reads a few __NOUNS__ and looks at the mood that their words carry.",
  ],
  ["markdown", "## The data\n\nA handful of lines, made up for this notebook. Put your own in their place."],
  [
    "code",
    'from __PACKAGE__ import analyse, compare\n\ntexts = [\n    "What a lovely day, everything is easy!",\n    "The new version is slow and it crashed twice. A crash is never fun.",\n    "The meeting begins at noon.",\n    "Not bad at all, I love the colours.",\n    "Broken again. This is the worst week.",\n]\nprint(len(texts), "texts")',
  ],
  [
    "markdown",
    "## One after another\n\nEach text gets a score from -1 to 1 and a label. A negation turns the word behind it, as in *not bad*.",
  ],
  [
    "code",
    'found = [analyse(text) for text in texts]\nfor text, each in zip(texts, found):\n    print(f"{each.label:<8} {each.score:+.2f}  {text}")',
  ],
  ["markdown", "## All together"],
  [
    "code",
    'totals = compare(texts)\nfor label in ("positive", "neutral", "negative"):\n    print(f"{label:>8} {\'#\' * int(totals[label])} {totals[label]}")\nprint("mean", totals["mean"])',
  ],
  ["markdown", "## Which words stand out"],
  [
    "code",
    'for each in found:\n    print(", ".join(each.keywords))\nassert all(-1 <= each.score <= 1 for each in found)',
  ],
  [
    "markdown",
    "## Conclusion\n\nCounting known words is crude, and it can be explained: every score leads back to words that can be read. Where it errs, the lexicon is what to change.",
  ],
];
