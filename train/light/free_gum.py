"""Only the documents of GUM whose texts are free: python free_gum.py en_gum-ud-train.conllu OUT.conllu"""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from treebank import free_gum

keep = True
with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in source:
        if line.startswith("# newdoc"):
            keep = free_gum(line.split("=", 1)[1].strip())
        if keep:
            out.write(line)
