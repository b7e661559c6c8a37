"""The articles to be timed: the first N of the news sample, as JSON Lines.

Where more are asked for than the sample has, it is repeated with another id, another
address and a last sentence of its own, so that no repetition has a known hash.
"""

import gzip
import json
import os


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


def _again(article, turn):
    if turn:
        article["id"] = f"{article.get('id', '')}-{turn}"
        if article.get("url"):
            article["url"] += f"?turn={turn}"
        article["text"] += f"\n\nThis is printing {turn + 1} of the report."
    return article
