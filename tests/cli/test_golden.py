"""The renderings a person sees, kept as files under golden/ (run.py --update-golden writes them)."""
import os

import binary
from binary import BinaryTest

UPDATE = False
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")


class Golden(BinaryTest):
    def check(self, name, run):
        path = os.path.join(GOLDEN, name)
        if UPDATE:
            with open(path, "wb") as file:
                file.write(run.out)
        with open(path, "rb") as file:
            expected = file.read().decode("utf-8")
        self.assertEqual(run.text, expected, f"{name}: see run.py --update-golden")

    def test_read_in_80_columns(self):
        self.check("read-80.txt", self.run_on_terminal("read", "report.txt", env={"NO_COLOR": "1"}))

    def test_read_in_160_columns(self):
        self.check("read-160.txt", self.run_on_terminal("read", "report.txt", columns=160, env={"NO_COLOR": "1"}))

    def test_read_in_50_columns_of_ascii(self):
        self.check("read-50-ascii.txt",
                   self.run_on_terminal("read", "report.txt", columns=50, env={"NO_COLOR": "1", "LC_ALL": "C"}))

    def test_read_in_colour(self):
        self.check("read-80-colour.txt", self.run_on_terminal("read", "report.txt"))

    def test_read_two_articles(self):
        self.write("other.txt", "The bridge is closed, the mayor said.\n")
        self.check("read-two.txt", self.run_on_terminal("read", "report.txt", "other.txt", env={"NO_COLOR": "1"}))

    def test_explain(self):
        self.check("explain-100.txt",
                   self.run_on_terminal("explain", "report.txt", "--stop-after", "quotations", columns=100,
                                        env={"NO_COLOR": "1"}))

    def test_ledger_lists(self):
        self.assertEqual(self.run_hearsay("add", "report.txt").code, 0)
        plain = {"NO_COLOR": "1"}
        self.check("claims-80.txt", self.run_on_terminal("claims", env=plain))
        self.check("claims-160.txt", self.run_on_terminal("claims", columns=160, env=plain))
        self.check("who-80.txt", self.run_on_terminal("who", env=plain))
        self.check("articles-80.txt", self.run_on_terminal("articles", env=plain))
        statement = self.run_hearsay("claims", "--by", "officials", "--csv", "--fields", "id").text.split()[1]
        self.check("show-80.txt", self.run_on_terminal("show", statement, env=plain))
        self.check("trace-80.txt", self.run_on_terminal("trace", statement, env=plain))
