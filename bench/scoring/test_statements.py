"""Whole statements against gold: found or not, and every part right or wrong."""

import copy
import unittest

from . import decline, errors, made, statements
from .record import Reading, statement_from

TEXT = (
    "The Herald reported, citing two clerks, that the fund is empty. "
    "Minister Orla Venn denied the report on Monday and told reporters "
    "that the fund is full. Her office declined to comment on the audit."
)

CHAIN = [
    made.hop(TEXT, "The Herald", "reported", "relay", named=True, kind="outlet", number="one"),
    made.hop(TEXT, "two clerks", "citing", named=False, kind="person", number="several"),
]
EMPTY = made.statement(TEXT, CHAIN, "the fund is empty")
DENIAL = made.statement(
    TEXT,
    [
        made.hop(
            TEXT, "Minister Orla Venn", "denied", "deny",
            named=True, kind="person", number="one", said={"value": "2026-05-04"},
        )
    ],
    "the report",
)  # fmt: skip
FULL = made.statement(
    TEXT,
    [made.hop(TEXT, "Minister Orla Venn", "told", recipient=made.part(TEXT, "reporters"))],
    "the fund is full",
)
REFUSAL = made.statement(
    TEXT, [made.hop(TEXT, "Her office", "declined to comment on", "decline")], "the audit", quote="none"
)
GOLD = [EMPTY, DENIAL, FULL, REFUSAL]


def reading(*raws):
    return Reading("made", TEXT, [statement_from(raw, len(TEXT), "made") for raw in raws])


def score(predicted, gold=GOLD):
    one = statements.Statements()
    one.add(reading(*gold), reading(*predicted))
    return one


def changed(raw, change):
    """A copy of a statement after `change` was done to it."""
    raw = copy.deepcopy(raw)
    change(raw)
    return raw


class Found(unittest.TestCase):
    def test_gold_against_itself_is_perfect_in_everything(self):
        one = score(GOLD)
        values = {name: share.value for name, share in one.shares.items()}
        self.assertEqual(set(values.values()), {1})
        tallies = one.found, one.all_right, one.recipient, one.said
        self.assertEqual({tally.f1 for tally in tallies}, {1})

    def test_a_gold_statement_nobody_predicted_is_missed(self):
        self.assertEqual(score(GOLD[1:]).found.recall, 3 / 4)

    def test_the_same_statement_twice_is_one_false_alarm(self):
        one = score([*GOLD, EMPTY])
        self.assertEqual((one.found.precision, one.found.recall), (4 / 5, 1))

    def test_two_things_one_person_said_are_not_taken_for_each_other(self):
        one = score([FULL], [DENIAL])
        self.assertEqual(one.found.right, 0)

    def test_a_wrong_holder_is_still_found_by_cue_and_content(self):
        other = changed(EMPTY, lambda raw: raw["chain"][1].update(holder=made.part(TEXT, "Her office")))
        one = score([other], [EMPTY])
        self.assertEqual((one.found.f1, one.shares["origin holder"].value), (1, 0))

    def test_a_shared_cue_alone_is_not_enough(self):
        other = changed(EMPTY, lambda raw: raw["chain"][1].update(holder=None))
        other["content"]["spans"] = [made.span(TEXT, "the audit")]
        self.assertEqual(score([other], [EMPTY]).found.right, 0)

    def test_a_refusal_without_content_is_found_by_holder_and_cue(self):
        bare = changed(REFUSAL, lambda raw: raw["content"].update(spans=[]))
        self.assertEqual(score([bare], [bare]).found.right, 1)

    def test_without_a_cue_half_of_the_content_must_agree(self):
        def without_cue(raw):
            raw["chain"][0]["cue"] = None
            raw["content"]["spans"] = [made.span(TEXT, "the report on Monday and told")]

        self.assertEqual(score([changed(DENIAL, without_cue)], [DENIAL]).found.right, 0)


