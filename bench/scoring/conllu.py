"""Reading CoNLL-U, and the raw text of a treebank.

The raw text is rebuilt, because treebanks ship sentences: the `# text` of each
sentence, sentences of a paragraph joined by one space (by none where the last token
has SpaceAfter=No, as a forgotten space in a web text), a new paragraph (`# newpar`)
after a blank line, documents (`# newdoc`) apart. Breaks marked inside a sentence
(`NewPar=Yes`) are read as written in `# text`, that is, as a space.
"""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    text: str  # "" where the file has no `# text`
    tokens: list  # surface forms; a multiword token counts once
    opens_paragraph: bool
    space_after: bool = True


@dataclass
class Document:
    name: str
    genre: str  # of GUM's `meta::genre`; "" where unknown
    sentences: list = field(default_factory=list)

    @property
    def text(self):
        pieces = []
        for sentence in self.sentences:
            if pieces:
                pieces.append("\n\n" if sentence.opens_paragraph else space)
            pieces.append(sentence.text)
            space = " " if sentence.space_after else ""
        return "".join(pieces)


def parse(text, where):
    """The documents of a CoNLL-U file; raises ValueError in one sentence."""
    documents, sentence, inside_until = [], None, 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line:
            sentence = None
            continue
        if line.startswith("#"):
            name, _, value = (piece.strip() for piece in line[1:].partition("="))
            if name in ("newdoc", "newdoc id"):
                documents.append(Document(value, ""))
                sentence = None
            elif name == "meta::genre" and documents:
                documents[-1].genre = value
            else:
                sentence = sentence or _open(documents)
                if name in ("newpar", "newpar id"):
                    sentence.opens_paragraph = True
                elif name == "text":
                    sentence.text = line.partition("=")[2].strip()
            continue
        fields = line.split("\t")
        if len(fields) != 10:
            raise ValueError(f"{where}, line {number}: {len(fields)} columns instead of 10")
        if sentence is None:
            sentence = _open(documents)
        if not sentence.tokens:
            inside_until = 0
        key = fields[0]
        if "-" in key:
            inside_until = int(key.partition("-")[2])
        elif "." in key or int(key) <= inside_until:
            continue
        sentence.tokens.append(fields[1])
        sentence.space_after = "SpaceAfter=No" not in fields[9].split("|")
    for document in documents:
        document.sentences = [one for one in document.sentences if one.tokens]
    return [document for document in documents if document.sentences]


def _open(documents):
    if not documents:
        documents.append(Document("", ""))
    sentence = Sentence("", [], False)
    documents[-1].sentences.append(sentence)
    return sentence
