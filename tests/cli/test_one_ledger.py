"""One ledger file in hard times: two writers, a newer hearsay, a full disk, copies while it grows."""
import json
import os
import resource
import subprocess
import time

import binary
from binary import BinaryTest, REPORT


class OneLedger(BinaryTest):
    def begin_add(self, *words):
        """`hearsay add -`, which waits for its input and has the ledger meanwhile."""
        child = subprocess.Popen([binary.HEARSAY, "add", *words, "-", "--input-format", "jsonl"], cwd=self.folder,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=binary.ENVIRONMENT)
        self.addCleanup(child.wait)
        for pipe in (child.stdin, child.stdout, child.stderr):
            self.addCleanup(pipe.close)
        lock = self.path("hearsay.ledger.lock")
        for _ in range(1000):
            if os.path.exists(lock) and os.path.getsize(lock) and os.path.exists(self.path("hearsay.ledger")):
                return child
            time.sleep(0.01)
        return self.fail("the ledger was never opened")

    def end_add(self, child, *articles):
        lines = "".join(json.dumps({"text": text}) + "\n" for text in articles)
        _, messages = child.communicate(lines.encode(), timeout=120)
        self.assertEqual(child.returncode, 0, messages)
        return messages.decode()

    def content(self, name="hearsay.ledger"):
        with open(self.path(name), "rb") as file:
            return file.read()

    def articles(self, ledger="hearsay.ledger"):
        return self.run_hearsay("articles", "--ledger", ledger, "--jsonl").text.splitlines()

    def verified(self, ledger="hearsay.ledger"):
        run = self.run_hearsay("verify", "--ledger", ledger)
        self.assertEqual(run.code, 0, run.text + run.messages)
        self.assertTrue(run.text.endswith("all whole\n"), run.text)

    def test_a_second_writer_is_refused_and_the_first_unharmed(self):
        first = self.begin_add()
        second = self.run_hearsay("add", "report.txt")
        self.assertEqual(second.code, 3)
        self.assertEqual(len(second.messages.splitlines()), 1, second.messages)
        self.assertIn(f"is being written by process {first.pid}", second.messages)
        self.assertIn("added 1 article with 1 statement", self.end_add(first, "The ferry is late, the mayor said."))
        self.assertEqual(len(self.articles()), 1)
        self.verified()
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0, "the next writer may")

    def test_a_ledger_of_a_newer_hearsay_is_refused_and_not_touched(self):
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0)
        with open(self.path("hearsay.ledger"), "r+b") as file:
            file.seek(60)  # user_version in the head of an SQLite file
            file.write((9999).to_bytes(4, "big"))
        before, names = self.content(), sorted(os.listdir(self.folder))
        self.write("other.txt", "The bridge is shut, the mayor said.\n")
        for words in (["add", "other.txt"], ["claims"], ["verify"], ["backup", "copy.ledger"],
                      ["salvage", "saved.ledger"]):
            run = self.run_hearsay(*words)
            self.assertEqual((run.code, run.out), (3, b""), words)
            self.assertEqual(len(run.messages.splitlines()), 1, run.messages)
            self.assertIn("newer", run.messages)
            self.assertEqual(self.content(), before, words)
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(names + ["other.txt"]))

    def test_a_full_disk_during_add_keeps_what_was_there(self):
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0)
        size = os.path.getsize(self.path("hearsay.ledger"))
        self.write("wire.jsonl", "".join(json.dumps({"text": REPORT + f"Number {i} is late, officials said.\n"}) + "\n"
                                         for i in range(600)))

        def small_disk():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))
        done = subprocess.run([binary.HEARSAY, "add", "wire.jsonl"], cwd=self.folder, capture_output=True,
                              env=binary.ENVIRONMENT, preexec_fn=small_disk, timeout=120, check=False)
        messages = done.stderr.decode().splitlines()
        self.assertEqual(done.returncode, 3, messages)
        self.assertEqual(len(messages), 2, messages)
        self.assertIn("The ledger hearsay.ledger could not be read or written", messages[0])
        added = int(messages[1].split()[2])
        self.assertLess(added, 600)
        self.assertIn("what was not yet on disk is not counted", messages[1])
        self.assertEqual(len(self.articles()), 1 + added, "as many as it said, and the one from before")
        self.verified()
        again = self.run_hearsay("add", "wire.jsonl")
        self.assertEqual(again.code, 0, again.messages)
        self.assertEqual(len(self.articles()), 601)
        self.verified()

    def test_a_backup_during_add_is_a_whole_ledger(self):
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0)
        child = self.begin_add()
        for i in range(400):
            child.stdin.write(json.dumps({"text": REPORT + f"Number {i} is late, officials said.\n"}).encode() + b"\n")
        child.stdin.flush()
        copies = []
        for i in range(3):
            run = self.run_hearsay("backup", f"copy{i}.ledger")
            self.assertEqual((run.code, run.text), (0, f"copied hearsay.ledger to copy{i}.ledger\n"), run.messages)
            self.verified(f"copy{i}.ledger")
            copies.append(len(self.articles(f"copy{i}.ledger")))
        self.assertGreaterEqual(copies[0], 1)
        self.assertEqual(copies, sorted(copies))
        self.end_add(child, "The bridge is shut, the mayor said.")
        self.assertEqual(len(self.articles()), 402)
        self.verified()


