"""Writes unicode_table.cc: what BERT's uncased tokenizer and the word shapes need to know of Unicode.

    python3 src/language/make_unicode_table.py > src/language/unicode_table.cc

Needs a Python whose unicodedata is version 14.0.0 (Python 3.11), and nothing else.

The reference tokenizer's categories are those of Unicode 8: what came later is to it an
unassigned letter-like character, kept as it is. LATER lists those that would otherwise be dropped
(marks, format characters), split off (punctuation) or taken apart; CHANGED the characters whose
category has changed since. The word shapes use the categories of Unicode 14, as in training.
"""
import sys
import unicodedata as u

LATER = [
    (0x61D, 0x61D), (0x7FD, 0x7FD), (0x890, 0x891), (0x898, 0x89F), (0x8CA, 0x8E2), (0x9FD,
    0x9FE), (0xA76, 0xA76), (0xAFA, 0xAFF), (0xB55, 0xB55), (0xC04, 0xC04), (0xC3C, 0xC3C),
    (0xC77, 0xC77), (0xC84, 0xC84), (0xD00, 0xD00), (0xD3B, 0xD3C), (0xD81, 0xD81), (0xEBA,
    0xEBA), (0x180F, 0x180F), (0x1885, 0x1886), (0x1ABF, 0x1ACE), (0x1B7D, 0x1B7E), (0x1DF6,
    0x1DFB), (0x2E43, 0x2E4F), (0x2E52, 0x2E5D), (0xA82C, 0xA82C), (0xA8C5, 0xA8C5), (0xA8FF,
    0xA8FF), (0xA9BD, 0xA9BD), (0x10D24, 0x10D27), (0x10EAB, 0x10EAD), (0x10F46, 0x10F50),
    (0x10F55, 0x10F59), (0x10F82, 0x10F89), (0x11070, 0x11070), (0x11073, 0x11074), (0x110C2,
    0x110C2), (0x110CD, 0x110CD), (0x111C9, 0x111C9), (0x111CF, 0x111CF), (0x1123E, 0x1123E),
    (0x1133B, 0x1133B), (0x11438, 0x1143F), (0x11442, 0x11444), (0x11446, 0x11446), (0x1144B,
    0x1144F), (0x1145A, 0x1145B), (0x1145D, 0x1145E), (0x11660, 0x1166C), (0x116B9, 0x116B9),
    (0x1182F, 0x11837), (0x11839, 0x1183B), (0x11938, 0x11938), (0x1193B, 0x1193C), (0x1193E,
    0x1193E), (0x11943, 0x11946), (0x119D4, 0x119D7), (0x119DA, 0x119DB), (0x119E0, 0x119E0),
    (0x119E2, 0x119E2), (0x11A01, 0x11A0A), (0x11A33, 0x11A38), (0x11A3B, 0x11A47), (0x11A51,
    0x11A56), (0x11A59, 0x11A5B), (0x11A8A, 0x11A96), (0x11A98, 0x11A9C), (0x11A9E, 0x11AA2),
    (0x11C30, 0x11C36), (0x11C38, 0x11C3D), (0x11C3F, 0x11C3F), (0x11C41, 0x11C45), (0x11C70,
    0x11C71), (0x11C92, 0x11CA7), (0x11CAA, 0x11CB0), (0x11CB2, 0x11CB3), (0x11CB5, 0x11CB6),
    (0x11D31, 0x11D36), (0x11D3A, 0x11D3A), (0x11D3C, 0x11D3D), (0x11D3F, 0x11D45), (0x11D47,
    0x11D47), (0x11D90, 0x11D91), (0x11D95, 0x11D95), (0x11D97, 0x11D97), (0x11EF3, 0x11EF4),
    (0x11EF7, 0x11EF8), (0x11FFF, 0x11FFF), (0x12FF1, 0x12FF2), (0x13430, 0x13438), (0x16E97,
    0x16E9A), (0x16F4F, 0x16F4F), (0x16FE2, 0x16FE2), (0x16FE4, 0x16FE4), (0x1CF00, 0x1CF2D),
    (0x1CF30, 0x1CF46), (0x1E000, 0x1E006), (0x1E008, 0x1E018), (0x1E01B, 0x1E021), (0x1E023,
    0x1E024), (0x1E026, 0x1E02A), (0x1E130, 0x1E136), (0x1E2AE, 0x1E2AE), (0x1E2EC, 0x1E2EF),
    (0x1E944, 0x1E94A), (0x1E95E, 0x1E95F),
]
CHANGED = {0x166D: "Po", 0x1734: "Mn", 0x111C9: "Po"}
CJK = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
       (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
DROP, SPACE, PUNCTUATION, IDEOGRAPH, LETTER, UPPER, DIGIT, FOLDS = (1 << i for i in range(8))

later = {c for a, b in LATER for c in range(a, b + 1)}


def category(c):
    return CHANGED.get(c) or ("Cn" if c in later else u.category(chr(c)))


def fold(c):
    """The characters that stand for c: taken apart, marks dropped, in lower case."""
    apart = chr(c) if c in later else u.normalize("NFD", chr(c))
    return [ord(y) for x in apart if category(ord(x)) != "Mn" for y in x.lower()]


def flags(c):
    now, then = u.category(chr(c)), category(c)
    f = (LETTER if now[0] == "L" else 0) | (UPPER if now in ("Lu", "Lt") else 0) | (DIGIT if now == "Nd" else 0)
    if c in (9, 10, 13) or (then[0] != "C" and chr(c).isspace()):
        return f | SPACE
    if c in (0, 0xFFFD) or then in ("Cc", "Cf", "Co", "Cs") or not fold(c):
        return f | DROP
    if then[0] == "P" or (32 < c < 127 and not chr(c).isalnum()):
        f |= PUNCTUATION
    if any(a <= c <= b for a, b in CJK):
        f |= IDEOGRAPH
    # Hangul syllables are taken apart by arithmetic.
    return f | (FOLDS if fold(c) != [c] and not 0xAC00 <= c <= 0xD7A3 else 0)


def array(kind, name, values, width=100):
    print(f"const {kind} {name}[{len(values)}] = {{")
    line = ""
    for v in values:
        item = f"{v},"
        if len(line) + len(item) > width:
            print(line)
            line = ""
        line += item
    print(line + "\n};")


if u.unidata_version != "14.0.0":
    sys.exit(f"this Python knows Unicode {u.unidata_version}, the table is made from 14.0.0")
all_flags = [flags(c) for c in range(0x110000)]
pages, index = [], []
for p in range(0x1100):
    page = all_flags[p * 256:p * 256 + 256]
    if page not in pages:
        pages.append(page)
    index.append(pages.index(page))
folded = [c for c in range(0x110000) if all_flags[c] & FOLDS]
at, pool = [], []
for c in folded:
    at.append(len(pool))
    pool += fold(c)
at.append(len(pool))
lowered = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000 and len(chr(c).lower()) == 1 and chr(c).lower() != chr(c)]
print("// Generated by make_unicode_table.py; do not edit.")
print(f"// {len(pages)} pages of 256 code points, {len(folded)} characters that fold.")
print('#include "language/unicode_table.h"\n\nnamespace hearsay::unicode_table {\n\n// clang-format off')
array("uint8_t", "kPage", index)
array("uint8_t", "kFlags", [f for page in pages for f in page])
print(f"const uint32_t kFoldCount = {len(folded)};")
array("uint32_t", "kFoldFrom", folded)
array("uint16_t", "kFoldAt", at)
array("uint32_t", "kFoldTo", pool)
print(f"const uint32_t kLowerCount = {len(lowered)};")
array("uint32_t", "kLowerFrom", lowered)
array("uint32_t", "kLowerTo", [ord(chr(c).lower()) for c in lowered])
print("// clang-format on\n\n}  // namespace hearsay::unicode_table")
