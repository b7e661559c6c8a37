"""The programs as a whole: the page of scores, and runs against a stand-in for hearsay."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

from . import table
from .engine import Broken, Engine

ACCURACY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "accuracy")

TEXT = "The mayor said the dam leaks."
STATEMENT = {
    "act": "assert",
    "content": {"spans": [{"text": "the dam leaks", "span": [15, 28]}], "quote": "indirect"},
    "chain": [
        {
            "holder": {"text": "The mayor", "span": [0, 9]},
            "named": False,
            "cue": {"text": "said", "span": [10, 14]},
            "act": "assert",
        }
    ],
}

# Prints the statements of the gold beside it, or does what the test asks for.
STAND_IN = """#!{python}
import json, os, sys
mode = open(os.path.join({folder!r}, "mode")).read()
if mode == "crash":
    print("out of luck", file=sys.stderr)
    sys.exit(3)
for line in open(sys.argv[2], encoding="utf-8", newline="\\n"):
    article = json.loads(line)
    if mode == "other text":
        article["text"] += "."
    path = os.path.join({folder!r}, "gold", "statements", article["id"] + ".json")
    kept = []
    if mode != "nothing" and os.path.exists(path):
        kept = json.load(open(path))["statements"]
    print(json.dumps({{"article": article, "statements": kept, "made_by": {{"model": "m1"}}}}))
"""


def row(measure, number, engine="rules"):
    return table.Row(measure, "made", number, "9", engine, "none", "2026-01-02", "bench/accuracy gold")


class Page(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "scores.md")

    def read(self):
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def test_rows_come_back_as_they_were_written(self):
        rows = [row("act", "90.0"), row("chain", "-")]
        self.assertEqual(table.rows_in(table.as_markdown(rows)), rows)

    def test_words_written_by_hand_stay(self):
        table.write(self.path, "accuracy", [row("act", "90.0")])
        page = self.read()
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(page.replace("# Scores", "# Scores\n\nMy words.") + "\nMore words.\n")
        table.write(self.path, "accuracy", [row("act", "91.0")])
        for words in ("My words.", "More words.", "91.0"):
            self.assertIn(words, self.read())
        self.assertNotIn("90.0", self.read())

    def test_another_engine_gets_a_row_of_its_own(self):
        table.write(self.path, "accuracy", [row("act", "90.0")])
        table.write(self.path, "accuracy", [row("act", "95.0", engine="trained")])
        self.assertEqual([one.number for one in table.rows_in(self.read())], ["90.0", "95.0"])

    def test_blocks_do_not_touch_each_other(self):
        table.write(self.path, "accuracy", [row("act", "90.0")])
        table.write(self.path, "speed", [row("words", "1")])
        table.write(self.path, "accuracy", [row("act", "92.0")])
        self.assertEqual([one.number for one in table.rows_in(self.read())], ["92.0", "1"])

    def test_a_block_that_is_not_closed_is_refused(self):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("<!-- accuracy: begin generated -->\n")
        with self.assertRaisesRegex(ValueError, "has no"):
            table.write(self.path, "accuracy", [row("act", "90.0")])


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for inner in ("gold/texts", "gold/statements"):
            os.makedirs(os.path.join(self.folder, inner))
        self.put("gold/articles.json", json.dumps([{"doc": "a", "published": "2026-01-02"}]))
        self.put("gold/texts/a.txt", TEXT)
        self.put("gold/statements/a.json", json.dumps({"doc": "a", "statements": [STATEMENT]}))
        self.program = self.put("hearsay", STAND_IN.format(python=sys.executable, folder=self.folder))
        os.chmod(self.program, 0o755)

    def put(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def run_it(self, mode, *arguments):
        self.put("mode", mode)
        command = [sys.executable, ACCURACY, *arguments, "--hearsay", self.program]
        command += ["--data", self.folder]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def number(self, done, measure):
        (line,) = [line for line in done.stdout.split("\n") if line.startswith(measure + " ")]
        return line.split()[-2]

    def test_a_right_reading_scores_a_hundred(self):
        done = self.run_it("right", "gold")
        self.assertEqual((done.returncode, self.number(done, "statement F1")), (0, "100.0"))

    def test_an_empty_reading_scores_nothing(self):
        done = self.run_it("nothing", "gold", "--errors")
        self.assertEqual((done.returncode, self.number(done, "statement F1")), (0, "0.0"))
        self.assertIn("MISSED", done.stdout)

    def test_a_single_measure_without_its_data_ends_with_2(self):
        done = self.run_it("right", "polnear")
        self.assertEqual(done.returncode, 2)
        self.assertIn("SKIPPED polnear: no data at", done.stderr)

    def test_all_measures_what_is_there_and_says_what_it_skipped(self):
        # The gold is named so that the project's own samples are not read as well.
        gold = os.path.join(self.folder, "gold")
        done = self.run_it("right", "all", "--gold", gold)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("SKIPPED tokens", done.stderr)
        self.assertEqual(self.number(done, "statement F1"), "100.0")

    def test_a_missing_program_ends_with_2(self):
        os.remove(self.program)
        done = self.run_it("right", "gold")
        self.assertEqual(done.returncode, 2)
        self.assertIn("build it or give --hearsay", done.stderr)

    def test_a_crash_is_told_and_ends_with_1(self):
        done = self.run_it("crash", "gold")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ended with code 3: out of luck", done.stderr)

    def test_another_text_than_went_in_is_told_and_ends_with_1(self):
        done = self.run_it("other text", "gold")
        self.assertEqual(done.returncode, 1)
        self.assertIn("article.text is not the text that went in", done.stderr)

    def test_a_printed_reading_can_be_scored_again(self):
        record = {"article": {"text": TEXT}, "statements": [STATEMENT]}
        path = self.put("read.jsonl", json.dumps(record) + "\n")
        done = self.run_it("crash", "gold", "--replay", path)
        self.assertEqual(self.number(done, "statement F1"), "100.0")


class Contract(unittest.TestCase):
    ARTICLES = [{"id": "a", "text": TEXT}]

    def read(self, printed):
        return Engine("none").readings_of(printed, self.ARTICLES, "made")

    def test_too_few_records_are_refused(self):
        with self.assertRaisesRegex(Broken, "1 articles went in, 0 came out"):
            self.read("")

    def test_a_span_outside_the_text_is_refused(self):
        bad = {**STATEMENT, "content": {"spans": [[15, 99]], "quote": "indirect"}}
        with self.assertRaisesRegex(Broken, "does not lie in a text of 29"):
            self.read(json.dumps({"article": {"text": TEXT}, "statements": [bad]}))

    def test_a_line_that_is_not_json_is_refused(self):
        with self.assertRaisesRegex(Broken, "made: a: JSONDecodeError"):
            self.read("{")


if __name__ == "__main__":
    unittest.main()
