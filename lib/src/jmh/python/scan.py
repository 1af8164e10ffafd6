"""Inverse-variance weighted mean and Q of cohorts that have a file each, with numpy.

python3 scan.py OUT FILE... : files are tab-separated, plain or gz, with the columns MarkerName,
EffectAllele, NonEffectAllele, Beta and SE. Compare its processor time with that of
java -jar metasaw.jar scan FILE... --out OUT, which also computes random effects, Z2, sample sizes
and frequencies.
"""

import gzip
import math
import sys

import numpy as np


def main(out, files):
    places, names, alleles = {}, [], []
    beta, se = [], []
    for k, file in enumerate(files):
        rows, estimates, errors = [], [], []
        with (gzip.open if file.endswith("gz") else open)(file, "rt") as lines:
            header = next(lines).rstrip("\n").split("\t")
            marker, effect, other, b, s = (
                header.index(name)
                for name in ("MarkerName", "EffectAllele", "NonEffectAllele", "Beta", "SE")
            )
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                pair = cells[effect].upper() + "\t" + cells[other].upper()
                place = places.setdefault(cells[marker], len(names))
                if place == len(names):
                    names.append(cells[marker])
                    alleles.append(pair)
                estimate = float(cells[b])
                rows.append(place)
                estimates.append(estimate if alleles[place] == pair else -estimate)
                errors.append(float(cells[s]))
        beta.append((rows, estimates))
        se.append(errors)
    y = np.zeros((len(files), len(names)))
    w = np.zeros((len(files), len(names)))
    for k in range(len(files)):
        y[k, beta[k][0]] = beta[k][1]
        w[k, beta[k][0]] = 1 / np.square(se[k])
    total = w.sum(0)
    mean = (w * y).sum(0) / total
    q = (w * np.square(y - mean)).sum(0)
    z = mean * np.sqrt(total)
    count = (w > 0).sum(0)
    signs = np.where(w > 0, np.where(y > 0, "+", "-"), "?")
    with open(out, "w") as lines:
        lines.write("snp\tea\toa\tk\tdirection\tbeta\tse\tp\tQ\tp_Q\tI2\n")
        for i, name in enumerate(names):
            p = math.erfc(abs(z[i]) / math.sqrt(2))
            df = count[i] - 1
            i2 = max(0, 1 - df / q[i]) if q[i] > 0 else 0
            lines.write(
                "%s\t%s\t%d\t%s\t%.7g\t%.7g\t%.5g\t%.7g\t%.5g\t%.4g\n"
                % (
                    name,
                    alleles[i],
                    count[i],
                    "".join(signs[:, i]),
                    mean[i],
                    1 / math.sqrt(total[i]),
                    p,
                    q[i],
                    tail(q[i], df),
                    i2,
                )
            )


def tail(x, df):
    """The upper tail of chi-squared (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5)."""
    if df == 0:
        return math.nan
    h = x / 2
    total = math.erfc(math.sqrt(h)) if df % 2 else math.exp(-h)
    term = 2 * math.sqrt(h / math.pi) * math.exp(-h) if df % 2 else math.exp(-h) * h
    j = 1.5 if df % 2 else 2
    while j <= df / 2:
        total += term
        term *= h / j
        j += 1
    return total


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
