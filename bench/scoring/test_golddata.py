"""Gold statements from a folder of texts, from a newsroom, and from JSON Lines."""

import json
import os
import tempfile
import unittest

from . import golddata

BODY = "The mayor said the dam leaks."


class Folders(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.put("gold/articles.json", json.dumps([{"doc": "a", "outlet": "The Post", "words": 6}]))
        self.put("gold/statements/a.json", json.dumps({"doc": "a", "statements": []}))

    def put(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(content)
        return path

    def read(self):
        (article,), (reading,) = golddata.read_folder(os.path.join(self.folder, "gold"))
        self.assertEqual(reading.text, article["text"])
        return article

    def test_a_text_of_the_gold_folder_is_taken_whole(self):
        self.put("gold/texts/a.txt", " date 2026-01-02 " + BODY)
        self.assertEqual(self.read()["text"], " date 2026-01-02 " + BODY)

    def test_what_is_known_of_the_article_goes_along_and_the_rest_does_not(self):
        self.put("gold/texts/a.txt", BODY)
        self.assertEqual(self.read(), {"id": "a", "text": BODY, "outlet": "The Post"})

    def test_a_report_of_the_newsroom_keeps_its_header_lines(self):
        text = "id a\ndate 2026-01-02\n\n" + BODY
        self.put("newsroom/a.txt", text)
        self.assertEqual(self.read()["text"], text)

    def test_a_record_beside_the_gold_is_found_by_its_id(self):
        self.put("wire.jsonl", json.dumps({"id": "a", "text": BODY}) + "\n")
        self.assertEqual(self.read()["text"], BODY)

    def test_a_text_that_is_nowhere_is_named(self):
        with self.assertRaisesRegex(OSError, "a.txt"):
            self.read()

    def test_short_statements_become_whole_ones(self):
        short = {
            "act": "silent",
            "holder": {"text": "The mayor", "span": [0, 9]},
            "cue": {"text": "said", "span": [10, 14]},
            "content": None,
        }
        path = self.put("short.jsonl", json.dumps({"id": 1, "text": BODY, "statements": [short]}))
        _, (reading,) = golddata.read_lines(path)
        (found,) = reading.statements
        self.assertEqual((found.act, found.origin.holder, found.content), ("silent", [(0, 9)], []))

    def test_a_broken_line_is_named(self):
        path = self.put("short.jsonl", '{"id": 1, "text": "x"}\n{\n')
        with self.assertRaisesRegex(ValueError, "short.jsonl, line 2: not JSON"):
            golddata.read_lines(path)


if __name__ == "__main__":
    unittest.main()
