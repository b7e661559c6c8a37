"""Words to wordpieces and word shapes."""
import unicodedata

from tokenizers import Tokenizer

SHAPES = ["none", "lower", "capitalised", "upper", "single upper", "mixed", "digits", "digits and letters"]
UNK, CLS, SEP = 100, 101, 102


def word_shape(word: str) -> int:
    cats = [unicodedata.category(c) for c in word]
    letters = [c for c in cats if c[0] == "L"]
    if "Nd" in cats:
        return 7 if letters else 6
    if not letters:
        return 0
    upper = [c in ("Lu", "Lt") for c in letters]
    if not any(upper):
        return 1
    if len(letters) == 1:
        return 4
    if all(upper):
        return 3
    if upper[0] and not any(upper[1:]):
        return 2
    return 5


class WordPieces:
    """Each word alone through the reference tokenizer, with a cache."""

    def __init__(self, folder: str):
        self.reference = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.reference.no_truncation()
        self.reference.no_padding()
        self.cache = {}

    def __call__(self, word: str):
        ids = self.cache.get(word)
        if ids is None:
            ids = self.reference.encode(word, add_special_tokens=False).ids or [UNK]
            self.cache[word] = ids
        return ids
