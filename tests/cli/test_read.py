"""hearsay read: forms of output, terminals, widths, threads, streams."""
import csv
import io
import json
import os
import re
import subprocess
import time
import unicodedata

import binary
from binary import BinaryTest, REPORT

ESCAPE = re.compile(rb"\x1b\[[0-9;]*m")


def columns(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Read(BinaryTest):
    def test_a_pipe_gets_one_json_record_an_article(self):
        run = self.run_hearsay("read", "report.txt")
        self.assertEqual(run.code, 0, run.messages)
        lines = run.text.splitlines()
        self.assertEqual(len(lines), 1)
        record = json.loads(lines[0])
        self.assertEqual(record["schema"], "hearsay/1")
        self.assertEqual(record["article"]["text"], REPORT)
        self.assertEqual(record["article"]["outlet"], "Harbour Post")
        self.assertEqual(record["article"]["published"], "2026-03-04")
        self.assertTrue(record["made_by"]["program"].startswith("hearsay "))
        self.assertGreaterEqual(len(record["statements"]), 4)
        for statement in record["statements"]:
            for begin, end in statement["content"]["spans"]:
                self.assertTrue(REPORT[begin:end])
            for hop in statement["chain"]:
                if hop["holder"]:
                    begin, end = hop["holder"]["span"]
                    self.assertEqual(REPORT[begin:end], hop["holder"]["text"])
        self.assertIn("decline", {s["act"] for s in record["statements"]})
        self.assertIn("deny", {s["act"] for s in record["statements"]})

    def test_json_and_jsonl_are_the_same_records(self):
        plain = self.run_hearsay("read", "report.txt")
        for form in (["--json"], ["--jsonl"], ["--format", "json"], ["-f", "jsonl"]):
            self.assertEqual(self.run_hearsay("read", "report.txt", *form).out, plain.out)

    def test_csv_is_one_row_a_statement(self):
        record = json.loads(self.run_hearsay("read", "report.txt").text)
        run = self.run_hearsay("read", "report.txt", "--csv")
        self.assertTrue(run.out.endswith(b"\r\n"))
        rows = list(csv.DictReader(io.StringIO(run.out.decode(), newline="")))
        self.assertEqual([r["id"] for r in rows], [s["id"] for s in record["statements"]])
        self.assertEqual([r["act"] for r in rows], [s["act"] for s in record["statements"]])
        picked = self.run_hearsay("read", "report.txt", "--csv", "--fields", "act,origin")
        self.assertTrue(picked.text.startswith("act,origin\r\n"))

    def test_csv_of_many_articles_has_one_header(self):
        for i in range(5):
            self.write(f"many/{i}.txt", "The bridge is closed, the mayor said.\n" if i % 2 else "Nothing here.\n")
        text = self.run_hearsay("read", "many", "--csv", "--fields", "act,content").text
        self.assertEqual(text.count("act,content"), 1)
        self.assertEqual(len(text.splitlines()), 3)

    def test_csv_without_statements_is_the_header(self):
        run = self.run_hearsay("read", "-", "--csv", "--fields", "act", stdin="The sea was calm.\n")
        self.assertEqual((run.code, run.text), (1, "act\r\n"))

    def test_a_formula_gets_an_apostrophe(self):
        run = self.run_hearsay("read", "-", "--csv", "--fields", "title", "--title", "=1+1",
                               stdin="The bridge is closed, the mayor said.\n")
        self.assertEqual(run.text, "title\r\n'=1+1\r\n")

    def test_a_terminal_gets_the_list(self):
        run = self.run_on_terminal("read", "report.txt")
        self.assertEqual(run.code, 0)
        plain = ESCAPE.sub(b"", run.out).decode()
        self.assertIn("Ferry to stay in port until spring\n", plain)
        self.assertIn("article \u2190", plain)
        self.assertIn("(unnamed, several)", plain)
        self.assertIn("not answering", plain)
        self.assertNotEqual(plain.encode(), run.out, "there should be colour")

    def test_format_holds_wherever_output_goes(self):
        self.assertIn("article \u2190", self.run_hearsay("read", "report.txt", "--format", "table").text)
        run = self.run_on_terminal("read", "report.txt", "--json")
        json.loads(run.text)

    def test_no_color_and_color(self):
        def coloured(*words, env=None, terminal=True):
            run = (self.run_on_terminal if terminal else self.run_hearsay)("read", "report.txt", "-f", "table",
                                                                            *words, env=env)
            return b"\x1b[" in run.out
        self.assertTrue(coloured())
        self.assertFalse(coloured(env={"NO_COLOR": "1"}))
        self.assertTrue(coloured(env={"NO_COLOR": ""}))
        self.assertFalse(coloured(env={"TERM": "dumb"}))
        self.assertFalse(coloured("--color", "never"))
        self.assertFalse(coloured(terminal=False))
        self.assertTrue(coloured("--color", "always", terminal=False))
        self.assertTrue(coloured("--color=always", env={"NO_COLOR": "1"}))

    def test_every_width_is_kept(self):
        self.write("wide.txt", "\u65e5\u672c\u8a9e" * 60 + " is a long word, officials said. " + "x" * 300 +
                   " is longer, the e\u0301mir of Lowland said on Monday.\n")
        for width in (40, 59, 60, 80, 100, 131, 132, 200):
            for name in ("report.txt", "wide.txt"):
                run = self.run_on_terminal("read", name, columns=width, env={"NO_COLOR": "1"})
                for line in run.text.splitlines():
                    self.assertLessEqual(columns(line), width, line)

    def test_the_head_breaks_between_its_facts(self):
        address = "https://wire.example/a-rather-long/address/of/a-report"
        self.write("head.jsonl", json.dumps({"text": "The ferry is late, officials said.", "title": "Late", "url": address,
                                             "outlet": "Lowland Wire", "published": "2026-03-05"}) + "\n")
        lines = self.run_on_terminal("read", "head.jsonl", env={"NO_COLOR": "1"}).text.splitlines()
        self.assertEqual(lines[1:3], ["Lowland Wire \u00b7 2026-03-05 \u00b7 6 words \u00b7 head.jsonl:1", address])

    def test_ascii_where_the_locale_is_not_utf8(self):
        run = self.run_on_terminal("read", "report.txt", env={"LC_ALL": "C"})
        self.assertTrue(run.out.isascii())
        self.assertIn("article <- ", ESCAPE.sub(b"", run.out).decode())

    def test_escapes_in_an_article_never_reach_the_terminal(self):
        evil = "\x1b]0;owned\x07\x1b[2J"
        self.write("evil.jsonl", json.dumps({
            "text": f"The harbour office denied that the ferry{evil}\u202e was late.\n", "title": f"T{evil}",
            "outlet": f"O{evil}", "byline": "\u009b31mB", "id": evil, "url": f"http://x/{evil}"}) + "\n")
        for command in ("read", "explain"):
            run = self.run_on_terminal(command, "evil.jsonl", env={"NO_COLOR": "1"})
            self.assertIn("ferry", run.text)
            for bad in ("\x1b", "\x07", "\u009b", "\u202e"):
                self.assertNotIn(bad, run.text)
        name = "\x1b[31mno"
        self.assertNotIn(b"\x1b", self.run_hearsay("read", name).err)
        self.assertNotIn(b"\x1b", self.run_hearsay(name).err)
        self.assertNotIn(b"\x1b", self.run_hearsay("read", "--" + name).err)

    def test_threads_change_no_byte(self):
        for i in range(60):
            self.write(f"many/{i:02}.txt", REPORT * (1 + i % 7))
        for form in ("json", "csv", "table"):
            one = self.run_hearsay("read", "many", "report.txt", "--threads", "1", "--format", form)
            self.assertEqual(one.code, 0)
            for threads in ("2", "3", "8"):
                many = self.run_hearsay("read", "many", "report.txt", "--threads", threads, "--format", form)
                self.assertEqual(many.out, one.out, (form, threads))

    def test_messages_come_in_the_order_of_the_inputs(self):
        lines = [json.dumps({"text": f"Number {i} is late, officials said."}) if i % 3 else "{broken"
                 for i in range(60)]
        self.write("mixed.jsonl", "\n".join(lines) + "\n")
        one = self.run_hearsay("read", "mixed.jsonl", "--threads", "1")
        for _ in range(3):
            many = self.run_hearsay("read", "mixed.jsonl", "--threads", "4")
            self.assertEqual((many.out, many.err, many.code), (one.out, one.err, 3))
        self.assertEqual(len(one.text.splitlines()), 40)
        self.assertIn("mixed.jsonl:1", one.messages)
        self.assertIn("20 inputs or lines could not be read", one.messages)

    def test_limit_and_min_confidence(self):
        self.write("two.jsonl", 2 * (json.dumps({"text": "The ferry is late, officials said."}) + "\n"))
        self.assertEqual(len(self.run_hearsay("read", "two.jsonl", "-n", "1").text.splitlines()), 1)
        record = json.loads(self.run_hearsay("read", "report.txt", "--min-confidence", "1").text)
        self.assertTrue(all(s["confidence"] >= 1 for s in record["statements"]))

    def test_defaults_fill_only_what_an_input_does_not_say(self):
        self.write("bare.txt", "The ferry is late, officials said.\n")
        flags = ("--published", "2026-01-02", "--outlet", "Elsewhere", "--title", "None")
        record = json.loads(self.run_hearsay("read", "bare.txt", *flags).text)["article"]
        self.assertEqual((record["published"], record["outlet"], record["title"]), ("2026-01-02", "Elsewhere", "None"))
        record = json.loads(self.run_hearsay("read", "report.txt", *flags).text)["article"]
        self.assertEqual((record["published"], record["outlet"]), ("2026-03-04", "Harbour Post"))

    def test_stop_after(self):
        run = self.run_hearsay("read", "report.txt", "--stop-after", "text")
        self.assertEqual(run.code, 0)
        self.assertEqual(json.loads(run.text)["statements"], [])
        run = self.run_hearsay("read", "report.txt", "--stop-after", "txet")
        self.assertEqual(run.code, 2)
        self.assertIn("there is no stage 'txet'; the stages are text,", run.messages)

    def test_stats_go_to_standard_error(self):
        run = self.run_hearsay("read", "report.txt", "--stats", "-j", "1")
        json.loads(run.text)
        self.assertRegex(run.messages, r"words/s of one thread")
        self.assertRegex(run.messages, r"(?m)^text +\d+\.\d")

    def test_standard_input(self):
        run = self.run_hearsay("read", "-", stdin=REPORT)
        self.assertEqual(json.loads(run.text)["article"]["text"], REPORT)
        run = self.run_hearsay("read", "-", "--input-format", "jsonl", stdin=json.dumps({"text": "A b, he said."}))
        self.assertEqual(json.loads(run.text)["article"]["text"], "A b, he said.")

    def test_a_closed_pipe_is_no_error(self):
        self.write("many.jsonl", 4000 * (json.dumps({"text": REPORT}) + "\n"))
        for threads in ("1", "4"):
            child = subprocess.Popen([binary.HEARSAY, "read", "many.jsonl", "-j", threads], cwd=self.folder,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=binary.ENVIRONMENT)
            child.stdout.readline()
            child.stdout.close()
            messages = child.stderr.read()
            child.stderr.close()
            self.assertEqual((child.wait(timeout=60), messages), (0, b""))

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([binary.HEARSAY, "read", "report.txt"], cwd=self.folder, stdout=full,
                                  stderr=subprocess.PIPE, env=binary.ENVIRONMENT, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, rb"^hearsay: standard output: .*; the output is not complete\n$")

    def test_progress_is_for_terminals_only(self):
        self.write("many.jsonl", 3000 * (json.dumps({"text": REPORT}) + "\n"))
        # Without links: thousands of articles that say the same in each sentence are slow to link.
        self.assertEqual(self.run_hearsay("add", "--no-link", "many.jsonl").err.count(b"\r"), 0)

    def test_progress_is_drawn_and_taken_away_on_a_terminal(self):
        self.write("many.jsonl", "".join(json.dumps({"text": REPORT * 20 + str(i)}) + "\n" for i in range(1500)))
        run = self.run_on_terminal("add", "--no-link", "many.jsonl", columns=60)
        self.assertRegex(run.text, r"\r.*\d+ articles?, \d+ a second\x1b\[K")
        self.assertRegex(run.text, r"\r\x1b\[Khearsay: added 1500 articles[^\r]*\n$")
        for drawn in run.text.split("\r"):
            self.assertLess(columns(ESCAPE.sub(b"", drawn.split("\x1b[K")[0].encode()).decode()), 60)

    def test_a_wrong_date_is_told_and_the_article_read(self):
        self.write("dates.jsonl", json.dumps({"text": "The ferry is late, officials said.", "published": "12/30/17"}) + "\n")
        run = self.run_hearsay("read", "dates.jsonl")
        self.assertEqual(run.code, 0)
        self.assertIn("dates.jsonl:1", run.messages)
        self.assertIsNone(json.loads(run.text)["article"]["published"])

    def test_starts_quickly(self):
        best = 1.0
        for _ in range(10):
            began = time.monotonic()
            self.run_hearsay("--version")
            best = min(best, time.monotonic() - began)
        self.assertLess(best, 0.03)
