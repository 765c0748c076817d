#!/usr/bin/env python3
"""Writes the table of scores in README.md anew: python3 .ci/scores.py [UDSAGN [OPTION ...]]

UDSAGN is the program (.build/release/udsagn), OPTIONs go to every `udsagn evaluate`. Data that is not there keeps its rows
as they stand; nothing else of the README changes.
"""
import datetime
import json
import pathlib
import subprocess
import sys

CLAIMS = "--part drop corpus/gold/claims.jsonl"
SECOND = "--part drop corpus/gold/claims-2.jsonl"
UNSEEN = "--part drop corpus/gold/claims-3.jsonl"
CLAIM_ROWS = [
    ("claims", "roles", "roles of claims with a type (the main figure)"),
    ("claims", "typed", "claims with a type, found"),
    ("claims", "whole", "whole claims: type, every role, polarity"),
    ("claims", "source", "sources"),
    ("claims", "type", "type, accuracy on found claims"),
    ("claims", "polarity", "polarity, likewise"),
    ("claims", "factuality", "factuality, likewise"),
    ("ents", "micro", "names"),
    ("sents", "sentences", "sentences"),
]
TREES = "corpus/trees/articles.conllu"
TREEBANK = "../shared/data/treebank/da-dev.conllu"
DEV = "../shared/data/ner/dev.jsonl"
TWEETS = "../shared/data/ner/dev-twitter.jsonl"
# data, how it is given to `udsagn evaluate`, then layer, figure and what it is.
ROWS = [
    ("set 3 of `corpus/gold`: three articles **not seen**, raw text", UNSEEN, CLAIM_ROWS),
    ("set 2: six articles, annotated before they were seen, raw text", SECOND, CLAIM_ROWS),
    ("set 1: ten articles, seen from the start, raw text", CLAIMS, CLAIM_ROWS),
    ("DaN+ dev: news of 1983–92, **raw sentences**", DEV, [("ents", "micro", "names, UNER reading")]),
    ("DaN+ dev: tweets, **raw text**", TWEETS, [("ents", "micro", "names, UNER reading")]),
    ("`corpus/trees`: the ten articles, **raw text**", TREES, [
        ("tags", "UPOS", "UPOS"), ("tags", "UFeats", "features"), ("tags", "Lemmas", "lemmas"), ("tree", "UAS", "UAS"),
        ("tree", "LAS", "LAS"),
    ]),
    ("UD_Danish-DDT dev, **raw text**", TREEBANK, [
        ("tokens", "Tokens", "tokens"), ("sents", "Sentences", "sentences"), ("tags", "UPOS", "UPOS"),
        ("tags", "UFeats", "features"), ("tags", "Lemmas", "lemmas"), ("tree", "UAS", "UAS"), ("tree", "LAS", "LAS"),
    ]),
    ("UD_Danish-DDT dev, **gold tokens**", "--gold-tokens " + TREEBANK, [
        ("tags", "UPOS", "UPOS"), ("tags", "UFeats", "features"), ("tags", "Lemmas", "lemmas"),
        ("tree", "UAS", "UAS"), ("tree", "LAS", "LAS"),
    ]),
]  # fmt: skip


def figures(program, options, arguments):
    command = [*program, "evaluate", "--bootstrap", "1000", "--format", "json", *options, *arguments.split()]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["layers"]


def rows(program, options, old):
    for data, arguments, wanted in ROWS:
        if not pathlib.Path(arguments.split()[-1]).exists():
            start = next(i for i, line in enumerate(old) if line.startswith(f"| {data} |"))
            yield from old[start : start + len(wanted)]
            continue
        layers = figures(program, options, arguments)
        for index, (layer, name, what) in enumerate(wanted):
            found = layers[layer][name]
            score = found["f1"] if "f1" in found else found["accuracy"]
            low, high = found["interval95"]
            yield (
                f"| {'' if index else data} | {what} | {score:.2f} | {low:.2f}–{high:.2f} "
                f"| {'the same' if index else f'`{arguments}`'} |"
            ).replace("|  |", "| |", 1)


def main(arguments):
    program, options = arguments[:1] or [".build/release/udsagn"], arguments[1:]
    readme = pathlib.Path("README.md")
    text = readme.read_text(encoding="utf-8")
    head, rest = text.split("<!-- scores -->\n")
    old, tail = rest.split("<!-- /scores -->")
    lines = [
        f"F1 in percent unless it says accuracy, with the 95 % interval of 1,000 draws; {datetime.date.today()}.",
        "",
        "| data | what | score | interval | printed by `udsagn evaluate --bootstrap 1000` |",
        "| --- | --- | ---: | --- | --- |",
        *rows(program, options, old.split("\n")),
    ]
    readme.write_text(f"{head}<!-- scores -->\n" + "\n".join(lines) + f"\n<!-- /scores -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
