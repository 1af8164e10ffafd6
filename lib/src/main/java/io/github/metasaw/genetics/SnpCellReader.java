package io.github.metasaw.genetics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a line of a table of SNPs says of one study. */
final class SnpCellReader {

  private static final double NORMAL_975 = 1.959963984540054;

  private final SnpHeader header;
  private final String[] names;

  /** {@code names} of the columns are for messages. */
  SnpCellReader(SnpHeader header, String[] names) {
    this.header = header;
    this.names = names;
  }

  /**
   * Reads a study's cell.
   *
   * @param study its number, which the cell keeps
   * @param name of the study
   */
  SnpCell read(String[] fields, int study, String name) throws UnreadableLine {
    double beta = number(fields, header.column(name, SnpRole.BETA));
    if (Double.isNaN(beta)) {
      beta = Math.log(positive(fields, header.column(name, SnpRole.ODDS_RATIO)));
    }
    double se = positive(fields, header.column(name, SnpRole.SE));
    if (Double.isNaN(se)) {
      se = ofInterval(fields, name);
    }
    double frequency = number(fields, header.column(name, SnpRole.FREQUENCY));
    if (frequency < 0 || frequency > 1) {
      throw new UnreadableLine(
          names[header.column(name, SnpRole.FREQUENCY)]
              + " must lie between 0 and 1, but holds '"
              + fields[header.column(name, SnpRole.FREQUENCY)]
              + "'");
    }
    String effect = allele(fields, header.column(name, SnpRole.EFFECT_ALLELE));
    String other = otherAllele(fields, name, effect);
    if (!effect.isEmpty() && effect.equals(other)) {
      throw new UnreadableLine(
          "effect and other allele of '%s' are both %s".formatted(name, effect));
    }
    return new SnpCell(study, beta, se, effect, other, frequency);
  }

  /** Where programs write REF and ALT beside the effect allele, the one of them that it is not. */
  String otherAllele(String[] fields, @Nullable String study, String effect) {
    String other = allele(fields, column(study, SnpRole.OTHER_ALLELE));
    int alternate = column(study, SnpRole.ALTERNATE);
    return alternate != SnpHeader.NONE && other.equals(effect) ? allele(fields, alternate) : other;
  }

  private int column(@Nullable String study, SnpRole role) {
    return study == null ? header.column(role) : header.column(study, role);
  }

  /** The standard error of a log odds ratio with a 95 % interval; NaN where it is missing. */
  private double ofInterval(String[] fields, String study) throws UnreadableLine {
    if (header.column(study, SnpRole.ODDS_RATIO) == SnpHeader.NONE) {
      return Double.NaN; // an interval of a log odds ratio is not told apart from one of a ratio
    }
    double lower = positive(fields, header.column(study, SnpRole.LOWER));
    double upper = positive(fields, header.column(study, SnpRole.UPPER));
    double se = Math.log(upper / lower) / (2 * NORMAL_975);
    if (se <= 0) {
      throw new UnreadableLine(
          "the interval of '%s' ends at %s below its begin %s".formatted(study, upper, lower));
    }
    return se;
  }

  /** NaN where the column is not there, or the value is missing. */
  private double number(String[] fields, int column) throws UnreadableLine {
    if (column == SnpHeader.NONE || SnpFields.isMissing(fields[column])) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(fields[column]);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw must("a number", column, fields);
    }
    throw must("finite", column, fields);
  }

  private double positive(String[] fields, int column) throws UnreadableLine {
    double value = number(fields, column);
    if (value <= 0) {
      throw must("positive", column, fields);
    }
    return value;
  }

  private UnreadableLine must(String be, int column, String[] fields) {
    return new UnreadableLine(
        "%s must be %s, but holds '%s'".formatted(names[column], be, fields[column]));
  }

  /** -1 where it is not known. */
  long position(String[] fields) throws UnreadableLine {
    double value = number(fields, header.column(SnpRole.POSITION));
    return Double.isNaN(value) ? -1 : (long) value;
  }

  /** In upper case; empty where it is missing or N. A dash is an allele: nothing is there. */
  static String allele(String[] fields, int column) {
    if (column == SnpHeader.NONE) {
      return "";
    }
    String allele = fields[column].toUpperCase(Locale.ROOT);
    boolean isKnown = allele.equals("-") || !SnpFields.isMissing(fields[column]);
    return isKnown && !allele.equals("N") && !allele.equals("0") ? allele : "";
  }

  /** Of the effect allele of the line; NaN where it is not known. */
  double sharedFrequency(String[] head) {
    try {
      return number(head, header.column(SnpRole.FREQUENCY));
    } catch (UnreadableLine e) {
      return Double.NaN; // a frequency serves palindromes only
    }
  }
}