class Copies(BinaryTest):
    def setUp(self):
        super().setUp()
        self.write("wire.jsonl", "".join(json.dumps({"text": f"Number {i} is late, officials said."}) + "\n"
                                         for i in range(20)))
        self.assertEqual(self.run_hearsay("add", "report.txt", "wire.jsonl").code, 0)

    def test_backup_and_salvage_hold_the_same_records(self):
        for command, line in (("backup", "copied hearsay.ledger to backup.ledger\n"),
                              ("salvage", "saved 21 articles of hearsay.ledger to salvage.ledger; nothing was lost\n")):
            run = self.run_hearsay(command, command + ".ledger")
            self.assertEqual((run.code, run.text, run.messages), (0, line, ""))
            self.assertEqual(self.run_hearsay("export", "--ledger", command + ".ledger").out,
                             self.run_hearsay("export").out)

    def test_what_exists_is_never_overwritten(self):
        os.mkdir(self.path("folder"))
        os.symlink("nowhere", self.path("link"))
        self.write("empty", "")
        for command in ("backup", "salvage"):
            for name in ("report.txt", "hearsay.ledger", "folder", "link", "empty"):
                run = self.run_hearsay(command, name)
                self.assertEqual((run.code, run.out), (3, b""))
                self.assertEqual(run.messages, f"hearsay: {command}: {name} exists already and is left as it is; "
                                               "name a new file\n")
        with open(self.path("report.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), REPORT)
        self.assertFalse(os.path.exists(self.path("nowhere")))

    def test_a_failed_backup_is_not_in_the_way_of_the_next(self):
        def small_disk():
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        done = subprocess.run([binary.HEARSAY, "backup", "copy.ledger"], cwd=self.folder, capture_output=True,
                              env=binary.ENVIRONMENT, preexec_fn=small_disk, check=False)
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (3, 1), done.stderr)
        self.assertEqual(self.run_hearsay("backup", "copy.ledger").code, 0)

    def test_salvage_says_what_is_lost_and_saves_the_rest(self):
        with open(self.path("hearsay.ledger"), "r+b") as file:
            at = file.read().index(b"evening ferry")
            file.seek(at)
            file.write(b"EVENING")
        run = self.run_hearsay("salvage", "saved.ledger")
        self.assertEqual(run.code, 3, run.messages)
        self.assertRegex(run.text, r"^article 1: .+\n"
                                   r"saved 20 articles of hearsay.ledger to saved.ledger; 1 article lost\n$")
        self.assertEqual(self.run_hearsay("verify", "--ledger", "saved.ledger").code, 0)
