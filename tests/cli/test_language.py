"""hearsay parse and embed, with the small model of random weights that the runtime is tested with."""
import json
import math
import os
import struct

from binary import BinaryTest

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "language", "testing",
                     "tiny.hmodel")
GIVEN = """# newdoc id = harbour
# sent_id = h-1
# text = They didn't.
1\tThey\t_\t_\t_\t_\t_\t_\t_\tNote=1
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdid\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
3.1\tsail\tsail\tVERB\tVB\t_\t_\t_\t0:root\t_
4\t.\t_\t_\t_\t_\t_\t_\t0:x\t_

"""


def rows(text):
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Parse(BinaryTest):
    def parse(self, *words, code=0, **more):
        run = self.run_hearsay("parse", "--model", MODEL, *words, **more)
        self.assertEqual(run.code, code, run.messages)
        return run

    def test_every_sentence_is_a_tree_with_one_root(self):
        heads = []
        for row in rows(self.parse("report.txt").text) + [["1"] + ["_"] * 9]:
            self.assertEqual(len(row), 10)
            if row[0] == "1" and heads:
                self.assertEqual(heads.count(0), 1)
                for head in heads:
                    steps = 0
                    while head != 0:
                        head, steps = heads[head - 1], steps + 1
                        self.assertLessEqual(steps, len(heads), "a cycle")
                heads = []
            if row[0].isdigit() and row[6] != "_":
                heads.append(int(row[6]))
                self.assertRegex(row[9], r"TokenRange=\d+:\d+")

    def test_json_says_the_same_as_conllu(self):
        words = [row for row in rows(self.parse("report.txt").text) if row[0].isdigit()]
        record = json.loads(self.parse("--json", "report.txt").text)
        told = [word for sentence in record["sentences"] for word in sentence["words"]]
        self.assertEqual([(w["form"], w["lemma"] or "_", w["upos"], str(w["head"]), w["deprel"]) for w in told],
                         [(r[1], r[2], r[3], r[6], r[7]) for r in words])
        for word in told + record["mentions"]:
            self.assertEqual(record["text"][word["start"]:word["end"]], word.get("form", word.get("text")))

    def test_given_words_are_kept_with_all_that_stands_around_them(self):
        self.write("given.conllu", GIVEN)
        out = self.parse("--from", "conllu", "given.conllu").text
        self.assertEqual([line for line in out.splitlines() if line.startswith("#")], GIVEN.splitlines()[:3])
        given, told = rows(GIVEN), rows(out)
        self.assertEqual([row[:2] for row in told], [row[:2] for row in given])
        self.assertEqual(told[1], given[1])
        self.assertEqual(told[4], given[4])
        self.assertTrue(told[0][9].startswith("Note=1"))
        self.assertTrue(all(row[6] != "_" and row[8] == "_" for row in told if row[0].isdigit()))

    def test_what_is_parsed_again_comes_out_the_same(self):
        once = self.parse("report.txt").text
        self.assertEqual(self.parse("--from", "conllu", "-", stdin=once).text, once)

    def test_a_bad_sentence_is_named_and_the_rest_is_parsed(self):
        self.write("bad.conllu", GIVEN + "1\ttoo few\n\n" + GIVEN)
        run = self.parse("--from", "conllu", "bad.conllu", code=3)
        self.assertEqual(run.text.count("# sent_id"), 2)
        self.assertEqual(run.messages, "hearsay: bad.conllu:11: there are not ten columns with tabs between; "
                                       "the sentence was passed over\n")

    def test_two_models_that_are_the_same_agree(self):
        text = self.parse("--second", MODEL, "report.txt").text
        self.assertIn("Agree=Yes", text)
        self.assertNotIn("Agree=No", text)
        record = json.loads(self.parse("--json", "--second", MODEL, "report.txt").text)
        word = record["sentences"][0]["words"][0]
        self.assertTrue(word["agree"])
        self.assertEqual(word["second"]["head"], word["head"])

    def test_threads_do_not_change_the_output(self):
        self.write("many.conllu", GIVEN * 50)
        for words in (["report.txt", "report.txt", "report.txt"], ["--from", "conllu", "many.conllu"]):
            self.assertEqual(self.parse("-j", "1", *words).out, self.parse("-j", "4", *words).out)

    def test_a_model_that_is_not_there(self):
        for name, needle in (("nope", "nope.hmodel"), ("./nope.hmodel", "./nope.hmodel is no file")):
            run = self.run_hearsay("parse", "--model", name, "report.txt")
            self.assertEqual((run.code, run.out), (2, b""))
            self.assertIn(needle, run.messages)


class Embed(BinaryTest):
    def embed(self, *words, code=0, **more):
        run = self.run_hearsay("embed", "--model", MODEL, *words, **more)
        self.assertEqual(run.code, code, run.messages)
        return run

    def test_a_unit_vector_for_each_sentence(self):
        told = [json.loads(line) for line in self.embed("report.txt").text.splitlines()]
        self.assertEqual([one["sentence"] for one in told], list(range(1, len(told) + 1)))
        for one in told:
            self.assertAlmostEqual(math.fsum(x * x for x in one["vector"]), 1, places=4)

    def test_the_three_forms_hold_the_same_numbers(self):
        told = [json.loads(line)["vector"] for line in self.embed("report.txt").text.splitlines()]
        lines = self.embed("--format", "tsv", "report.txt").text.splitlines()
        self.assertEqual([[float(x) for x in line.split("\t")] for line in lines], told)
        raw = self.embed("--format", "raw", "report.txt").out
        floats = struct.unpack(f"<{len(raw) // 4}f", raw)
        for x, y in zip(floats, sum(told, []), strict=True):
            self.assertAlmostEqual(x, y, places=6)

    def test_each_line_has_its_row_also_empty_and_bad_ones(self):
        lines = b"The ferry is late.\n\n\xff\nIt sails. Not today.\n"
        run = self.embed("--lines", "-", stdin=lines, code=3)
        told = [json.loads(line) for line in run.text.splitlines()]
        self.assertEqual([one["line"] for one in told], [1, 2, 3, 4])
        self.assertEqual([one["vector"] is None for one in told], [False, True, True, False])
        self.assertEqual(run.messages.splitlines()[0],
                         "hearsay: standard input:3: the line is not valid UTF-8; it gets no vector")
        raw = self.embed("--lines", "--format", "raw", "-", stdin=lines, code=3).out
        self.assertEqual(len(raw), 4 * 4 * len(told[0]["vector"]))

    def test_the_vector_of_a_line_is_that_of_its_sentence(self):
        line = "The ferry is late."
        whole = json.loads(self.embed("--lines", "-", stdin=line + "\n").text)["vector"]
        self.write("one.txt", line)
        self.assertEqual(json.loads(self.embed("one.txt").text)["vector"], whole)
