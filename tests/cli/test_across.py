"""Stories, claims, decisions and watch, on the sample newsroom, by the real program."""
import json
import os

from binary import BinaryTest

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples")


class Across(BinaryTest):
    def setUp(self):
        super().setUp()
        run = self.run_hearsay("add", "--engine", "rules", os.path.join(SAMPLES, "newsroom"),
                               os.path.join(SAMPLES, "wire.jsonl"))
        self.assertEqual(run.code, 0, run.messages)

    def lines(self, *words):
        run = self.run_hearsay(*words)
        self.assertEqual(run.code, 0, run.messages)
        return [json.loads(line) for line in run.text.splitlines()]

    def stories(self):
        return self.lines("stories", "--jsonl")

    def test_the_two_stories_are_told_apart(self):
        self.assertEqual(sorted(story["articles"] for story in self.stories()), [7, 13])
        self.assertIn("Meridian", self.run_hearsay("story", self.stories()[0]["id"]).text)
        self.assertEqual(self.run_hearsay("story", "t:none").code, 1)

    def test_the_brief_has_a_passage_for_every_line(self):
        story = max(self.stories(), key=lambda story: story["articles"])
        brief = self.run_hearsay("brief", story["id"]).text
        self.assertTrue(brief.startswith("# "))
        self.assertIn("**Denied**", brief)
        self.assertIn("**Silent**", brief)
        self.assertIn("also printed by Northline", brief)
        self.assertRegex(brief, r"\(`s:[0-9a-f]{8}`\): \u201C")

    def test_a_claim_printed_by_many_rests_on_one_origin(self):
        claims = self.lines("claims", "--single-origin", "--jsonl")
        repeated = [claim for claim in claims if "first text" in claim["text"]]
        self.assertEqual(len(repeated), 1)
        page = self.lines("show", repeated[0]["id"], "--json")[0]
        self.assertGreaterEqual(page["support"]["articles"], 3)
        self.assertEqual(page["support"]["origins"], 1)
        self.assertEqual(page["support"]["independence"], "one origin")
        self.assertEqual({link["status"] for link in page["links"]}, {"suggested"})

    def test_a_claim_is_drawn(self):
        claim = self.lines("claims", "--single-origin", "--jsonl")[0]["id"]
        self.assertTrue(self.run_hearsay("trace", claim, "-f", "dot").text.startswith("digraph"))
        self.assertIn("flowchart", self.run_hearsay("trace", claim, "-f", "mermaid").text)
        self.assertEqual(self.run_hearsay("trace", "s:00", "-f", "dot").code, 2)

    def test_contested_and_unanswered_are_what_they_say(self):
        contested = self.lines("claims", "--contested", "--jsonl")
        self.assertTrue(contested)
        for claim in contested:
            self.assertGreater(claim["denied"] + claim["doubted"] + claim["contradicted"], 0)
        for claim in self.lines("claims", "--unanswered", "--jsonl"):
            self.assertGreater(claim["declined"] + claim["silent"], 0)
            self.assertEqual(claim["denied"] + claim["confirmed"], 0)

    def test_decisions_are_logged_hold_and_can_be_undone(self):
        a, b = (story["id"] for story in self.stories())
        run = self.run_hearsay("merge", a, b, "--who", "mira", "--note", "one week")
        self.assertEqual((run.code, run.messages[:20]), (0, "hearsay: decision 1:"))
        self.assertEqual([story["articles"] for story in self.stories()], [20])
        self.assertEqual(self.run_hearsay("merge", a, b).code, 2)  # one already
        decision = self.lines("decisions", "--jsonl")[0]
        self.assertEqual((decision["author"], decision["verb"], decision["note"], decision["in_force"]),
                         ("mira", "merge", "one week", True))
        self.assertIsNotNone(decision["decided"])
        self.assertEqual(self.run_hearsay("undo", "1").code, 0)
        self.assertEqual(len(self.stories()), 2)
        self.assertEqual(self.run_hearsay("undo", "1").code, 2)
        self.assertEqual(self.run_hearsay("verify").code, 0)

    def test_a_rejected_link_is_told_as_rejected(self):
        claim = self.lines("claims", "--single-origin", "--jsonl")[0]["id"]
        link = next(link for link in self.lines("show", claim, "--json")[0]["links"]
                    if link["kind"] == "claim")
        self.assertEqual(self.run_hearsay("reject", link["id"][:12]).code, 0)
        known = self.lines("decisions", "--jsonl")[0]
        self.assertEqual((known["first"], known["verb"]), (link["id"], "reject"))
        self.assertEqual(self.run_hearsay("confirm", "l:0000000000000000").code, 1)

    def test_linking_later_finds_the_same(self):
        before = self.run_hearsay("stories", "--jsonl").out
        self.assertIn("linked 0 articles", self.run_hearsay("link").messages)
        self.assertIn("linked 20 articles", self.run_hearsay("link", "--again").messages)
        self.assertEqual(self.run_hearsay("stories", "--jsonl").out, before)

    def test_watch_tells_what_was_added(self):
        events = self.lines("watch", "--once", "--from-start", "--json")
        self.assertTrue({"first denial", "new origin"} & {event["event"] for event in events})
        for event in events:
            self.assertTrue(event["claim"].startswith("c:") and event["said"]["text"])
        self.assertEqual(self.run_hearsay("watch", "--once").code, 1)  # nothing new

    def test_timelines_go_forward(self):
        story = self.stories()[0]["id"]
        times = [line["time"] for line in self.lines("timeline", story, "--json") if line["time"]]
        self.assertEqual(times, sorted(times))
