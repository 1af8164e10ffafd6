package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A stretch of a chromosome.
 *
 * @param chromosome its name, with or without {@code chr}
 * @param from first position, in base pairs
 * @param to last position, in base pairs
 */
@API(status = API.Status.INTERNAL)
public record Stretch(String chromosome, long from, long to) {

  private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,12})-(\\d{1,12})");

  /**
   * Checks the order of the positions.
   *
   * @throws MetaException if the last comes before the first
   */
  public Stretch {
    if (from > to) {
      throw MetaException.of(
          "a stretch of a chromosome goes from its first position to its last: %d comes after %d"
              .formatted(from, to));
    }
  }

  /**
   * The stretch that a word names.
   *
   * @param word such as {@code 6:20000000-21000000}; commas between digits are passed over
   * @return empty for a word of another form
   * @throws MetaException if its last position comes before the first
   */
  public static Optional<Stretch> of(String word) {
    Matcher place = FORM.matcher(word.replace(",", ""));
    return place.matches()
        ? Optional.of(
            new Stretch(
                place.group(1), Long.parseLong(place.group(2)), Long.parseLong(place.group(3))))
        : Optional.empty();
  }

  /**
   * Whether a place is in it.
   *
   * @param name of a chromosome, as a table writes it
   * @param position in base pairs; NaN where missing
   * @return true from the first position to the last
   */
  public boolean contains(String name, double position) {
    return position >= from
        && position <= to
        && Chromosome.plain(name).equals(Chromosome.plain(chromosome));
  }
}
