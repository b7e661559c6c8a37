"""Which engine finds the statements, and what happens where it cannot."""
import json
import unittest

from binary import BinaryTest

DEFAULT = {"HEARSAY_ENGINE": ""}


class Engine(BinaryTest):
    def engine_of(self, run):
        self.assertEqual((run.code, run.messages), (0, ""))
        return json.loads(run.text)["made_by"]["engine"]

    def test_without_its_model_the_default_engine_reads_nothing_and_names_the_other(self):
        run = self.run_hearsay("read", "report.txt", env={**DEFAULT, "HEARSAY_MODEL": "/none/there.hmodel"})
        self.assertEqual((run.code, run.text), (2, ""))
        self.assertIn("/none/there.hmodel", run.messages)
        self.assertIn("--engine rules", run.messages)

    def test_rules_need_no_model(self):
        run = self.run_hearsay("read", "report.txt", "--engine", "rules", "--json",
                               env={**DEFAULT, "HEARSAY_MODEL": "/none/there.hmodel"})
        self.assertEqual(self.engine_of(run), "rules")

    def test_commands_that_find_no_statements_need_no_model(self):
        run = self.run_hearsay("tokens", "report.txt", env={**DEFAULT, "HEARSAY_MODEL": "/none/there.hmodel"})
        self.assertEqual((run.code, run.messages), (0, ""))

    def test_the_environment_names_an_engine_and_the_flag_overrules_it(self):
        self.assertEqual(self.engine_of(self.run_hearsay("read", "report.txt", "--json")), "rules")
        run = self.run_hearsay("read", "report.txt", env={"HEARSAY_ENGINE": "guess"})
        self.assertEqual(run.code, 2)
        self.assertIn("$HEARSAY_ENGINE is 'guess'; it must be rules or trained", run.messages)
        stages = self.run_hearsay("stages", "--engine", "trained").text
        self.assertIn("language", stages)
        self.assertNotIn("language", self.run_hearsay("stages").text)

    def test_the_default_engine_is_the_trained_one(self):
        if "model    none" in self.run_hearsay("--version").text:
            raise unittest.SkipTest("no model file beside the program")
        run = self.run_hearsay("read", "report.txt", "--json", env=DEFAULT)
        self.assertEqual(self.engine_of(run), "trained")
        self.assertGreater(len(json.loads(run.text)["statements"]), 2)


if __name__ == "__main__":
    unittest.main()
