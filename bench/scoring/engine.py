"""Running the hearsay binary and reading what it prints.

What is relied on:
  hearsay read FILE.jsonl --format json [--engine E] [--model M]
      one JSON object an article, one a line, in the order of the input; offsets are
      code points into `article.text`, which equals the text that went in.
  hearsay tokens FILE.jsonl --format conllu
      the articles' sentences and tokens as CoNLL-U, in the order of the input.
  hearsay parse FILE [--from conllu] [--format json] [--model M]
      the analysis of all sentences, in the order of the input.
  hearsay embed --lines --format raw FILE [--model M]
      as many 32-bit floats a line as the model has, in the order of the lines.
Articles go in as JSON Lines, because a plain text may begin with words that look
like a header.
"""

import json
import os
import subprocess
import tempfile
from array import array

from .record import Reading, statement_from

_LONGEST = 3600  # seconds a run may take before it counts as hung


class Unmeasurable(Exception):
    """Something needed is not there: a folder, a file, the program."""


class Broken(Exception):
    """hearsay ran, and did not do what its contract says."""


class Engine:
    """One binary with its options; remembers what it read."""

    def __init__(self, binary, engine=None, model=None):
        self.binary = binary
        self.model = ["--model", model] if model else []
        self.model_name = os.path.basename(model or "standard").removesuffix(".hmodel")
        self.options = []
        if engine:
            self.options += ["--engine", engine]
        if model:
            self.options += ["--model", model]
        self.name = engine or "default"
        self.fingerprint = None
        self._read = {}
        self._parses_with = None

    def read(self, articles, what):
        """Readings of the articles (dicts with at least id and text)."""
        if what in self._read:
            return self._read[what]
        command = ["read", "--format", "json", *self.options]
        printed = self._run(command, articles, what)
        readings = self.readings_of(printed, articles, what)
        self._read[what] = readings
        return readings

    def tokens(self, articles, what):
        """The CoNLL-U that `hearsay tokens` prints for the articles."""
        return self._run(["tokens", "--format", "conllu"], articles, what)

    def parse(self, articles, what):
        """The CoNLL-U that `hearsay parse` prints for the articles."""
        return self._run(["parse", *self.model], articles, what)

    def parse_records(self, articles, what):
        """What `hearsay parse --format json` says of each article."""
        return _records(self._run(["parse", "--format", "json", *self.model], articles, what), what)

    def parse_given(self, conllu, what, more=()):
        """The CoNLL-U that `hearsay parse` prints for these words."""
        command = ["parse", "--from", "conllu", *self.model, *more]
        return self._run_file(command, "given.conllu", conllu, what).decode("utf-8")

    def parse_given_records(self, conllu, what):
        command = ["parse", "--from", "conllu", "--format", "json", *self.model]
        return _records(self._run_file(command, "given.conllu", conllu, what).decode("utf-8"), what)

    def vectors(self, sentences, what):
        """A vector for each sentence."""
        lines = "".join(" ".join(one.split()) + "\n" for one in sentences)
        raw = self._run_file(["embed", "--lines", "--format", "raw", *self.model], "lines.txt", lines, what)
        numbers = array("f")
        numbers.frombytes(raw)
        width = len(numbers) // max(1, len(sentences))
        if width * len(sentences) != len(numbers) or not width:
            raise Broken(f"{what}: {len(sentences)} sentences went in, {len(numbers)} numbers came out")
        return [numbers[i * width : (i + 1) * width] for i in range(len(sentences))]

    def model_fingerprint(self):
        """Of the model that `parse` uses."""
        if self._parses_with is None:
            told = self.parse_records([{"id": "1", "text": "Yes."}], "the model")
            self._parses_with = told[0]["model"]
        return self._parses_with

    def readings_of(self, printed, articles, what):
        """Checks and converts JSON Lines; raises Broken in one sentence."""
        lines = [line for line in printed.split("\n") if line.strip()]
        if len(lines) != len(articles):
            raise Broken(f"{what}: {len(articles)} articles went in, {len(lines)} came out")
        readings = []
        for line, article in zip(lines, articles):
            name = article["id"]
            try:
                record = json.loads(line)
                text = record["article"]["text"]
                if text != article["text"]:
                    raise ValueError(f"{name}: article.text is not the text that went in")
                statements = [statement_from(s, len(text), name) for s in record["statements"]]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise Broken(f"{what}: {name}: {type(error).__name__}: {error}") from error
            if self.fingerprint is None:
                self.fingerprint = (record.get("made_by") or {}).get("model")
            readings.append(Reading(name, text, statements))
        return readings

    def _run(self, command, articles, what):
        lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
        printed = self._run_file(command, "articles.jsonl", lines, what)
        try:
            return printed.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Broken(f"{what}: {command[0]} did not print UTF-8 ({error})") from error

    def _run_file(self, command, name, content, what):
        with tempfile.TemporaryDirectory(prefix="hearsay-accuracy-") as folder:
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(content)
            whole = [self.binary, command[0], path, *command[1:]]
            try:
                done = subprocess.run(whole, capture_output=True, timeout=_LONGEST, check=False)
            except subprocess.TimeoutExpired as error:
                raise Broken(f"{what}: {command[0]} still ran after {_LONGEST} s") from error
        # Exit code 1 says that nothing was found, which is a result.
        if done.returncode not in (0, 1):
            told = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            raise Broken(f"{what}: {command[0]} ended with code {done.returncode}: {told}")
        return done.stdout


def _records(printed, what):
    try:
        return [json.loads(line) for line in printed.split("\n") if line.strip()]
    except ValueError as error:
        raise Broken(f"{what}: parse did not print JSON ({error})") from error


class Replay(Engine):
    """Readings printed earlier, scored again without the program."""

    def __init__(self, path):
        super().__init__(path)
        self.name = "replay"

    def _run(self, command, articles, what):
        try:
            with open(self.binary, encoding="utf-8", newline="") as file:
                return file.read()
        except OSError as error:
            raise Unmeasurable(f"cannot read {self.binary}: {error.strerror}") from error

    def _run_file(self, command, name, content, what):
        raise Unmeasurable(f"{what}: what {command[0]} printed earlier cannot be scored again")
