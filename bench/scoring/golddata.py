"""Reading gold statements: articles.json, texts/ID.txt and statements/ID.json."""

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
    for entry in known:
        name = entry["doc"]
        with open(os.path.join(folder, "texts", name + ".txt"), encoding="utf-8", newline="") as file:
            text = file.read()
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
