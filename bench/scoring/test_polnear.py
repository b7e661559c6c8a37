"""PolNeAR: the standoff reader, the flat view, CofeNet's scores, linked relations."""

import unittest

from . import brat, cofenet, made, outermost, relations
from .record import statement_from

TWO = "The mayor said that the bridge is safe. Residents doubt it.\n\nShe had no plan."


def flat(text, *raws):
    statements = [statement_from(raw, len(text), "made") for raw in raws]
    return outermost.flat(statements, text)


def words(relation, text):
    return tuple(
        [text[b:e] for b, e in spans]
        for spans in (relation.source, relation.cue, relation.content)
    )


class Standoff(unittest.TestCase):
    def test_an_event_gathers_its_parts_and_fragments(self):
        found = brat.relations_of(
            "T1\tSource 0 3\tShe\nT2\tCue 4 8\tsaid\nT3\tContent 9 10;12 13\ta b\n"
            "T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
            20,
            "made",
        )
        self.assertEqual(found, [brat.Relation([(0, 3)], [(4, 8)], [(9, 10), (12, 13)])])

    def test_discussed_marks_are_no_relations(self):
        self.assertEqual(brat.relations_of("T1\tDiscuss 0 3\tShe\n#1\tNote T1\thm\n", 20, "made"), [])

    def test_an_attribution_without_source_keeps_cue_and_content(self):
        found = brat.relations_of(
            "T1\tCue 0 2\tab\nT2\tContent 3 4\tc\nE1\tAttribution-no-source:T9 Content:T2 Cue:T1",
            9,
            "made",
        )
        self.assertEqual(found, [brat.Relation([], [(0, 2)], [(3, 4)])])


