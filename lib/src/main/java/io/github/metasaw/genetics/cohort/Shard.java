package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a scan, for machines that share it. Parts follow each other by position,
 * and have about as many variants each.
 *
 * @param number of the part, from 1
 * @param of how many
 */
public record Shard(int number, int of) {

  /** The whole. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Checks the numbers.
   *
   * @throws MetaException if there is no such part
   */
  public Shard {
    if (number < 1 || number > of) {
      throw MetaException.of("there is no part %d of %d".formatted(number, of));
    }
  }

  /**
   * A part as text has it.
   *
   * @param text such as {@code 3/22}
   * @return the part
   * @throws MetaException for other text, or a part that is none
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      throw MetaException.of("a part is written as 3/22, not '%s'".formatted(text));
    }
    return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /**
   * Whether it is all of it.
   *
   * @return true for the only part
   */
  public boolean isWhole() {
    return of == 1;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
