"""check_table.py CLAIMS.tsv RECORDS.jsonl: the table of claims opens in pandas and in DuckDB, a row a claim."""
import csv
import json
import sys

import duckdb
import pandas

table, records = sys.argv[1:3]
claims = [c for line in open(records, encoding="utf-8") for c in json.loads(line)["claims"]]
frame = pandas.read_csv(table, sep="\t", quoting=csv.QUOTE_NONE, keep_default_na=False, dtype=str)
assert len(frame) == len(claims), f"pandas: {len(frame)} rows for {len(claims)} claims"
assert list(frame["type"]) == [c["type"] for c in claims], "pandas: other types, or another order"
assert list(frame["predicate"].str[:1]) == [c["predicate"]["text"][:1] for c in claims], "pandas: other predicates"
rows = duckdb.sql(
    f"select count(*), count(distinct document), sum((type = 'state')::int) "
    f"from read_csv('{table}', delim='\t', header=true, quote='', escape='', all_varchar=true)"
).fetchall()[0]
assert rows[0] == len(claims), f"DuckDB: {rows[0]} rows for {len(claims)} claims"
assert rows[2] == sum(c["type"] == "state" for c in claims), "DuckDB: other types"
print(f"{len(claims)} claims of {rows[1]} documents in pandas {pandas.__version__} and DuckDB {duckdb.__version__}")
