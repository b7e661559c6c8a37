"""Reading gold statements: articles.json, statements/ID.json and the articles' texts.

The texts are texts/ID.txt, whole. Where there is no such folder, as in samples/, they
are the reports beside the gold: ../newsroom/ID.txt as they are, or the
record with that id in ../*.jsonl; that is what `article.text` is for those.
"""

import glob
import json
import os

from .record import Reading, statement_from


def read_folder(folder):
    """Returns (articles to feed, their gold Readings), in the order of articles.json.

    Raises OSError for a missing file, ValueError for what is not gold.
    """
    with open(os.path.join(folder, "articles.json"), encoding="utf-8") as file:
        known = json.load(file)
    articles, readings = [], []
    records = {}
    if not os.path.isdir(os.path.join(folder, "texts")):
        records = _records(os.path.join(folder, os.pardir))
    for entry in known:
        name = entry["doc"]
        text = _text(folder, name, records)
        path = os.path.join(folder, "statements", name + ".json")
        with open(path, encoding="utf-8") as file:
            gold = json.load(file)
        if not isinstance(gold, dict) or "statements" not in gold:
            raise ValueError(f"{path}: no object with `statements`")
        raw = gold["statements"]
        fields = ("outlet", "title", "byline", "url", "published", "language")
        article = {"id": name, "text": text}
        article.update({key: entry[key] for key in fields if entry.get(key) is not None})
        articles.append(article)
        readings.append(
            Reading(name, text, [statement_from(one, len(text), name) for one in raw])
        )
    return articles, readings


def read_lines(path):
    """The same for JSON Lines with `id`, `text` and `statements` in one object.

    A statement may be short there: `act`, `holder`, `cue` and `content`, each as
    `{text, span}` or null, instead of a chain.
    """
    articles, readings = [], []
    with open(path, encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            where = f"{os.path.basename(path)}, line {number}"
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{where}: not JSON ({error})") from error
            text = entry["text"]
            statements = [
                statement_from(_whole(one), len(text), where)
                for one in entry.get("statements") or []
            ]
            articles.append({"id": str(entry["id"]), "text": text})
            readings.append(Reading(str(entry["id"]), text, statements))
    return articles, readings


def _text(folder, name, records):
    if name in records:
        return records[name]
    path = os.path.join(folder, "texts", name + ".txt")
    beside = os.path.join(folder, os.pardir, "newsroom", name + ".txt")
    if os.path.exists(path) or not os.path.exists(beside):
        return _read(path)
    return _read(beside)


def _records(folder):
    """{id: text} of the JSON Lines files of a folder; those without ids are not ours."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                record = json.loads(line) if line.strip() else {}
                if "id" in record and "text" in record:
                    found[record["id"]] = record["text"]
    return found


def _read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def _whole(raw):
    """A short statement in the form of a whole one."""
    if "chain" in raw:
        return raw
    content = raw.get("content")
    if isinstance(content, dict) and "spans" not in content:
        content = {"spans": [content["span"]] if content.get("span") else []}
    elif isinstance(content, list):
        content = {"spans": content}
    hop = {"holder": raw.get("holder"), "cue": raw.get("cue"), "act": raw.get("act")}
    return {"act": raw.get("act"), "content": content or {}, "chain": [hop]}
