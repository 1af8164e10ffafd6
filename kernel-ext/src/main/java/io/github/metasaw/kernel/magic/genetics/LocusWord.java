package io.github.metasaw.kernel.magic.genetics;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a chromosome as a word of a line, {@code 6:20000000-21000000}; commas between digits
 * are passed over.
 *
 * @param chromosome its name
 * @param from first position, in base pairs
 * @param to last position, in base pairs
 */
record LocusWord(String chromosome, long from, long to) {

  private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,12})-(\\d{1,12})");

  /** The stretch that a word names; empty for other words. */
  static Optional<LocusWord> of(String word) {
    Matcher place = FORM.matcher(word.replace(",", ""));
    return place.matches()
        ? Optional.of(
            new LocusWord(
                place.group(1), Long.parseLong(place.group(2)), Long.parseLong(place.group(3))))
        : Optional.empty();
  }

  Code<String> chromosomeCode() {
    return Literal.text(chromosome);
  }

  Code<Long> fromCode() {
    return Literal.whole(from);
  }

  Code<Long> toCode() {
    return Literal.whole(to);
  }
}
