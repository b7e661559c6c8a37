"""Raw text to paragraphs, sentences and UD-style words, with code point offsets.

The text stage of the program does this properly in C++; training needs only
something close to it, so that the model meets the same kind of words.
"""
import re

CLITIC = re.compile(r"(?i)^(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m)|['\u2019])$")
SPLIT_WORDS = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
ABBREVIATION = re.compile(
    r"(?i)^(?:[A-Za-z]\.(?:[A-Za-z]\.)*|mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|sgt|capt|cmdr|adm|rev|hon|"
    r"jr|sr|st|inc|corp|co|ltd|vs|etc|no|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|calif|fla|"
    r"mass|conn|ill|wis|minn|pa|va|ala|ariz|ark|colo|del|ga|ind|kan|ky|la|md|mich|miss|mo|mont|neb|nev|"
    r"okla|ore|tenn|tex|vt|wash|wyo|d\.c|u\.s|u\.k|u\.n|e\.g|i\.e|a\.m|p\.m|ph\.d)\.?$")
# Abbreviations that hardly ever end a sentence, even before a capital.
TITLE = re.compile(r"(?i)^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|sgt|capt|cmdr|adm|rev|hon|st|vs|[a-z])\.$")
WHOLE = re.compile(r"(?i)^(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+|\w+\.(?:com|org|net|gov|edu|co\.uk)(?:/\S*)?)$")
NUMBER = re.compile(r"^[+-]?\d[\d,.:/]*\d$|^\d$")
PREFIX = re.compile(r"(?i)^(?:e|co|anti|re|pre|non|mid|post|ex|un|sub|pro|semi|multi|inter|counter|over|ultra|vice|uh|mm|x)$")
OPEN = "([{<\"'\u201c\u2018`$\u00a3\u20ac#*_~\u2013\u2014\u00ab-"
CLOSE = ")]}>\"'\u201d\u2019,;:!?%.\u2026*_~\u2013\u2014\u00bb-"


def _core(text, b, e, out):
    """Split text[b:e], free of outer punctuation, into words; append (begin, end)."""
    w = text[b:e]
    if not w:
        return
    if WHOLE.match(w) or NUMBER.match(w):
        out.append((b, e))
        return
    low = w.lower()
    if low in SPLIT_WORDS:
        out += [(b, b + SPLIT_WORDS[low]), (b + SPLIT_WORDS[low], e)]
        return
    pieces, start = [], b
    for m in re.finditer(r"\.\.+|\u2026|--+|[\u2013\u2014/\"\u201c\u201d()\[\];:!?=+]|(?<=[^\W\d_])[-](?=\w)|(?<=\d)-(?=\w)|,(?=\D)|&(?=\w{3})", w):
        if b + m.start() <= start - 1:
            continue
        head = w[start - b:m.start()]
        if m.group() == "-" and PREFIX.match(head):
            continue
        if b + m.start() > start:
            pieces.append((start, b + m.start()))
        pieces.append((b + m.start(), b + m.end()))
        start = b + m.end()
    if start < e:
        pieces.append((start, e))
    for pb, pe in pieces:
        m = CLITIC.match(text[pb:pe])
        if m and pe - pb > 1 and m.group(1):
            out += [(pb, pb + m.end(1)), (pb + m.end(1), pe)]
        else:
            out.append((pb, pe))


def words_of(text, begin, end):
    """UD-style words of text[begin:end] as (begin, end) pairs."""
    out = []
    for m in re.finditer(r"\S+", text[begin:end]):
        b, e = begin + m.start(), begin + m.end()
        tail = []
        if not WHOLE.match(text[b:e]):
            while b < e and text[b] in OPEN and not (NUMBER.match(text[b:e]) and text[b] == "-"):
                if text[b] == "'" and re.match(r"(?i)'(?:s|re|ve|ll|d|m|\d\ds|em|til)\b", text[b:e]):
                    break
                n = len(re.match(r"([-*=_!?])\1*|.", text[b:e]).group())
                out.append((b, b + n))
                b += n
            while e > b and text[e - 1] in CLOSE:
                if text[e - 1] == ".":
                    dots = re.search(r"\.+$", text[b:e]).group()
                    if len(dots) > 1:
                        tail.append((e - len(dots), e))
                        e -= len(dots)
                        continue
                    if ABBREVIATION.match(text[b:e]) and not re.match(r"(?i)(?:no|co|mo|la|pa|ill|miss|mass|wash|del|ind|mar|dec|st)\.$", text[b:e]):
                        break
                    if ABBREVIATION.match(text[b:e]) and re.match(r"\s+[\d\w]", text[e:e + 3]) and text[b].isupper():
                        break
                if text[e - 1] in "'\u2019" and re.search(r"s['\u2019]$", text[b:e]) and "\u2018" not in text[max(0, b - 60):b]:
                    break  # a plural possessive: the clitic rule takes it
                n = len(re.search(r"([-*=_!?])\1*$|.$", text[b:e]).group())
                tail.append((e - n, e))
                e -= n
        _core(text, b, e, out)
        out += reversed(tail)
    return out


def paragraphs(text):
    for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text):
        if m.group().strip():
            yield m.span()


def sentences(text):
    """Sentences as (starts_paragraph, [(begin, end) of each word])."""
    result = []
    for pb, pe in paragraphs(text):
        ws, cur, first = words_of(text, pb, pe), [], True
        for k, (b, e) in enumerate(ws):
            cur.append((b, e))
            w = text[b:e]
            nxt = text[ws[k + 1][0]:ws[k + 1][1]] if k + 1 < len(ws) else ""
            gap = k + 1 < len(ws) and ws[k + 1][0] > e
            closes = w in (".", "!", "?", "...", "\u2026") or (ABBREVIATION.match(w) and w.endswith(".") and not TITLE.match(w)
                                                          and gap and nxt[:1].isupper() and nxt.lower() in STARTERS)
            after_quote = (w in "\"\u201d\u2019')" and len(cur) > 1 and text[cur[-2][0]:cur[-2][1]] in (".", "!", "?", "..."))
            if (closes and gap or after_quote and gap) and (nxt[:1].isupper() or nxt[:1] in "\"\u201c\u2018'([" or nxt[:1].isdigit()):
                if not (after_quote and re.match(r"(?i)(?:said|says)$", nxt)):
                    result.append((first, cur))
                    cur, first = [], False
        if cur:
            result.append((first, cur))
    return result


STARTERS = set("the a an he she it they we i you but and in on at for this that these those his her their its our if when while after "
               "as with by from there what who how".split())
