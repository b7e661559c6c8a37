"""The measures of the language stage: trees, names, mentions, paraphrase."""

import glob
import json
import os

from . import conllu, coreference, mentions, paraphrase, trees
from .engine import Broken, Unmeasurable
from .table import percent

SETS = (("EWT", "ud_english_ewt", "en_ewt"), ("GUM", "ud_english_gum", "en_gum"))


def _need(path):
    if not os.path.exists(path):
        raise Unmeasurable(f"no data at {path} (give --data DIR, the folder of the data sets)")
    return path


def _text_of(path):
    with open(_need(path), encoding="utf-8", newline="") as file:
        return file.read()


def _news_of(text):
    """The documents of a GUM file whose genre is news, as one file."""
    parts = text.split("# newdoc")
    return "".join("# newdoc" + one for one in parts[1:] if "# meta::genre = news\n" in one)


def _parts(job, split):
    """(name, CoNLL-U) of each treebank's split, GUM's news apart."""
    for name, folder, stem in SETS:
        text = _text_of(os.path.join(job.data, folder, f"{stem}-ud-{split}.conllu"))
        yield f"{name} {split}", text
        if name == "GUM" and (news := _news_of(text)):
            yield f"GUM {split}, news", news


def parse_trees(job):
    rows = []
    for data, text in _parts(job, job.split):
        asked = [{"id": one.name, "text": one.text} for one in conllu.parse(text, data)]
        told = job.engine.parse(asked, data)
        rows += _tree_rows(f"{data}, raw text", text, told, trees.MEASURES)
    for data, text in _parts(job, "dev"):
        told = job.engine.parse_given(text, data)
        rows += _tree_rows(f"{data}, given words", text, told, trees.MEASURES[3:])
    return rows


def _tree_rows(data, gold, told, names):
    try:
        tallies = trees.score(trees.read(gold, data), trees.read(told, "hearsay parse"), data)
    except ValueError as error:
        raise Broken(str(error)) from error
    return [(f"{name} F1", data, percent(tallies[name].f1), tallies[name].cases) for name in names]


def names(job):
    newswire = sorted(glob.glob(os.path.join(job.data, "ner_worldwide_newswire", "processed_annotated", "*.tsv")))
    sets = (
        ("Worldwide newswire, dev", newswire[::8], 0, 1, mentions.NEWSWIRE),
        ("Wikigold", glob.glob(os.path.join(job.data, "ner_wikigold", "CONLL-format", "data", "*.txt")), 0, 1,
         mentions.COARSE),
        ("EWT dev (Universal NER)", glob.glob(os.path.join(job.data, "ner_uner_ewt", "en_ewt-ud-dev.iob2")), 1, 2,
         mentions.COARSE),
    )
    rows = []
    for data, files, word, tag, types in sets:
        if not files:
            raise Unmeasurable(f"no data for {data} under {job.data} (give --data DIR, the folder of the data sets)")
        documents = [mentions.columns(_text_of(path), word, tag) for path in files]
        given = mentions.as_conllu([[words for words, _ in one] for one in documents])
        told = mentions.told_tags(job.engine.parse_given(given, data))
        gold = [tags for one in documents for _, tags in one]
        try:
            tally = mentions.score_tags(gold, told, types)
        except ValueError as error:
            raise Broken(f"{data}: {error}") from error
        rows += _three("names", data, tally)
    return rows + _re3d(job)


def _re3d(job):
    documents, entities = {}, {}
    for path in sorted(glob.glob(os.path.join(job.data, "ner_re3d", "*", "documents.json"))):
        for line in _text_of(path).split("\n"):
            if line.strip():
                one = json.loads(line)
                documents[one["_id"]] = one["text"]
        for line in _text_of(os.path.join(os.path.dirname(path), "entities.json")).split("\n"):
            if line.strip():
                one = json.loads(line)
                entities.setdefault(one["documentId"], []).append((one["begin"], one["end"], one["type"]))
    if not documents:
        raise Unmeasurable(f"no data at {os.path.join(job.data, 'ner_re3d')}")
    asked = [{"id": name, "text": text} for name, text in documents.items()]
    told = job.engine.parse_records(asked, "re3d")
    rows = []
    for data, capital in (("re3d", False), ("re3d, with a capital", True)):
        tally = mentions.Tally()
        for (name, text), record in zip(documents.items(), told):
            tally.add(*mentions.score_re3d(text, entities.get(name, []), record["mentions"], capital))
        rows += _three("names", data, tally)
    return rows


