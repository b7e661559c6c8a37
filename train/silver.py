"""Silver names: another program's names on our training sentences.

    python silver.py CACHE MODEL_FOLDER

MODEL_FOLDER is an unpacked spaCy English pipeline (MIT licence). Its eighteen
types are folded into ours; numbers, dates and money are left out.
"""
import sys

import corpora

FOLD = {"PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
        "PRODUCT": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC"}


def main(cache, folder):
    import spacy
    from spacy.tokens import Doc
    nlp = spacy.load(folder, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"])
    c = corpora.load("", cache)
    todo = [s for k in ("ewt", "gum", "polnear", "news") for d in c[k] for s in d.sentences]

    def docs():
        for s in todo:
            yield Doc(nlp.vocab, words=s.words), s

    n = 0
    for doc, s in nlp.pipe(docs(), as_tuples=True, batch_size=256):
        tags = ["O"] * len(s.words)
        for e in doc.ents:
            kind = FOLD.get(e.label_)
            b, end = e.start, e.end
            if not kind:
                continue
            while b < end and s.words[b].lower() in ("the", "a", "an"):
                b += 1
            while end > b and s.words[end - 1] in ("'s", "\u2019s", "'", "\u2019"):
                end -= 1
            if b < end:
                tags[b:end] = (["S-" + kind] if end - b == 1
                               else ["B-" + kind] + ["I-" + kind] * (end - b - 2) + ["E-" + kind])
                n += 1
        s.names = tags
    corpora.save(c, cache)
    print(len(todo), "sentences,", n, "names")


if __name__ == "__main__":
    main(*sys.argv[1:3])
