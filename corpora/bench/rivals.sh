#!/usr/bin/env bash
# Measures Huiyin and then, on the same text, what users would pick instead: jieba, rjieba, PyICU, scikit-learn from PyPI in
# a throw-away environment, and a C++ program on ICU's iterator. Adds to the results of the day.
#
#   corpora/bench/rivals.sh [RESULTS.csv] [options of huiyin-bench…]
#
# Needs python3 with venv, a C++ compiler and libicu-dev; RUNS sets the number of rounds, 9 otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=${RUNS:-9}
results=${1:-corpora/bench/$(date -u +%F).csv}
shift $(( $# > 0 ? 1 : 0 ))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --product huiyin
swift build -c release --product huiyin-bench
c++ -O2 -std=c++17 corpora/bench/icu-tokens.cpp -o "$work/icu-tokens" $(pkg-config --cflags --libs icu-uc)
python3 -m venv "$work/venv"
for package in jieba rjieba PyICU scikit-learn; do
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$package" || echo "rivals: $package is left out: it cannot be installed" >&2
done

.build/release/huiyin-bench --runs "$runs" --text "$work/text.txt" -o "$results" "$@"
"$work/venv/bin/python" corpora/bench/rivals.py --runs "$runs" --text "$work/text.txt" --results "$results" \
  --huiyin .build/release/huiyin --icu-tokens "$work/icu-tokens"