class Outermost(unittest.TestCase):
    def test_that_before_the_content_is_taken_in(self):
        raw = made.statement(TWO, [made.hop(TWO, "The mayor", "said")], "the bridge is safe")
        (found,) = flat(TWO, raw)
        self.assertEqual(words(found, TWO), (["The mayor"], ["said"], ["that the bridge is safe"]))

    def test_an_inner_hop_becomes_part_of_the_content(self):
        text = "Ana said Bo had told her the dam leaks."
        chain = [made.hop(text, "Ana", "said", "relay"), made.hop(text, "Bo", "had told")]
        (found,) = flat(text, made.statement(text, chain, "the dam leaks"))
        self.assertEqual(words(found, text)[2], ["Bo had told her the dam leaks"])

    def test_a_cited_source_stands_beside_the_content(self):
        text = "The dam leaks, the Post reported, citing officials."
        chain = [made.hop(text, "the Post", "reported", "relay"), made.hop(text, "officials", "citing")]
        (found,) = flat(text, made.statement(text, chain, "The dam leaks"))
        self.assertEqual(words(found, text), (["the Post"], ["reported"], ["The dam leaks"]))

    def test_a_description_beside_the_holder_is_part_of_the_source(self):
        text = "Ana Ruiz, the mayor, said it leaks. So said Bo Lind, a diver."
        one = made.hop(text, "Ana Ruiz", "said")
        one["holder"]["description"] = made.part(text, "the mayor")
        two = made.hop(text, "Bo Lind", "So said")
        two["holder"]["description"] = made.part(text, "a diver")
        found = flat(text, made.statement(text, [one], "it leaks"), made.statement(text, [two], ""))
        self.assertEqual(
            [words(each, text)[0] for each in found], [["Ana Ruiz, the mayor,"], ["Bo Lind, a diver"]]
        )

    def test_the_source_of_a_relative_clause_is_its_pronoun(self):
        text = "They asked Ana Ruiz, who later said it leaks."
        (found,) = flat(text, made.statement(text, [made.hop(text, "Ana Ruiz", "said")], "it leaks"))
        self.assertEqual(words(found, text)[0], ["who"])

    def test_who_is_urged_to_do_it_is_part_of_the_content(self):
        text = "Ana urged Bo to wait and told Cy that it leaks."
        one = made.hop(text, "Ana", "urged", "urge", recipient=made.part(text, "Bo"))
        two = made.hop(text, "Ana", "told", recipient=made.part(text, "Cy"))
        found = flat(text, made.statement(text, [one], "to wait"), made.statement(text, [two], "it leaks"))
        self.assertEqual([words(each, text)[2] for each in found], [["Bo to wait"], ["that it leaks"]])

    def test_of_two_cues_of_one_hop_the_outer_is_the_cue(self):
        text = "Ana said she believes the dam leaks."
        one = made.hop(text, "Ana", "believes", "think")
        one |= {"voiced": made.part(text, "said"), "again": made.part(text, "she")}
        (found,) = flat(text, made.statement(text, [one], "the dam leaks"))
        self.assertEqual(words(found, text), (["Ana"], ["said"], ["she believes the dam leaks"]))

    def test_a_colon_behind_the_cue_is_part_of_it(self):
        text = "Ana added: the dam leaks."
        (found,) = flat(text, made.statement(text, [made.hop(text, "Ana", "added")], "the dam leaks"))
        self.assertEqual(words(found, text)[1], ["added:"])

    def test_a_statement_inside_the_content_of_another_is_dropped(self):
        text = "Ana said Bo believes the dam leaks and nobody cares."
        whole = made.statement(
            text, [made.hop(text, "Ana", "said")], "Bo believes the dam leaks and nobody cares"
        )
        inner = made.statement(text, [made.hop(text, "Bo", "believes")], "the dam leaks")
        found = flat(text, inner, whole)
        self.assertEqual([words(one, text)[0] for one in found], [["Ana"]])

    def test_a_cue_mostly_inside_another_content_is_nested_too(self):
        text = "Ana said Bo has long feared that the dam leaks."
        whole = made.statement(text, [made.hop(text, "Ana", "said")], "Bo has long feared")
        inner = made.statement(text, [made.hop(text, "Bo", "has long feared that")], "leaks")
        self.assertEqual([words(one, text)[1] for one in flat(text, inner, whole)], [["said"]])

    def test_whole_and_part_of_one_cue_are_one_attribution(self):
        text = "Ana said Bo believes the dam leaks and nobody cares."
        ana = made.hop(text, "Ana", "said")
        whole = made.statement(text, [ana], "Bo believes the dam leaks and nobody cares")
        part = made.statement(text, [ana, made.hop(text, "Bo", "believes")], "the dam leaks")
        self.assertEqual(len(flat(text, whole, part)), 1)

    def test_an_implied_hop_is_skipped(self):
        text = "The Post broke it. Officials said the dam leaks."
        chain = [
            made.hop(text, "The Post", "", "relay", implied=True),
            made.hop(text, "Officials", "said"),
        ]
        (found,) = flat(text, made.statement(text, chain, "the dam leaks"))
        self.assertEqual(words(found, text)[0], ["Officials"])

    def test_a_refusal_to_comment_is_split_as_polnear_splits_it(self):
        text = "The ministry declined to comment."
        chain = [made.hop(text, "The ministry", "declined to comment", "decline")]
        (found,) = flat(text, made.statement(text, chain, quote="none"))
        self.assertEqual(words(found, text), (["The ministry"], ["declined"], ["to comment"]))

    def test_a_request_not_answered_is_the_content_of_the_silence(self):
        text = "The firm did not respond to a request for comment."
        chain = [made.hop(text, "The firm", "did not respond to", "silent")]
        (found,) = flat(text, made.statement(text, chain, quote="none"))
        self.assertEqual(words(found, text)[2], ["a request for comment"])

    def test_two_cues_may_share_one_source(self):
        text = "Ana praised the crew and blamed the firm."
        found = flat(
            text,
            made.statement(text, [made.hop(text, "Ana", "praised")], "the crew"),
            made.statement(text, [made.hop(text, "Ana", "blamed")], "the firm"),
        )
        self.assertEqual([words(one, text)[0] for one in found], [["Ana"], ["Ana"]])

    def test_gold_through_our_form_comes_back_the_same(self):
        text = "Ana said the dam leaks. \u201cIt is fine,\u201d Bo insisted, \u201cas ever.\u201d"
        gold = [
            made.relation(text, "Ana", "said", "the dam leaks"),
            made.relation(text, "Bo", "insisted", "\u201cIt is fine,\u201d", "\u201cas ever.\u201d"),
        ]
        self.assertEqual(flat(text, *[made.as_statement(one) for one in gold]), gold)


