#!/usr/bin/env python3
"""Checks records of udsagn: python3 .ci/validate_records.py [FILE ...] (standard input without one).

Every line is checked against corpus/schema/record.schema.json, for what a schema cannot say (order, cover, cross
references), and, with code-point offsets, loaded as a spaCy document. Needs: pip install jsonschema spacy. Prints what is
wrong as file:line and ends with 1 where anything is; --no-spacy leaves spaCy out.
"""
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "corpus/schema/record.schema.json"


def units(text, offsets):
    """The text as a sequence in the record's unit, and the way back to str."""
    if offsets == "codepoint":
        return text, lambda piece: piece
    if offsets == "utf8":
        return text.encode("utf-8"), lambda piece: piece.decode("utf-8")
    # Two bytes a unit: offsets are doubled by the caller.
    return text.encode("utf-16-le"), lambda piece: piece.decode("utf-16-le")


def faults(record):
    """What no schema can say."""
    whole, decode = units(record["text"], record["offsets"])
    width = 2 if record["offsets"] == "utf16" else 1
    size = len(whole) // width

    def piece(span):
        return decode(whole[span["start"] * width : span["end"] * width])

    tokens = record["tokens"]
    starts = {token["start"] for token in tokens}
    ends = {token["end"] for token in tokens}
    end = 0
    for index, token in enumerate(tokens):
        if token["id"] != index:
            yield f"token {index} has the id {token['id']}"
        if not end <= token["start"] < token["end"] <= size:
            yield f"token {index} is empty, overlaps or leaves the text"
            return
        gap = decode(whole[end * width : token["start"] * width])
        if gap not in ("", " ") or (gap and index == 0):
            yield f"before token {index} stands {gap!r}, which is in no token"
        if set(token) != set(tokens[0]):
            yield f"token {index} has other keys than the first"
        if not 0 <= token.get("head", 0) < len(tokens):
            yield f"token {index} has a head that is no token"
        end = token["end"]
    if decode(whole[end * width :]) not in ("", " ") or (not tokens and size):
        yield "the end of the text is in no token"
    end = 0
    for span in record["sents"]:
        if not end <= span["start"] < span["end"] or span["start"] not in starts or span["end"] not in ends:
            yield f"the sentence at {span['start']} overlaps or does not keep to tokens"
        end = span["end"]
    end = 0
    for span in record.get("ents", []):
        if span["start"] < end:
            yield f"the entity at {span['start']} overlaps the one before"
        end = span["end"]
    groups = [record.get("ents", []), *record.get("spans", {}).values()]
    for span in (span for group in groups for span in group):
        if span["start"] not in starts or span["end"] not in ends:
            yield f"the span at {span['start']} does not keep to tokens"
    for index, claim in enumerate(record.get("claims", [])):
        if claim["id"] != index or not claim["sent"] < len(record["sents"]):
            yield f"claim {index} has the id {claim['id']}, the sentence {claim['sent']}"
            continue
        sentence = record["sents"][claim["sent"]]
        spans = [claim["predicate"], *claim["predicate"]["parts"]]
        spans += [claim[role] for role in ("actor", "addressee", "action", "object", "content", "source") if role in claim]
        for span in spans:
            if not sentence["start"] <= span["start"] < span["end"] <= sentence["end"]:
                yield f"claim {index} has a span outside its sentence"
            elif span is not claim["predicate"] and span.get("text", piece(span)) != piece(span):
                yield f"claim {index} says {span['text']!r} of {piece(span)!r}"
            if any(not 0 <= ent < len(record["ents"]) for ent in span.get("ents", [])):
                yield f"claim {index} names an entity that is not there"


def main(arguments):
    with_spacy = "--no-spacy" not in arguments
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    if with_spacy:
        import spacy
        from spacy.tokens import Doc

        vocabulary = spacy.blank("da").vocab
    bad = count = 0
    for path in [a for a in arguments if a != "--no-spacy"] or ["-"]:
        stream = sys.stdin.buffer if path == "-" else open(path, "rb")
        for number, line in enumerate(stream, 1):
            count += 1
            found = []
            try:
                text = line.decode("utf-8")
                if not text.endswith("\n") or len(text.splitlines()) != 1:
                    found.append("the record is not one line")
                record = json.loads(text)
            except ValueError as error:
                found.append(str(error))
            else:
                found += [f"{e.json_path}: {e.message}" for e in validator.iter_errors(record)]
                if not found and "error" not in record:
                    found += faults(record)
                    if not found and with_spacy and record["offsets"] == "codepoint":
                        try:
                            document = Doc(vocabulary).from_json(record, validate=True)
                            if document.text != record["text"]:
                                found.append("spaCy's text is another")
                        except Exception as error:  # spaCy raises many kinds
                            found.append(f"spaCy: {error}")
            for message in found:
                print(f"{path}:{number}: {message}", file=sys.stderr)
            bad += bool(found)
    print(f"{count} records, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
