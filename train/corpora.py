"""All training and dev documents, read once and kept in a cache folder."""
import json
import lzma
import os
import pickle
import random

from polnear import read_polnear
from treebank import Document, Sentence, free_gum, read_conllu
from words import sentences


def read_news(path: str, articles: int, longest: int, seed: int) -> list:
    """Unlabelled articles: every k-th of the collection, the first `longest` sentences of each."""
    rng, docs = random.Random(seed), []
    with lzma.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            if rng.random() > articles / 31539:
                continue
            a = json.loads(line)
            text = a.get("text") or a.get("content") or ""
            d = Document(f"news-{len(docs)}")
            for paragraph, ws in sentences(text)[:longest]:
                d.sentences.append(Sentence(words=[text[b:e] for b, e in ws], paragraph=paragraph,
                                            text=text[ws[0][0]:ws[-1][1]].replace("\n", " ")))
            if d.sentences:
                docs.append(d)
    return docs


def load(data: str, cache: str, news_articles: int = 300, seed: int = 1) -> dict:
    """{'ewt', 'gum', 'polnear', 'news', 'ewt-dev', 'gum-dev', 'polnear-dev'} -> documents."""
    kept = os.path.join(cache, "corpora.pickle")
    if os.path.exists(kept):
        return pickle.load(open(kept, "rb"))
    c = {
        "ewt": read_conllu(f"{data}/ud_english_ewt/en_ewt-ud-train.conllu"),
        "gum": read_conllu(f"{data}/ud_english_gum/en_gum-ud-train.conllu", free_gum),
        "ewt-dev": read_conllu(f"{data}/ud_english_ewt/en_ewt-ud-dev.conllu"),
        "gum-dev": read_conllu(f"{data}/ud_english_gum/en_gum-ud-dev.conllu"),
        "polnear": read_polnear(f"{data}/polnear", "train"),
        "polnear-dev": read_polnear(f"{data}/polnear", "dev"),
        "news": read_news(f"{data}/news_text/articles.jsonl.xz", news_articles, 25, seed),
    }
    save(c, cache)
    return c


def save(c: dict, cache: str):
    os.makedirs(cache, exist_ok=True)
    kept = os.path.join(cache, "corpora.pickle")
    pickle.dump(c, open(kept + ".new", "wb"))
    os.replace(kept + ".new", kept)


def fingerprint_counts(c: dict) -> dict:
    return {k: {"documents": len(d), "sentences": sum(len(x.sentences) for x in d),
                "words": sum(len(s.words) for x in d for s in x.sentences)} for k, d in c.items()}


if __name__ == "__main__":
    import sys
    print(json.dumps(fingerprint_counts(load(sys.argv[1], sys.argv[2])), indent=1))