class Parts(unittest.TestCase):
    def test_a_wrong_act_is_counted_and_confused(self):
        other = changed(DENIAL, lambda raw: raw.update(act="doubt"))
        one = score([other], [DENIAL])
        self.assertEqual((one.shares["act"].value, one.acts), (0, {("deny", "doubt"): 1}))

    def test_a_chain_that_lost_its_relay_is_wrong(self):
        other = changed(EMPTY, lambda raw: raw.update(chain=raw["chain"][1:]))
        one = score([other], [EMPTY])
        self.assertEqual(one.shares["chain"].value, 0)
        self.assertEqual(one.shares["chain of 2+ hops"].value, 0)
        self.assertEqual(one.shares["origin holder"].value, 1)

    def test_a_chain_in_the_wrong_order_is_wrong(self):
        other = changed(EMPTY, lambda raw: raw["chain"].reverse())
        gold, guess = reading(EMPTY).statements[0], reading(other).statements[0]
        self.assertFalse(statements.chain_is_right(gold, guess, TEXT))

    def test_implied_hops_are_left_out_on_both_sides(self):
        other = changed(EMPTY, lambda raw: raw["chain"][0].update(implied=True))
        bare = changed(EMPTY, lambda raw: raw.update(chain=raw["chain"][1:]))
        self.assertEqual(score([bare], [other]).shares["chain"].value, 1)

    def test_the_origin_holder_is_not_asked_where_the_gold_implies_it(self):
        gold = changed(EMPTY, lambda raw: raw["chain"][1].update(implied=True))
        self.assertEqual(score([gold], [gold]).shares["origin holder"].asked, 0)

    def test_an_open_holder_is_right_where_the_gold_implies_one_beside_a_cue(self):
        gold = changed(EMPTY, lambda raw: raw["chain"][1].update(implied=True))
        open_ = changed(EMPTY, lambda raw: raw["chain"][1].update(holder=None))
        self.assertEqual(score([open_], [gold]).shares["chain"].value, 1)

    def test_a_content_cut_by_a_quarter_is_right_and_not_exact(self):
        other = changed(EMPTY, lambda raw: raw["content"].update(spans=[made.span(TEXT, "fund is empty")]))
        one = score([other], [EMPTY])
        self.assertEqual((one.shares["content"].value, one.shares["content exact"].value), (1, 0))

    def test_a_content_of_one_word_in_four_is_wrong(self):
        other = changed(EMPTY, lambda raw: raw["content"].update(spans=[made.span(TEXT, "empty")]))
        self.assertEqual(score([other], [EMPTY]).shares["content"].value, 0)

    def test_named_kind_and_number_stand_on_their_own(self):
        other = changed(EMPTY, lambda raw: raw["chain"][1]["holder"].update(named=True))
        one = score([other], [EMPTY])
        self.assertEqual((one.shares["named"].value, one.shares["kind"].value), (0, 1))

    def test_a_recipient_nobody_has_is_no_case(self):
        self.assertEqual(score([DENIAL], [DENIAL]).recipient.cases, 0)

    def test_a_missed_recipient_lowers_recall(self):
        other = changed(FULL, lambda raw: raw["chain"][0].update(recipient=None))
        self.assertEqual(score([other], [FULL]).recipient.recall, 0)

    def test_a_recipient_too_many_lowers_precision(self):
        extra = made.part(TEXT, "reporters")
        other = changed(DENIAL, lambda raw: raw["chain"][0].update(recipient=extra))
        self.assertEqual(score([other], [DENIAL]).recipient.precision, 0)

    def test_a_wrong_day_is_wrong(self):
        other = changed(DENIAL, lambda raw: raw["chain"][0].update(said={"value": "2026-05-05"}))
        self.assertEqual(score([other], [DENIAL]).said.f1, 0)

    def test_one_wrong_part_spoils_all_right_for_that_statement_only(self):
        other = changed(DENIAL, lambda raw: raw.update(act="doubt"))
        one = score([EMPTY, other, FULL, REFUSAL])
        self.assertEqual((one.shares["all right"].value, one.all_right.f1), (3 / 4, 3 / 4))

    def test_all_right_counts_what_was_not_found_against_it(self):
        one = score([EMPTY, DENIAL])
        self.assertEqual((one.shares["all right"].value, one.all_right.recall), (1, 1 / 2))

    def test_a_wrong_kind_spoils_everything_and_not_all_right(self):
        other = changed(EMPTY, lambda raw: raw["chain"][1]["holder"].update(kind="group"))
        one = score([other], [EMPTY])
        self.assertEqual((one.shares["all right"].value, one.shares["everything"].value), (1, 0))


class Errors(unittest.TestCase):
    def lines(self, predicted, gold):
        one = statements.Statements()
        return errors.describe(one.add(reading(*gold), reading(*predicted)))

    def test_a_perfect_reading_has_no_lines(self):
        self.assertEqual(self.lines(GOLD, GOLD), [])

    def test_a_miss_is_shown_with_its_passage(self):
        lines = self.lines([], [DENIAL])
        self.assertTrue(lines[0].startswith("MISSED"))
        self.assertIn("Minister Orla Venn <denied>", lines[1])
        self.assertIn(TEXT, lines[2])

    def test_a_wrong_part_is_named_beside_both_readings(self):
        lines = self.lines([changed(DENIAL, lambda raw: raw.update(act="doubt"))], [DENIAL])
        self.assertTrue(lines[0].startswith("WRONG act  ["))
        self.assertIn("deny", lines[1])
        self.assertIn("doubt", lines[3])


class Declines(unittest.TestCase):
    def score(self, predicted, gold):
        one = decline.Declines()
        one.add(reading(*gold), reading(*predicted))
        return one

    def test_gold_against_itself_is_perfect(self):
        self.assertEqual(self.score(GOLD, GOLD).both.f1, 1)

    def test_other_acts_do_not_count(self):
        self.assertEqual(self.score(GOLD, GOLD).both.cases, 1)

    def test_a_silence_read_as_a_refusal_is_wrong_for_both_acts(self):
        silence = changed(REFUSAL, lambda raw: raw.update(act="silent"))
        one = self.score([REFUSAL], [silence])
        self.assertEqual((one.both.f1, one.acts["decline"].extra, one.acts["silent"].missed), (0, 1, 1))

    def test_a_hard_negative_read_as_a_refusal_is_a_false_alarm(self):
        one = self.score([REFUSAL], [])
        self.assertEqual((one.both.extra, one.both.precision), (1, 0))

    def test_a_refusal_with_another_holder_is_not_found(self):
        other = changed(REFUSAL, lambda raw: raw["chain"][0].update(holder=made.part(TEXT, "The Herald")))
        self.assertEqual(self.score([other], [REFUSAL]).both.right, 0)


if __name__ == "__main__":
    unittest.main()
