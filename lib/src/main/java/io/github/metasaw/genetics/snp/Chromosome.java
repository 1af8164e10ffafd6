package io.github.metasaw.genetics.snp;

import java.util.Locale;
import org.apiguardian.api.API;

/** Names of chromosomes, which programs write in several ways, and their order. */
@API(status = API.Status.INTERNAL)
public final class Chromosome {

  /** Of a name that is none of those below; such are ordered by their names. */
  public static final int OTHER_RANK = 1000;

  private static final int X = 23;
  private static final int Y = 24;
  private static final int XY = 25;
  private static final int MT = 26;
  private static final int MAX_NUMBER = 999;

  private Chromosome() {}

  /**
   * Where a chromosome stands: 1 to 22, X, Y, XY, MT; others last.
   *
   * @param name as {@link #plain} gives it, or with {@code chr} before it
   * @return the number of an autosome, 23 to 26 for X, Y, XY, MT, else {@link #OTHER_RANK}
   */
  public static int rank(String name) {
    String plain = withoutPrefix(name);
    int number = number(plain);
    if (number >= 0) {
      return number;
    }
    return switch (plain.toUpperCase(Locale.ROOT)) {
      case "X" -> X;
      case "Y" -> Y;
      case "XY", "PAR", "PAR1", "PAR2" -> XY;
      case "MT", "M" -> MT;
      default -> OTHER_RANK;
    };
  }

  /**
   * The name without what programs differ in: {@code chr01} is {@code 1}, {@code 23} is {@code X}.
   *
   * @param name as a table has it
   * @return a number, X, Y, XY, MT, or the name itself
   */
  public static String plain(String name) {
    int rank = rank(name);
    return switch (rank) {
      case X -> "X";
      case Y -> "Y";
      case XY -> "XY";
      case MT -> "MT";
      case OTHER_RANK -> withoutPrefix(name);
      default -> Integer.toString(rank);
    };
  }

  private static String withoutPrefix(String name) {
    return name.length() > 3 && name.regionMatches(true, 0, "chr", 0, 3) ? name.substring(3) : name;
  }

  /** A number of up to three digits; -1 for anything else. */
  private static int number(String plain) {
    int n = plain.length();
    if (n == 0 || n > 5) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < n; i++) {
      char c = plain.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number <= MAX_NUMBER ? number : -1;
  }
}
