# Prints the fenced `sh` block number n of a Markdown file: awk -v n=1 -f .ci/readme_block.awk README.md
/^```sh$/ { inside = 1; count++; next }
/^```$/ { inside = 0 }
inside && count == n { print }
