"""Words, tags and trees, as the CoNLL 2018 shared task scores them.

Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
Dependencies", section 5; the numbers are comparable with those of UDPipe, Stanza and others
given by that task's evaluation. White space is taken out of both texts, which must then be
the same. A word is right when its characters are those of a gold word; words of a multiword
token have no characters of their own and are aligned inside it, by the longest common
subsequence of their forms in lower case. A tag, lemma or head counts only on aligned words:

  UPOS, XPOS   the same
  features     the same set of the features that all languages share; others do not count
  lemma        the same; a gold lemma "_" is always right
  UAS          heads are aligned with each other, or both are roots
  LAS          and the relation is the same up to its first colon

Each is an F1: precision over the words found, recall over the words of the gold.
"""

from dataclasses import dataclass

from .tally import Share, Tally

SHARED_FEATURES = frozenset(
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm "
    "Mood Tense Aspect Voice Evident Polarity Person Polite".split()
)
MEASURES = ("token", "sentence", "word", "UPOS", "XPOS", "features", "lemma", "UAS", "LAS")


@dataclass
class Word:
    begin: int  # in characters that are not white space
    end: int
    in_multiword: bool
    form: str  # in lower case
    upos: str
    xpos: str
    features: frozenset
    lemma: str
    head: int  # index of a word, -1 for the root
    relation: str


@dataclass
class Analysis:
    letters: str
    tokens: set
    sentences: set
    words: list


def read(text, where):
    """The analysis in a CoNLL-U file; raises ValueError in one sentence."""
    letters, tokens, sentences, words = [], set(), set(), []
    at = 0
    rows = []

    def take(rows):
        nonlocal at
        first_word, begin, inside_until = len(words), at, 0
        ids = [row for row in rows if row[0].isdigit()]
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                inside_until = int(row[0].partition("-")[2])
                inside_from = at
            solid = "".join(row[1].split())
            if "-" in row[0] or int(row[0]) > inside_until:
                letters.append(solid)
                tokens.add((at, at + len(solid)))
                at += len(solid)
            if "-" in row[0]:
                continue
            inside = int(row[0]) <= inside_until
            span = (inside_from, at) if inside else (at - len(solid), at)
            head = int(row[6]) if row[6].isdigit() else -1
            if not 0 <= head <= len(ids):
                raise ValueError(f"{where}: a head {row[6]!r} that is no word of its sentence")
            features = frozenset(one for one in row[5].split("|") if one.partition("=")[0] in SHARED_FEATURES)
            words.append(Word(*span, inside, row[1].lower(), row[3], row[4], features, row[2],
                              first_word + head - 1 if head else -1, row[7].partition(":")[0]))
        if at > begin:
            sentences.add((begin, at))

    for number, line in enumerate(text.split("\n") + [""], 1):
        line = line.rstrip("\r")
        if not line:
            take(rows)
            rows = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if len(row) != 10:
                raise ValueError(f"{where}, line {number}: {len(row)} columns instead of 10")
            rows.append(row)
    return Analysis("".join(letters), tokens, sentences, words)


def score(gold, found, where):
    """{measure: Tally} of two analyses of the same text; ValueError where the texts differ."""
    if gold.letters != found.letters:
        at = next((i for i, (a, b) in enumerate(zip(gold.letters, found.letters)) if a != b),
                  min(len(gold.letters), len(found.letters)))
        raise ValueError(f"{where}: the words do not spell the text: after {gold.letters[max(0, at - 20):at]!r} "
                         f"it goes on {gold.letters[at:at + 20]!r}, the words {found.letters[at:at + 20]!r}")
    partner = aligned(gold.words, found.words)
    tallies = {name: Tally() for name in MEASURES}
    for name in ("token", "sentence"):
        ours, theirs = getattr(found, name + "s"), getattr(gold, name + "s")
        tallies[name].add(len(ours & theirs), len(ours), len(theirs))
    right = dict.fromkeys(MEASURES[2:], 0)
    for g, f in partner.items():
        one, two = gold.words[g], found.words[f]
        same_head = two.head == (-1 if one.head < 0 else partner.get(one.head, -2))
        right["word"] += 1
        right["UPOS"] += one.upos == two.upos
        right["XPOS"] += one.xpos == two.xpos
        right["features"] += one.features == two.features
        right["lemma"] += one.lemma in ("_", two.lemma)
        right["UAS"] += same_head
        right["LAS"] += same_head and one.relation == two.relation
    for name, count in right.items():
        tallies[name].add(count, len(found.words), len(gold.words))
    return tallies


def agreement(gold, told):
    """Shares of words, from rows of sentences with MISC as `parse --second` writes it: how many
    agree, and of those that do and do not how many have the right tag, and the right head and
    relation (up to its colon)."""
    shares = {"words that agree": Share()}
    for one in ("agree", "disagree"):
        shares |= {f"UPOS, where they {one}": Share(), f"LAS, where they {one}": Share()}
    for want, have in zip(gold, told, strict=True):
        for theirs, ours in zip(want, have, strict=True):
            same = "Agree=Yes" in ours[9].split("|")
            where = "agree" if same else "disagree"
            shares["words that agree"].add(same)
            shares[f"UPOS, where they {where}"].add(theirs[3] == ours[3])
            right = theirs[6] == ours[6] and theirs[7].partition(":")[0] == ours[7].partition(":")[0]
            shares[f"LAS, where they {where}"].add(right)
    return shares


def aligned(gold, found):
    """{index of a gold word: index of the word found that is the same}."""
    regions = _regions([w for w in gold + found if w.in_multiword])
    inside = [([], []) for _ in regions]
    free = {}
    for side, words in ((0, gold), (1, found)):
        region = 0
        for i, word in enumerate(words):
            while region < len(regions) and regions[region][1] <= word.begin:
                region += 1
            if region < len(regions) and regions[region][0] <= word.begin and word.end <= regions[region][1]:
                inside[region][side].append(i)
            elif side == 0:
                free[word.begin, word.end] = i
    partner = {}
    taken = {i for _, ours in inside for i in ours}
    for i, word in enumerate(found):
        if i not in taken and (word.begin, word.end) in free:
            partner[free[word.begin, word.end]] = i
    for theirs, ours in inside:
        pairs = _common([gold[i].form for i in theirs], [found[i].form for i in ours])
        partner.update((theirs[a], ours[b]) for a, b in pairs)
    return partner


def _regions(words):
    """The stretches that overlapping multiword tokens cover together, in order."""
    regions = []
    for begin, end in sorted({(w.begin, w.end) for w in words}):
        if regions and begin < regions[-1][1]:
            regions[-1][1] = max(regions[-1][1], end)
        else:
            regions.append([begin, end])
    return regions


def _common(one, two):
    """Index pairs of a longest common subsequence."""
    length = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for a in reversed(range(len(one))):
        for b in reversed(range(len(two))):
            length[a][b] = (length[a + 1][b + 1] + 1 if one[a] == two[b]
                            else max(length[a + 1][b], length[a][b + 1]))
    pairs, a, b = [], 0, 0
    while a < len(one) and b < len(two):
        if one[a] == two[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif length[a + 1][b] >= length[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs
