"""Odd sentences and their pieces by the reference tokenizer (Python package `tokenizers`).

    python3 make_wordpiece_lines.py FOLDER            # writes wordpiece_vocabulary.txt, wordpiece_lines.txt
    python3 make_wordpiece_lines.py VOCABULARY COUNT SEED OUT     # many lines over a real vocabulary

A line: text, two tabs, then id:begin:end of each piece (bytes).
"""
import random
import sys

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

BASE = """The ministry of transport said on Tuesday that the bridge at Karlovy Brod would stay closed until spring.
"We have seen nothing of the sort," Colonel Imre Szab\u00f3 told reporters; he declined to name the 3 villages.
A spokeswoman for Northgate & Sons (a haulier in Derry) wouldn't confirm the $4.75m figure -- or deny it.
Officials in \u0130zmir, \u0141\u00f3d\u017a and S\u00e3o Tom\u00e9 dispute the 1,200-page report's key finding.
Unnamed advisers familiar with the talks said the cease-fire's terms were 'not yet agreed'.
\u00abIl n'y a pas d'accord\u00bb, a d\u00e9clar\u00e9 le porte-parole; \u201enein\u201c, sagte der Sprecher der Stra\u00dfenbeh\u00f6rde.
\u041f\u0440\u0435\u0441\u0441-\u0441\u043b\u0443\u0436\u0431\u0430 \u0441\u043e\u043e\u0431\u0449\u0438\u043b\u0430: \u0439\u043e\u0434 \u0438 \u0401\u043b\u043a\u0430. \u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u039f\u0394\u039f\u03a3 \u1f08\u03b8\u1fc6\u03bd\u03b1\u03b9
\u5916\u4ea4\u90e8\u767a\u8a00\u4eba\u306f\u30b3\u30e1\u30f3\u30c8\u3092\u907f\u3051\u305f\u3002 \ud55c\uad6d \uc815\ubd80 \ub300\ubcc0\uc778\uc740 \ubd80\uc778\ud588\ub2e4. \u4e2d\u6587\u62a5\u9053
\u0647\u064e\u0630\u0627 \u062e\u064e\u0628\u064e\u0631\u064c \u0639\u0627\u062c\u0644 \u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd \u0928\u092e\u0938\u094d\u0924\u0947 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u1794\u17d2\u179a
Contact press@harbour-authority.example or https://harbour.example/a?b=c&d=%20e #tide @port_watch
U.S.-led e-mails, x86_64, CO\u2082, 5\u00b5m, \u210c\u212b\u2126 \ufb01\ufb02 \u01c5 \u1e9e \u0149 \u2163 \u00bd \u00ae\u2122 \u2014 \u2026 \u20ac5bn""".split("\n")
def odd_lines(n, rng):
    out = []
    blocks=[(0x20,0x7e),(0xa0,0x24f),(0x250,0x36f),(0x370,0x52f),(0x590,0x8ff),(0x900,0xdff),(0xe00,0x11ff),(0x1200,0x1fff),(0x2000,0x2bff),(0x2e00,0x33ff),(0x4e00,0x4fff),(0xa000,0xabff),(0xac00,0xd7a3),(0xf900,0xffff),(0x10000,0x12fff),(0x16000,0x1efff),(0x1f000,0x1fbff),(0x20000,0x2fa1f),(0xe0000,0xe01ef),(0,0x9f),(0,0x10ffff)]
    for _ in range(n):
        k = rng.random()
        s = list(rng.choice(BASE)) if k < .8 else []
        if k < .8 and rng.random()<.5:
            a=rng.randrange(len(s)); s=s[a:a+rng.randrange(1,60)]
        for _ in range(rng.choice([0,1,1,2,3,5,10,30])):
            lo,hi=rng.choice(blocks); c=rng.randint(lo,hi)
            if 0xd800<=c<0xe000 or c in(10,13): continue
            at=rng.randint(0,len(s)); m=rng.random()
            if m<.6: s.insert(at,chr(c))
            elif m<.75 and s: s[at-1]=s[at-1].swapcase()
            elif m<.85: s[at:at]=[chr(c)]*rng.choice([2,5,50,99,100,101,102])
            elif m<.93 and s: del s[at-1]
            else: s[at:at]=list(rng.choice(BASE)[:rng.randrange(1,120)].replace(' ',''))
        out.append(''.join(s).replace('\n',' ').replace('\r',' '))
    return out
def reference(vocab):
    t=Tokenizer(models.WordPiece(vocab={v:i for i,v in enumerate(vocab)},unk_token='[UNK]',max_input_chars_per_word=100))
    t.normalizer=normalizers.BertNormalizer(clean_text=True,handle_chinese_chars=True,strip_accents=None,lowercase=True)
    t.pre_tokenizer=pre_tokenizers.BertPreTokenizer()
    return t

def write(path, vocab, count, seed):
    t = reference(vocab)
    with open(path, "w", newline="\n") as f:
        for line in odd_lines(count, random.Random(seed)):
            e = t.encode(line, add_special_tokens=False)
            at = [0]
            for c in line:
                at.append(at[-1] + len(c.encode()))
            f.write(line + "\t\t" + " ".join(f"{i}:{at[a]}:{at[b]}" for i, (a, b) in zip(e.ids, e.offsets)) + "\n")


def made_vocabulary():
    """Special pieces, then every letter and the beginnings and inner parts of the words of BASE."""
    t = reference(["[UNK]"])
    words = sorted({w for s in BASE for w, _ in t.pre_tokenizer.pre_tokenize_str(t.normalizer.normalize_str(s))})
    letters = sorted({c for w in words for c in w} - set("qxz"))  # some stay unknown
    rng = random.Random(5)
    parts = set(words[::2])
    for w in words:
        if len(w) > 3:
            cut = rng.randrange(2, len(w))
            parts |= {w[:cut], "##" + w[cut:], "##" + w[1:cut]}
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + sorted((parts | set(letters) | {"##" + c for c in letters}) - {"##"})


if __name__ == "__main__":
    if len(sys.argv) == 2:
        vocab = made_vocabulary()
        with open(sys.argv[1] + "/wordpiece_vocabulary.txt", "w", newline="\n") as f:
            f.write("\n".join(vocab) + "\n")
        write(sys.argv[1] + "/wordpiece_lines.txt", vocab, 400, 7)
    else:
        vocab = open(sys.argv[1]).read().split("\n")
        write(sys.argv[4], vocab[:-1] if vocab[-1] == "" else vocab, int(sys.argv[2]), int(sys.argv[3]))
