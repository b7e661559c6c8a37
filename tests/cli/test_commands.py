"""Every other command, usage errors, exit codes."""
import csv
import io
import json
import os
import re
import shutil
import subprocess

import binary
from binary import BinaryTest, REPORT

COMMANDS = ["read", "add", "follow", "claims", "show", "capture", "trace", "who", "actors", "stories", "story", "brief",
            "timeline", "changes", "watch", "link", "confirm", "reject", "merge", "split", "undo", "decisions", "articles",
            "stats", "serve", "get", "export", "verify", "backup", "salvage", "code", "explain", "tokens", "parse", "embed",
            "stages", "schema", "completions", "man", "help"]


class Usage(BinaryTest):
    def test_alone_it_shows_the_commands(self):
        run = self.run_hearsay()
        self.assertEqual(run.code, 2)
        for command in COMMANDS:
            self.assertRegex(run.text, rf"(?m)^  {command} ")

    def test_help_in_three_ways(self):
        for command in COMMANDS:
            for flag in ("--help", "-h"):
                run = self.run_hearsay(command, flag)
                self.assertEqual((run.code, run.messages), (0, ""))
            self.assertEqual(self.run_hearsay("help", command).out, run.out)
            self.assertTrue(run.text.startswith("hearsay " + command))
        self.assertEqual(self.run_hearsay("--help").out, self.run_hearsay("help").out)

    def test_version(self):
        run = self.run_hearsay("--version")
        self.assertRegex(run.text, r"^hearsay \d+\.\d+\.\d+\nengines  trained \(default\), rules\n"
                                   r"model    (none|.*\.hmodel)\nSQLite   3\.\d+\.\d+\n$")
        self.assertEqual(self.run_hearsay("-V").out, run.out)

    def test_wrong_command_lines(self):
        for words, needle in ((["clams"], "did you mean claims?"), (["read"], "it needs INPUT..."),
                              (["read", "x", "--formt", "csv"], "did you mean --format?"),
                              (["read", "x", "-f", "xml"], "--format takes table, json, jsonl or csv, not 'xml'"),
                              (["claims", "extra"], "it takes no argument"),
                              (["claims", "--act", "lie"], "not 'lie'"),
                              (["claims", "--since", "soon"], "--since takes a date"),
                              (["read", "report.txt", "--csv", "--fields", "nope"], "there is no field 'nope'"),
                              (["completions", "tcsh"], "bash, zsh and fish"), (["help", "nope"], "no command 'nope'"),
                              (["--format", "csv"], "flags stand after the command")):
            run = self.run_hearsay(*words)
            self.assertEqual(run.code, 2, words)
            self.assertEqual(run.out, b"", words)
            self.assertIn(needle, run.messages)
            self.assertEqual(len(run.messages.splitlines()), 1, run.messages)
            self.assertTrue(run.messages.startswith("hearsay: "))


class Inside(BinaryTest):
    def test_explain_shows_every_layer_under_its_sentence(self):
        text = self.run_hearsay("explain", "report.txt").text
        first, second = text.index("sentence 1"), text.index("sentence 2")
        self.assertIn("statement", text[first:second])
        self.assertIn("tokens", text[first:second])
        self.assertIn("attribution", text[first:second])
        short = self.run_hearsay("explain", "report.txt", "--stop-after", "text").text
        self.assertIn("tokens", short)
        self.assertNotIn("attribution", short)

    def test_tokens(self):
        run = self.run_hearsay("tokens", "report.txt", "--format", "conllu")
        self.assertEqual(run.code, 0)
        self.assertIn("# text = The evening ferry", run.text)
        for line in run.text.splitlines():
            if line and not line.startswith("#"):
                self.assertEqual(len(line.split("\t")), 10, line)
        self.assertIn("The evening ferry will not sail again before spring , officials",
                      self.run_hearsay("tokens", "report.txt", "-f", "text").text)

    def test_stages(self):
        rows = [json.loads(line) for line in self.run_hearsay("stages").text.splitlines()]
        self.assertEqual(rows[0]["name"], "text")
        self.assertEqual(rows[-1]["name"], "statements")
        self.assertEqual(set(rows[0]), {"name", "version", "reads", "writes", "does"})
        self.assertIn("stage ", self.run_hearsay("stages", "--format", "table").text)


