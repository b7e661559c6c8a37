"""Bad input: one clear sentence each, the rest is read, exit code 3."""
import json
import os

from binary import BinaryTest, REPORT


class BadInput(BinaryTest):
    def check(self, path, *needles, good=1, words=("read",)):
        run = self.run_hearsay(*words, path, "report.txt")
        self.assertEqual(run.code, 3, run.messages)
        self.assertEqual(len(run.text.splitlines()), good, "the rest is read all the same")
        first = run.messages.splitlines()[0]
        self.assertTrue(first.startswith("hearsay: "), first)
        self.assertEqual(first.count(os.path.basename(path)), 1, first)
        for needle in needles:
            self.assertIn(needle, first)
        return run

    def test_missing_file(self):
        self.check("none.txt", "none.txt")

    def test_folder_without_articles(self):
        os.mkdir(self.path("bare"))
        self.check("bare", "bare")

    def test_binary_file(self):
        self.write("photo.txt", bytes(range(256)) * 40)
        self.check("photo.txt")

    def test_invalid_utf8(self):
        self.write("latin.txt", "The caf\u00e9 is shut, officials said.\n".encode("latin-1"))
        self.check("latin.txt", "UTF-8")

    def test_utf16_is_read(self):
        self.write("wide.txt", "The ferry is late, officials said.\n".encode("utf-16"))
        run = self.run_hearsay("read", "wide.txt")
        self.assertEqual(run.code, 0, run.messages)
        self.assertEqual(json.loads(run.text)["article"]["text"], "The ferry is late, officials said.\n")

    def test_nul_bytes(self):
        self.write("nul.txt", b"The ferry\0\0\0 is late, officials said.\n")
        self.check("nul.txt")

    def test_empty_file(self):
        self.write("empty.txt", b"")
        self.check("empty.txt")

    def test_broken_line_in_the_middle(self):
        self.write("wire.jsonl", json.dumps({"text": REPORT}) + "\n{\"text\": \n" + json.dumps({"text": REPORT}) + "\n")
        self.check("wire.jsonl", "wire.jsonl:2", good=3)

    def test_line_without_text(self):
        self.write("wire.jsonl", json.dumps({"title": "x"}) + "\n")
        self.check("wire.jsonl", "wire.jsonl:1", "text")

    def test_hundred_megabytes_of_one_line(self):
        with open(self.path("long.txt"), "wb") as file:
            for _ in range(100):
                file.write(b"word " * 200_000)
        self.check("long.txt")

    def test_word_of_ten_megabytes(self):
        self.write("word.txt", "The " + "a" * 10_000_000 + " is late, officials said.\n")
        run = self.run_hearsay("read", "word.txt", "--csv", "--fields", "act")
        self.assertIn(run.code, (0, 1), run.messages)

    def test_add_reports_and_keeps_the_rest(self):
        self.write("wire.jsonl", json.dumps({"text": REPORT}) + "\n{broken\n")
        run = self.run_hearsay("add", "wire.jsonl", "none.txt")
        self.assertEqual(run.code, 3)
        self.assertIn("wire.jsonl:2", run.messages)
        self.assertIn("none.txt", run.messages)
        self.assertIn("added 1 article with", run.messages)


class BadLedger(BinaryTest):
    def test_missing_ledger(self):
        run = self.run_hearsay("claims")
        self.assertEqual(run.code, 3)
        self.assertIn("hearsay.ledger", run.messages)
        self.assertIn("hearsay add", run.messages)
        self.assertFalse(os.path.exists(self.path("hearsay.ledger")))

    def test_no_ledger_at_all(self):
        self.write("photo.jpg", b"\xff\xd8\xff" + bytes(5000))
        for words in (["claims"], ["add", "report.txt"], ["verify"]):
            run = self.run_hearsay(*words, "--ledger", "photo.jpg")
            self.assertEqual(run.code, 3)
            self.assertIn("photo.jpg", run.messages)
        with open(self.path("photo.jpg"), "rb") as file:
            self.assertEqual(file.read(3), b"\xff\xd8\xff")

    def test_path_that_cannot_be_written(self):
        run = self.run_hearsay("add", "report.txt", "--ledger", "no/such/folder/x.ledger")
        self.assertEqual(run.code, 3)
        self.assertIn("no/such/folder/x.ledger", run.messages)

    def test_the_message_says_how_the_ledger_was_chosen(self):
        run = self.run_hearsay("claims", env={"HEARSAY_LEDGER": "desk.ledger"})
        self.assertIn("desk.ledger", run.messages)
        self.assertIn("$HEARSAY_LEDGER", run.messages)
        run = self.run_hearsay("claims", "--ledger", "mine.ledger", env={"HEARSAY_LEDGER": "desk.ledger"})
        self.assertIn("mine.ledger", run.messages)
        self.assertNotIn("desk.ledger", run.messages)

    def test_damage_is_found(self):
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0)
        with open(self.path("hearsay.ledger"), "r+b") as file:
            content = file.read()
            at = content.index(b"evening ferry")
            file.seek(at)
            file.write(b"EVENING")
        run = self.run_hearsay("verify")
        self.assertEqual(run.code, 3, run.text + run.messages)
        self.assertIn("article 1: ", run.text)
        self.assertRegex(run.text, r"\d+ (is|are) damaged\n$")
