"""Some articles of a collection, in random order, each cut at a paragraph: python sample_news.py articles.jsonl.xz WORDS OUT.jsonl"""
import json
import lzma
import random
import sys

CHARACTERS = 3500       # of an article at most: many articles teach more than long ones


def main(source, words, out):
    rng, rows = random.Random(7), []
    for line in lzma.open(source, "rt", encoding="utf-8"):
        article = json.loads(line)
        text = article.get("text") or ""
        if len(text) >= 300:
            rows.append((rng.random(), article["id"], text))
    with open(out, "w", encoding="utf-8") as f:
        n = 0
        for _, name, text in sorted(rows):
            if n > words:
                break
            if len(text) > CHARACTERS:
                cut = text.rfind("\n", 0, CHARACTERS)
                text = text[:cut if cut > 1000 else text.rfind(". ", 0, CHARACTERS) + 1]
            n += len(text) // 6
            f.write(json.dumps({"id": name, "text": text}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