class About(BinaryTest):
    def test_schema_names_every_key_of_a_record(self):
        schema = json.loads(self.run_hearsay("schema").text)
        record = json.loads(self.run_hearsay("read", "report.txt").text)

        def check(value, rule, place):
            if "$ref" in rule:
                return check(value, schema["$defs"][rule["$ref"].split("/")[-1]], place)
            if "anyOf" in rule:
                if value is None:
                    return self.assertIn({"type": "null"}, rule["anyOf"], place)
                return check(value, [r for r in rule["anyOf"] if r != {"type": "null"}][0], place)
            if "enum" in rule:
                self.assertIn(value, rule["enum"], place)
            if "pattern" in rule:
                self.assertRegex(value, rule["pattern"], place)
            if isinstance(value, dict):
                self.assertLessEqual(set(value), set(rule["properties"]), place)
                self.assertLessEqual(set(rule.get("required", [])), set(value), place)
                for key, inner in value.items():
                    check(inner, rule["properties"][key], f"{place}.{key}")
            elif isinstance(value, list):
                for i, inner in enumerate(value):
                    check(inner, rule["items"], f"{place}[{i}]")
            elif "type" in rule:
                types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
                python = {"string": str, "null": type(None), "integer": int, "number": (int, float), "boolean": bool}
                self.assertTrue(any(isinstance(value, python[t]) for t in types if t in python), place)

        check(record, schema, "record")

    def test_man_page(self):
        run = self.run_hearsay("man")
        self.assertTrue(run.text.startswith(".\\\" "))
        for command in COMMANDS:
            self.assertIn(f".SS hearsay {command}", run.text)
        if shutil.which("groff"):
            done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z"], input=run.out, capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_completions_are_good_shell(self):
        for shell in ("bash", "zsh", "fish"):
            run = self.run_hearsay("completions", shell)
            self.assertEqual(run.code, 0)
            for command in COMMANDS:
                self.assertIn(command, run.text)
            if shutil.which(shell):
                done = subprocess.run([shell, "-n"], input=run.out, capture_output=True, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, b""), shell)

    def test_bash_completes(self):
        if not shutil.which("bash"):
            self.skipTest("no bash here")

        def complete(*words):
            script = (self.run_hearsay("completions", "bash").text +
                      f"\nCOMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _hearsay; "
                      "printf '%s\\n' \"${COMPREPLY[@]}\"")
            return subprocess.run(["bash", "-c", script], capture_output=True, check=True, cwd=self.folder).stdout.decode().split()
        self.assertEqual(complete("hearsay", "cl"), ["claims"])
        self.assertIn("--format", complete("hearsay", "read", "--f"))
        self.assertEqual(complete("hearsay", "read", "--format", "cs"), ["csv"])
        self.assertEqual(complete("hearsay", "completions", "f"), ["fish"])
        self.assertEqual(complete("hearsay", "read", "rep"), ["report.txt"])


