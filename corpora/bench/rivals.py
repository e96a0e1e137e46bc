#!/usr/bin/env python3
"""Measures what users would pick instead of Huiyin, on the text that huiyin-bench wrote with --text.

Rivals that are not installed are left out and named. As in huiyin-bench each is measured once a round, for so many rounds.
The rows go behind those of huiyin-bench in the same columns; machine, versions, input and clock are taken from its last row.
"""
import argparse
import atexit
import csv
import importlib.metadata
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent


def jieba_rival(_):
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return lambda lines: sum(len(jieba.lcut(line)) for line in lines)


def rjieba_rival(_):
    import rjieba

    rjieba.cut("")  # reads its dictionary
    return lambda lines: sum(len(rjieba.cut(line)) for line in lines)


def pyicu_rival(_):
    import icu

    words = icu.BreakIterator.createWordInstance(icu.Locale("zh"))

    def cut(lines):
        tokens = 0
        for line in lines:
            text = icu.UnicodeString(line)
            words.setText(text)
            start = 0
            for end in words:
                str(text[start:end])
                tokens += 1
                start = end
        return tokens

    return cut


def sklearn_rival(_):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    notes = [json.loads(line) for path in sorted(CORPORA.glob("labelled-*.jsonl")) for line in path.open(encoding="utf-8")]
    texts = [" ".join(filter(None, [note.get("title"), note["text"]])) for note in notes]
    model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3)), LinearSVC())
    model.fit(texts, [note["category"] for note in notes])
    return lambda lines: len(model.predict(lines))


def process_rival(command, **environment):
    def run(_):
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
        )
        return 0

    return run


# What a start costs is measured on one short note.
STARTS = "huiyin explain"
NOTE = "路灯坏了半个月，报了两次都没人来修"

# name in the results, package, what makes it, the measure of huiyin-bench it stands beside
LIBRARIES = [
    ("jieba", "jieba", jieba_rival, "cut-plain"),
    ("rjieba", "rjieba", rjieba_rival, "cut-plain"),
    ("PyICU", "PyICU", pyicu_rival, "cut-plain"),
    ("scikit-learn", "scikit-learn", sklearn_rival, "classify"),
]


def rivals(options):
    """(name, beside, run) of every rival that is at hand."""
    found = []
    for name, package, make, beside in LIBRARIES:
        try:
            found.append((f"{name} {importlib.metadata.version(package)}", beside, make(options)))
        except ImportError as error:
            print(f"rivals: {name} is left out: {error}", file=sys.stderr)
    if options.icu_tokens:
        found.append(("icu-tokens (process)", None, process_rival([options.icu_tokens, options.text])))
    if options.huiyin:
        found.append(("huiyin tokenize --plain (process)", None, process_rival(tokenize(options))))
        explain = [options.huiyin, "explain", NOTE]
        cache = tempfile.mkdtemp(prefix="huiyin-bench-")
        atexit.register(shutil.rmtree, cache, ignore_errors=True)
        warm, cold = process_rival(explain, HUIYIN_CACHE=cache), process_rival(explain, HUIYIN_CACHE="")
        warm(None)  # fills the cache
        found.append((f"{STARTS} warm (process)", None, warm))
        found.append((f"{STARTS} cold (process)", None, cold))
    return found


def tokenize(options):
    return [options.huiyin, "tokenize", "--plain", *options.huiyin_options.split(), options.text]


def check_same_tokens(options):
    """The two processes must print the same bytes, or their times say nothing."""
    if options.huiyin and options.icu_tokens:
        ours = subprocess.run(tokenize(options), check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        theirs = subprocess.run([options.icu_tokens, options.text], check=True, stdout=subprocess.PIPE).stdout
        if ours != theirs:
            sys.exit("rivals: huiyin tokenize --plain and icu-tokens print different tokens")


def now(clock):
    """Seconds: those that pass, or those this process and its children were at work."""
    if clock == "wall":
        return time.perf_counter()
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def measured(found, lines, runs, clock):
    """The seconds of each round, by the number of the rival."""
    seconds = [[] for _ in found]
    for _ in range(runs):
        for index, (_, _, run) in enumerate(found):
            start = now(clock)
            run(lines)
            seconds[index].append(now(clock) - start)
    return seconds


def shortened(number):
    """As Double.shortened in Swift: four significant digits or the whole part."""
    places = next((p for p, limit in enumerate([1000, 100, 10, 1, 0.1]) if abs(number) >= limit), 5)
    return f"{number:.{places}f}"


def row(facts, measure, unit, values):
    figure = [statistics.median(values), min(values), max(values)]
    return {**facts, "measure": measure, "unit": unit, **dict(zip(("median", "min", "max"), map(shortened, figure)))}


def rows(facts, found, seconds, size, notes):
    written = []
    for (name, _, _), times in zip(found, seconds):
        written.append(row(facts, name, "ms", [1e3 * t for t in times]))
        if name.startswith(STARTS):
            continue
        written.append(row(facts, name, "MB/s", [size / t / 1e6 for t in times]))
        written.append(row(facts, name, "notes/s", [notes / t for t in times]))
    times = {name: values for (name, _, _), values in zip(found, seconds)}
    ours, theirs = times.get("huiyin tokenize --plain (process)"), times.get("icu-tokens (process)")
    if ours and theirs:
        ratios = [b / a for a, b in zip(ours, theirs)]
        written.append(row(facts, "huiyin tokenize --plain (process)", "x icu-tokens", ratios))
    return written


def show(written, found, bench):
    beside = {name: measure for name, measure, _ in found}
    print(f"\n{'rival':36}{'ms':>10}{'MB/s':>10}{'notes/s':>10}  Huiyin is … times as fast")
    for name in beside:
        figures = {r["unit"]: r["median"] for r in written if r["measure"] == name}
        ours = bench.get(beside[name])
        times = f"{shortened(float(figures['ms']) / ours)} ({beside[name]})" if ours else ""
        if "x icu-tokens" in figures:
            times = f"{figures['x icu-tokens']} (than icu-tokens, round by round)"
        print(f"{name:36}{figures['ms']:>10}{figures.get('MB/s', ''):>10}{figures.get('notes/s', ''):>10}  {times}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", required=True, help="the file huiyin-bench wrote with --text")
    parser.add_argument("--results", required=True, help="the file of results to add to")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--huiyin", help="the program, to be measured as a process beside icu-tokens")
    parser.add_argument("--huiyin-options", default="", help="further options of huiyin tokenize, as --jobs=1")
    parser.add_argument("--icu-tokens", help="icu-tokens.cpp, compiled")
    options = parser.parse_args()

    text = Path(options.text).read_bytes()
    lines = text.decode("utf-8").split("\n")[:-1]
    with open(options.results, encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        columns, past = table.fieldnames, list(table)
    facts = past[-1]
    if int(facts["notes"]) != len(lines):
        sys.exit(f"rivals: the last row of {options.results} is about {facts['notes']} notes, the text has {len(lines)}")
    same = ("date", "commit", "input", "notes", "clock")
    bench = {r["measure"]: float(r["median"]) for r in past if r["unit"] == "ms" and all(r[k] == facts[k] for k in same)}

    facts = {**facts, "bytes": len(text), "runs": options.runs}
    check_same_tokens(options)
    found = rivals(options)
    written = rows(facts, found, measured(found, lines, options.runs, facts["clock"]), len(text), len(lines))
    with open(options.results, "a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerows(written)
    show(written, found, bench)


if __name__ == "__main__":
    main()
