"""Writes trend-cases.tsv: straight lines through figures as SciPy and NumPy see them.

Run it with python3 (SciPy 1.10 or later) in this folder. Each line holds the days (since 1970-01-01) and values of the
figures, the due day, and the slope, the value on the due day and the bounds of its 95 % prediction interval.
"""

import random

import numpy
from scipy import stats


def case(generator):
    count = generator.choice([3, 3, 4, 5, 6, 8, 12, 24, 48])
    first = generator.randrange(17000, 20000)
    days = sorted(generator.sample(range(first, first + 30 * count + 400), count))
    scale = 10.0 ** generator.randrange(-3, 7)
    slope = generator.uniform(-1, 1) * scale / 1000
    noise = generator.choice([0.0, 0.001, 0.05, 1.0]) * scale
    values = [scale + slope * (day - first) + generator.gauss(0, noise) for day in days]
    return days, values, days[-1] + generator.randrange(1, 1500)


def answer(days, values, due):
    x, y = numpy.array(days, dtype=float), numpy.array(values)
    line = stats.linregress(x - x[0], y)
    at_due = line.intercept + line.slope * (due - x[0])
    residuals = y - (line.intercept + line.slope * (x - x[0]))
    freedom = len(x) - 2
    deviation = numpy.sqrt(numpy.sum(residuals**2) / freedom)
    leverage = 1 + 1 / len(x) + (due - x.mean()) ** 2 / numpy.sum((x - x.mean()) ** 2)
    width = stats.t.ppf(0.975, freedom) * deviation * numpy.sqrt(leverage)
    return line.slope, at_due, at_due - width, at_due + width


def main():
    generator = random.Random(20231008)
    with open("trend-cases.tsv", "w", encoding="utf-8") as table:
        print("days", "values", "due", "slope", "on_due_day", "low", "high", sep="\t", file=table)
        for _ in range(200):
            days, values, due = case(generator)
            fields = [" ".join(map(str, days)), " ".join(map(repr, values)), due]
            fields += [repr(float(number)) for number in answer(days, values, due)]
            print(*fields, sep="\t", file=table)


if __name__ == "__main__":
    main()