class LedgerCommands(BinaryTest):
    def setUp(self):
        super().setUp()
        self.write("wire.jsonl", json.dumps({
            "text": "The harbour office confirmed that the ferry is broken. Ada Vale denied that the crew was paid.",
            "outlet": "Lowland Wire", "published": "2026-03-05", "url": "https://wire.example/1", "id": "w1"}) + "\n")
        self.added = self.run_hearsay("add", "report.txt", "wire.jsonl")

    def rows(self, *words):
        return [json.loads(line) for line in self.run_hearsay(*words, "--jsonl").text.splitlines()]

    def test_add_says_what_and_where(self):
        self.assertEqual(self.added.code, 0)
        self.assertRegex(self.added.messages, r"^hearsay: added 2 articles with \d+ statements to hearsay.ledger\n$")
        again = self.run_hearsay("add", "report.txt", "wire.jsonl")
        self.assertEqual(again.code, 0)
        self.assertIn("added 0 articles with 0 statements to hearsay.ledger; 2 were there already", again.messages)
        self.write("wire.jsonl", json.dumps({"text": "Nothing is known yet, officials said.",
                                             "url": "https://wire.example/1"}) + "\n")
        self.assertIn("of these 1 new version", self.run_hearsay("add", "wire.jsonl").messages)

    def test_claims_by_filters(self):
        everything = self.rows("claims")
        self.assertGreaterEqual(len(everything), 6)
        denials = self.rows("claims", "--act", "deny")
        self.assertTrue(denials)
        self.assertTrue(all(r["statement"]["act"] == "deny" for r in denials))
        vale = self.rows("claims", "--by", "vale")
        self.assertTrue(vale)
        self.assertLess(len(vale), len(everything))
        self.assertTrue(self.rows("claims", "--by", "harbour office"))
        self.assertTrue(self.rows("claims", "--about", "ferry"))
        self.assertEqual({r["article"]["outlet"] for r in self.rows("claims", "--outlet", "lowland wire")}, {"Lowland Wire"})
        self.assertEqual({r["article"]["published"] for r in self.rows("claims", "--since", "2026-03-05")}, {"2026-03-05"})
        self.assertEqual({r["article"]["published"] for r in self.rows("claims", "--until", "2026-03-04")}, {"2026-03-04"})
        self.assertEqual({r["article"]["outlet"] for r in self.rows("claims", "--text", "crew paid")}, {"Lowland Wire"})
        self.assertTrue(all(r["statement"]["chain"][-1]["holder"]["named"] is False for r in self.rows("claims", "--unnamed")))
        self.assertEqual(len(self.rows("claims", "--limit", "2")), 2)
        newest = [r["article"]["published"] for r in self.rows("claims", "--newest")]
        self.assertEqual(newest, sorted(newest, reverse=True))

    def test_nothing_found_is_one(self):
        for words in (["claims", "--by", "nobody at all"], ["articles", "--outlet", "x"], ["who", "xyzzy"],
                      ["show", "s:ffffffffffffffff"], ["trace", "s:ffffffffffffffff"]):
            run = self.run_hearsay(*words)
            self.assertEqual(run.code, 1, (words, run.messages))
            self.assertEqual(run.out, b"")
            self.assertIn("hearsay.ledger", run.messages)

    def test_lists_in_every_form(self):
        for command in ("claims", "articles", "who"):
            array = json.loads(self.run_hearsay(command, "--json").text)
            self.assertEqual(array, self.rows(command))
            text = self.run_hearsay(command, "--csv").out.decode()
            self.assertEqual(len(list(csv.DictReader(io.StringIO(text, newline="")))), len(array), command)
            for columns in ("40", "80", "200"):
                table = self.run_hearsay(command, "--format", "table", env={"COLUMNS": columns}).text
                self.assertEqual(len(table.splitlines()), len(array) + 1)
                if columns != "40":
                    self.assertLessEqual(max(map(len, table.splitlines())), int(columns))
        self.assertEqual(self.rows("claims", "--fields", "act,origin", "--limit", "1")[0].keys(), {"act", "origin"})

    def test_show(self):
        statement = self.rows("claims", "--act", "decline")[0]["statement"]
        for name in (statement["id"], statement["id"][:8]):
            run = self.run_hearsay("show", name)
            self.assertEqual(run.code, 0)
            self.assertIn("declined to comment", run.text)
            self.assertIn(statement["id"], run.text)
        self.assertEqual(json.loads(self.run_hearsay("show", statement["id"], "--json").text)["statement"], statement)
        article = self.rows("articles", "--outlet", "Harbour Post")[0]["id"]
        self.assertIn("Ferry to stay in port", self.run_hearsay("show", article).text)
        record = json.loads(self.run_hearsay("show", article, "--json").text)
        self.assertEqual(record, json.loads(self.run_hearsay("read", "report.txt").text))

    def test_trace(self):
        statement = self.rows("claims", "--by", "officials")[0]["statement"]["id"]
        run = self.run_hearsay("trace", statement)
        self.assertEqual(run.code, 0)
        self.assertIn("\u2190 ", run.text)
        self.assertIn("origin", run.text)
        self.assertIn("officials told the Lowland Wire", re.sub(r"\s+(\u2502 )?", " ", run.text))
        trace = json.loads(self.run_hearsay("trace", statement, "--json").text)
        for hop in trace["hops"]:
            begin, end = hop["passage"]["span"]
            self.assertEqual(REPORT[begin:end], hop["passage"]["text"])
        self.assertIn(self.run_hearsay("trace", self.rows("articles")[0]["id"]).code, (1, 2))

    def test_who(self):
        everybody = self.rows("who")
        self.assertTrue(any(a["name"] == "Ada Vale" for a in everybody), everybody)
        office = self.rows("who", "harbour office")
        # Two reports of "the harbour office": nothing says that it is one.
        self.assertEqual(sorted(str(a["acts"]) for a in office), ["{'confirm': 1}", "{'deny': 1}"])
        self.assertTrue(all("deny" in a["acts"] for a in self.rows("who", "--act", "deny")))

    def test_stats(self):
        stats = json.loads(self.run_hearsay("stats", "--json").text)
        self.assertEqual(stats["articles"], 2)
        self.assertEqual(stats["statements"], len(self.rows("claims")))
        self.assertIn("Harbour Post", self.run_hearsay("stats").text)

    def test_export_gives_back_what_read_gave(self):
        read = self.run_hearsay("read", "report.txt", "wire.jsonl")
        self.assertEqual(self.run_hearsay("export").out, read.out)
        rows = list(csv.DictReader(io.StringIO(self.run_hearsay("export", "--format", "csv").out.decode(), newline="")))
        self.assertEqual(len(rows), len(self.rows("claims")))
        only = self.run_hearsay("export", "--outlet", "Lowland Wire").text.splitlines()
        self.assertEqual(len(only), 1)

    def test_verify(self):
        run = self.run_hearsay("verify")
        self.assertEqual(run.code, 0)
        self.assertRegex(run.text, r"^hearsay.ledger: 2 articles, \d+ statements, .* all whole\n$")

    def test_environment_and_flag_choose_the_ledger(self):
        self.run_hearsay("add", "report.txt", "--ledger", "one.ledger")
        self.run_hearsay("add", "wire.jsonl", env={"HEARSAY_LEDGER": "two.ledger"})
        self.assertTrue(os.path.exists(self.path("two.ledger")))
        self.assertEqual(len(self.rows("articles", "--ledger", "one.ledger")), 1)

    def test_escapes_stay_out_of_ledger_lists(self):
        evil = "\x1b[2J\x07"
        self.write("evil.jsonl", json.dumps({"text": f"The harbour office denied that the bridge {evil} was shut.",
                                             "outlet": "O" + evil, "title": "T" + evil}) + "\n")
        self.run_hearsay("add", "evil.jsonl", "--ledger", "evil.ledger")
        for words in (["claims"], ["articles"], ["who"], ["stats"], ["claims", "--fields", "outlet,title,chain,content"]):
            run = self.run_on_terminal(*words, "--ledger", "evil.ledger", env={"NO_COLOR": "1"})
            self.assertEqual(run.code, 0, run.text)
            self.assertNotIn("\x1b", run.text)
            self.assertNotIn("\x07", run.text)
