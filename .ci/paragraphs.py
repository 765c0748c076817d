#!/usr/bin/env python3
"""Prints given text as records for udsagn: python3 .ci/paragraphs.py treebank|raw FILE [BYTES]

treebank: the `# text` lines of a CoNLL-U file, joined by blanks into one running text.
raw: an .xz file's blocks between blank lines, the first BYTES of it, as JSON Lines with the block's number as id.
"""
import json
import lzma
import sys


def treebank(path):
    with open(path, encoding="utf-8") as lines:
        print(" ".join(line[len("# text = ") :].rstrip("\n") for line in lines if line.startswith("# text = ")))


def raw(path, size):
    with lzma.open(path) as stream:
        text = stream.read(size).decode("utf-8", errors="ignore")
    for number, block in enumerate(text.split("\n\n"), 1):
        if block.strip():
            print(json.dumps({"id": number, "text": block}, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    treebank(sys.argv[2]) if sys.argv[1] == "treebank" else raw(sys.argv[2], int(sys.argv[3]))
