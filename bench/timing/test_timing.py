"""The timers: accounting of a run, the articles made for it."""

import gzip
import json
import os
import sys
import tempfile
import unittest

from . import corpus, runs


class Accounting(unittest.TestCase):
    def test_sleep_takes_wall_time_and_no_processor_time(self):
        one = runs.run(["/bin/sleep", "0.2"])
        self.assertGreaterEqual(one.wall, 0.2)
        self.assertLess(one.cpu, 0.1)

    def test_work_takes_processor_time(self):
        code = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"
        self.assertGreater(runs.run(["/bin/sh", "-c", code]).cpu, 0.01)

    def test_a_small_program_is_not_charged_with_the_size_of_this_one(self):
        ballast = bytearray(64 << 20)
        one = runs.run(["/bin/sleep", "0.2"])
        self.assertEqual(len(ballast), 64 << 20)
        self.assertGreater(one.peak, 0)
        self.assertLess(one.peak, 16 << 10)

    def test_a_program_that_fails_is_told_with_its_last_words(self):
        with self.assertRaisesRegex(runs.Failed, "ended with code 4: no room"):
            runs.run(["/bin/sh", "-c", "echo no room >&2; exit 4"])

    def test_a_program_that_complains_at_length_does_not_hang(self):
        code = "i=0; while [ $i -lt 20000 ]; do echo a long complaint >&2; i=$((i+1)); done"
        self.assertGreater(runs.run(["/bin/sh", "-c", code]).wall, 0)

    def test_an_accepted_exit_code_is_no_failure(self):
        self.assertGreater(runs.run(["/bin/sh", "-c", "exit 1"], accept=(0, 1)).wall, 0)

    def test_the_program_runs_on_the_processors_it_was_given(self):
        first = {min(os.sched_getaffinity(0))}
        code = "import os, sys; sys.exit(10 + len(os.sched_getaffinity(0)))"
        with self.assertRaisesRegex(runs.Failed, "code 11"):
            runs.run([sys.executable, "-c", code], cpus=first)


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.sample = os.path.join(folder.name, "sample.jsonl.gz")
        self.path = os.path.join(folder.name, "out.jsonl")

    def make(self, count, lines=("one two", "three")):
        with gzip.open(self.sample, "wt", encoding="utf-8") as file:
            for i, text in enumerate(lines):
                file.write(json.dumps({"id": str(i), "url": "http://x/", "text": text}) + "\n")
        words = corpus.write(self.sample, self.path, count)
        with open(self.path, encoding="utf-8") as file:
            return words, [json.loads(line) for line in file]

    def test_the_first_articles_are_taken_as_they_are(self):
        words, articles = self.make(1)
        self.assertEqual((words, [one["text"] for one in articles]), (2, ["one two"]))

    def test_repeated_articles_have_other_ids_addresses_and_texts(self):
        _, articles = self.make(6)
        for key in ("id", "text"):
            self.assertEqual(len({one[key] for one in articles}), 6)
        self.assertEqual(len({(one["url"], one["id"].split("-")[0]) for one in articles}), 6)

    def test_an_empty_sample_is_refused_and_does_not_loop(self):
        with self.assertRaisesRegex(ValueError, "no article in it"):
            self.make(1, lines=())


if __name__ == "__main__":
    unittest.main()