def entity_mentions(job):
    rows = []
    for name, folder, stem in SETS[1:]:
        text = _text_of(os.path.join(job.data, folder, f"{stem}-ud-dev.conllu"))
        for data, part in ((f"{name} dev, given words", text), (f"{name} dev, news, given words", _news_of(text))):
            spans, typed = mentions.Tally(), mentions.Tally()
            told = _word_mentions(job.engine.parse_given_records(part, data))
            begun = []
            for sentence, have in zip(_word_rows(part), told, strict=True):
                want, broken = mentions.gum_mentions(sentence, begun)
                have = {one for one in have if one[1] <= len(sentence)}
                typed.add(len(want & have), len(have), len(want) + broken)
                bare, found = ({one[:2] for one in side} for side in (want, have))
                spans.add(len(bare & found), len(found), len(bare) + broken)
            rows += _three("mention, span", data, spans) + _three("mention, span and type", data, typed)
    return rows


def coreference_chains(job):
    rows = []
    text = _text_of(os.path.join(job.data, "ud_english_gum", "en_gum-ud-dev.conllu"))
    for data, part in (("GUM dev, given words", text), ("GUM dev, news, given words", _news_of(text))):
        documents = [list(_word_rows("# newdoc" + one)) for one in part.split("# newdoc")[1:]]
        told = list(job.engine.parse_given_records(part, data))
        if len(told) != len(documents):
            raise Broken(f"{data}: {len(documents)} documents went in, {len(told)} came out")
        several, all_chains = coreference.Scores(), coreference.Scores()
        for sentences, record in zip(documents, told):
            gold, found = coreference.gold_chains(sentences), coreference.told_chains(record)
            several.add(coreference.several(gold), coreference.several(found))
            all_chains.add(gold, found)
        cases = several.mentions.cases
        rows += [(f"coreference, {name} F1", data, percent(several.f1(name)), cases) for name in several.sums]
        rows.append(("coreference, CoNLL F1", data, percent(several.conll()), cases))
        rows.append(("coreference, CoNLL F1 with single mentions", data, percent(all_chains.conll()), all_chains.mentions.cases))
    return rows


def _word_rows(text):
    """The rows of words of each sentence; a new document begins with nothing open."""
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield rows


def _word_mentions(records):
    """For each sentence of the records {(first word, end word, type)}."""
    for record in records:
        begin_of, end_of = {}, {}
        for s, sentence in enumerate(record["sentences"]):
            for i, word in enumerate(sentence["words"]):
                begin_of[word["start"]] = s, i
                end_of[word["end"]] = i + 1
        found = [set() for _ in record["sentences"]]
        for one in record["entities"]:
            s, i = begin_of[one["start"]]
            found[s].add((i, end_of[one["end"]], one["type"]))
        yield from found


def paraphrases(job):
    folder = os.path.join(job.data, "para_mrpc", "dataset", "msr-paraphrase-corpus")
    train, test = (paraphrase.pairs(_text_of(os.path.join(folder, f"msr_paraphrase_{part}.txt")))
                   for part in ("train", "test"))
    sentences = sorted({one for pair in train + test for one in pair[1:]})
    vectors = dict(zip(sentences, job.engine.vectors(sentences, "MRPC"), strict=True))
    products = {}
    for name, pairs in (("train", train), ("test", test)):
        products[name] = [sum(a * b for a, b in zip(vectors[one], vectors[two])) for _, one, two in pairs]
    gold = {"train": [yes for yes, _, _ in train], "test": [yes for yes, _, _ in test]}
    threshold = paraphrase.best_threshold(products["train"], gold["train"])
    f1 = paraphrase.f1_at(products["test"], gold["test"], threshold)
    spearman = paraphrase.spearman(products["test"], gold["test"])
    return [
        ("paraphrase F1", "MRPC test", percent(f1), len(test)),
        ("paraphrase Spearman", "MRPC test", percent(spearman), len(test)),
    ]


def agreement(job):
    """How right the words are on which the model and the other one that is shipped agree."""
    second = "standard" if job.engine.model_name == "light" else "light"
    rows = []
    for name, folder, stem in SETS:
        data = f"{name} dev, given words, second {second}"
        gold = _text_of(os.path.join(job.data, folder, f"{stem}-ud-dev.conllu"))
        told = job.engine.parse_given(gold, data, ["--second", second])
        shares = trees.agreement(_word_rows(gold), _word_rows(told))
        for what, share in shares.items():
            rows.append((what, data, percent(share.value), share.cases))
    return rows


MEASURES = {"trees": parse_trees, "agreement": agreement, "names": names, "mentions": entity_mentions, "coreference": coreference_chains, "paraphrase": paraphrases}


def _three(name, data, tally):
    return [
        (f"{name} {what}", data, percent(value), cases)
        for what, value, cases in (
            ("precision", tally.precision, tally.right + tally.extra),
            ("recall", tally.recall, tally.cases),
            ("F1", tally.f1, tally.cases),
        )
    ]