class CofeNet(unittest.TestCase):
    def score(self, gold, predicted):
        one = cofenet.CofeNet()
        one.add(gold, predicted)
        return one

    def test_a_shorter_span_begins_right_and_is_not_exact(self):
        one = self.score([(0, 4)], [(0, 2)])
        self.assertEqual((one.exact.f1, one.begin.f1, one.overlap.value), (0, 1, 0.5))

    def test_a_prediction_that_touches_nothing_lowers_the_jaccard(self):
        one = self.score([(0, 4)], [(0, 4), (6, 7)])
        self.assertEqual(one.overlap.value, 0.5)

    def test_a_prediction_that_overlaps_gold_adds_no_case(self):
        one = self.score([(0, 4)], [(0, 2), (2, 4)])
        self.assertEqual((one.overlap.value, one.overlap.cases), (0.5, 1))

    def test_a_missed_span_is_worth_nothing(self):
        one = self.score([(0, 2), (5, 6)], [(0, 2)])
        self.assertAlmostEqual(one.exact.f1, 2 / 3)
        self.assertEqual(one.overlap.value, 0.5)

    def test_neighbouring_spans_do_not_overlap(self):
        self.assertEqual(cofenet.overlap((0, 2), (2, 4)), 0)

    def test_a_span_over_two_paragraphs_counts_in_each(self):
        gold = [brat.Relation([], [], [(0, len(TWO))])]
        scores = cofenet.score([(TWO, gold, gold)])
        self.assertEqual(scores["content"].exact.right, 2)

    def test_a_missing_blank_line_does_not_make_one_paragraph(self):
        self.assertEqual(len(cofenet.paragraphs("One.\nTwo.\n\n \nThree.")), 3)

    def test_a_boundary_inside_a_word_covers_the_word(self):
        (tokens,) = cofenet.paragraphs("the U.S. army's plan")
        self.assertEqual(cofenet.token_spans([(5, 10)], tokens), [(1, 3)])

    def test_clitics_are_tokens_of_their_own(self):
        (tokens,) = cofenet.paragraphs("Ana\u2019s dam isn't \u201cfine.\u201d")
        self.assertEqual(len(tokens), 8)

    def test_gold_against_itself_is_perfect(self):
        gold = [made.relation(TWO, "The mayor", "said", "that the bridge is safe")]
        for score in cofenet.score([(TWO, gold, gold)]).values():
            self.assertEqual((score.exact.f1, score.begin.f1, score.overlap.value), (1, 1, 1))

    def test_a_source_taken_for_another_label_is_wrong_twice(self):
        gold = [made.relation(TWO, "The mayor", "said")]
        guess = [made.relation(TWO, "", "The mayor")]
        scores = cofenet.score([(TWO, gold, guess)])
        self.assertEqual((scores["source"].exact.f1, scores["cue"].exact.f1), (0, 0))


class Linked(unittest.TestCase):
    GOLD = made.relation(TWO, "The mayor", "said", "that the bridge is safe")

    def score(self, *predicted):
        one = relations.Linked()
        one.add(TWO, [self.GOLD], list(predicted))
        return one

    def test_gold_against_itself_is_perfect(self):
        one = self.score(self.GOLD)
        self.assertEqual((one.found.f1, one.linked.f1, one.linked_exact.f1), (1, 1, 1))

    def test_another_cue_is_not_found(self):
        one = self.score(made.relation(TWO, "Residents", "doubt", "it"))
        self.assertEqual((one.found.f1, one.found.extra, one.found.missed), (0, 1, 1))

    def test_a_wrong_source_is_found_and_not_linked(self):
        one = self.score(made.relation(TWO, "Residents", "said", "the bridge is safe"))
        self.assertEqual((one.found.f1, one.linked.f1), (1, 0))

    def test_a_shorter_content_is_linked_and_not_exact(self):
        one = self.score(made.relation(TWO, "The mayor", "said", "the bridge is safe"))
        self.assertEqual((one.linked.f1, one.linked_exact.f1), (1, 0))

    def test_one_gold_cue_matches_one_prediction(self):
        one = self.score(self.GOLD, made.relation(TWO, "She", "said", "it"))
        self.assertEqual((one.found.precision, one.found.recall), (0.5, 1))

    def test_a_source_where_gold_has_none_is_wrong(self):
        one = relations.Linked()
        gold = made.relation(TWO, "", "said", "that the bridge is safe")
        one.add(TWO, [gold], [self.GOLD])
        self.assertEqual(one.source_overlap.value, 0)


if __name__ == "__main__":
    unittest.main()
