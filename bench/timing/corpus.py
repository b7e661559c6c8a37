"""The articles to be timed: the first N of the news sample, as JSON Lines.

Where more are asked for than the sample has, it is repeated with another id, another
address and a last sentence of its own, so that no repetition has a known hash.
"""

import glob
import gzip
import json
import os
import re


def write(sample, path, count):
    """Writes `count` articles; returns (words, where words are parted by blanks).

    `sample` is the gzipped JSON Lines file. Raises ValueError when it is empty.
    """
    words, written, turn = 0, 0, 0
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        while written < count:
            before = written
            with gzip.open(sample, "rt", encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    if written == count:
                        break
                    if line.strip():
                        article = _again(json.loads(line), turn)
                        words += len(article["text"].split())
                        out.write(json.dumps(article, ensure_ascii=False) + "\n")
                        written += 1
            if written == before:
                raise ValueError(f"{os.path.basename(sample)}: no article in it")
            turn += 1
    return words


def write_reuters(folder, path):
    """Writes the Reuters-21578 articles with a text as JSON Lines; returns how many."""
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
    written = 0
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for name in sorted(glob.glob(os.path.join(folder, "data", "full", "*.json.gz"))):
            with gzip.open(name, "rt", encoding="utf-8") as file:
                articles = json.load(file)
            for article in articles:
                if not (article.get("body") or "").strip():
                    continue
                day = re.match(r"\s*(\d+)-([A-Z]{3})-(\d{4})", article.get("date") or "")
                date = f"{day[3]}-{months.index(day[2]) + 1:02}-{int(day[1]):02}" if day else ""
                out.write(json.dumps({"id": article["id"], "text": article["body"], "date": date,
                                      "outlet": "Reuters", "title": article.get("title") or ""}) + "\n")
                written += 1
    return written


def _again(article, turn):
    if turn:
        article["id"] = f"{article.get('id', '')}-{turn}"
        if article.get("url"):
            article["url"] += f"?turn={turn}"
        article["text"] += f"\n\nThis is printing {turn + 1} of the report."
    return article
