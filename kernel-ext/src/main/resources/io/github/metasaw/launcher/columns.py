"""Widths of the columns of a table in Word, and the size of its type: as `ColumnWidths` does it in reports."""

import re

PAGE = 9000  # twentieths of a point between the margins
LARGEST, SMALLEST = 9, 6  # points
PER_CHARACTER = 125 / LARGEST  # twentieths of a point, for each point of type
MANY = 7  # tables with more columns have slight margins
MARGINS, SLIGHT = 240, 120  # left and right of the text of a cell, together
LONGEST, SHORTEST = 45, 4  # characters of a line


def layout(rows, columns):
    """Size of the type, margins of the cells and widths: the largest type at which no number and no word is broken."""
    longest, least = [SHORTEST] * columns, [SHORTEST] * columns
    for row in rows:
        for column, cell in enumerate(row[:columns]):
            if not cell.get("colspan"):
                whole, word = lengths(cell)
                longest[column] = max(longest[column], word if cell.name == "th" else min(whole, LONGEST))
                least[column] = max(least[column], min(word, LONGEST))
    longest = [max(pair) for pair in zip(longest, least)]
    margins = SLIGHT if columns > MANY else MARGINS

    def total(characters, points):
        return sum(characters) * points * PER_CHARACTER + margins * columns

    points = next((size for size in range(LARGEST, SMALLEST, -1) if total(least, size) <= PAGE), SMALLEST)
    wanted, needed = total(longest, points), total(least, points)
    share = 1 if wanted <= PAGE else max(0, PAGE - needed) / max(1, wanted - needed)
    scale = min(1, PAGE / needed)
    characters = [low + share * (high - low) for low, high in zip(least, longest)]
    return points, margins, [int(scale * (n * points * PER_CHARACTER + margins)) for n in characters]


def lengths(cell):
    """Characters of a cell, and of what must not be broken: a number, or the longest word."""
    text = " ".join(cell.get_text().split())
    is_number = cell.name != "th" and re.search(r"text-align:\s*right", cell.get("style", ""))
    words = [text] if is_number else re.split("[ /+-]", text)
    return len(text), max(map(len, words))
