package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.distribution.Normal;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one study in a line of a table of SNPs. */
@API(status = API.Status.INTERNAL)
public final class SnpCellReader {

  /** Standard errors below it, or above one over it, have no weight that is a number. */
  private static final double SMALLEST = 1e-150;

  private static final double LN10 = Math.log(10);

  /** Alleles of one letter. */
  private static final String[] LETTERS = new String[128];

  static {
    for (int i = 0; i < LETTERS.length; i++) {
      LETTERS[i] = allele(String.valueOf((char) i)).intern();
    }
  }

  private final SnpHeader header;
  private final List<String> names;

  /**
   * A reader of the cells below a header.
   *
   * @param header which column holds what
   */
  public SnpCellReader(SnpHeader header) {
    this.header = header;
    this.names = header.names();
  }

  /**
   * Reads a study's cell.
   *
   * @param study its number, which the cell keeps
   * @param name of the study
   */
  SnpCell read(LineFields fields, int study, String name) throws UnreadableLine {
    boolean isNamed = header.column(name, SnpRole.EFFECT_ALLELE) != SnpHeader.NONE;
    if (isCoded(fields, name)) {
      return new SnpCell(
          study, Double.NaN, Double.NaN, "", "", isNamed, Double.NaN, Double.NaN, Double.NaN);
    }
    String effect = allele(fields, header.column(name, SnpRole.EFFECT_ALLELE));
    String other = otherAllele(fields, name, effect);
    return read(fields, study, name, new Pair(effect, other, isNamed));
  }

  /**
   * The alleles of a study.
   *
   * @param effect in upper case; empty where missing
   * @param other in upper case; empty where missing
   * @param isNamed whether the study has alleles of its own, if only as a column
   */
  public record Pair(String effect, String other, boolean isNamed) {}

  /**
   * Reads a study's cell whose alleles are known.
   *
   * @param fields of the line
   * @param study its number, which the cell keeps
   * @param name of the study
   * @param alleles of the study
   * @return estimate, standard error, frequency and sample size; NaN where missing
   * @throws UnreadableLine if one of them is no number, or none that can be
   */
  public SnpCell read(LineFields fields, int study, String name, Pair alleles)
      throws UnreadableLine {
    String effect = alleles.effect();
    String other = alleles.other();
    double beta = number(fields, header.column(name, SnpRole.BETA));
    if (Double.isNaN(beta)) {
      beta = Math.log(positive(fields, header.column(name, SnpRole.ODDS_RATIO)));
    }
    double se = error(fields, header.column(name, SnpRole.SE));
    if (Double.isNaN(se)) {
      se = ofInterval(fields, name);
    }
    if (!effect.isEmpty() && effect.equals(other)) {
      throw new UnreadableLine(
          "effect and other allele of '%s' are both %s".formatted(name, effect));
    }
    double frequency = frequency(fields, header.column(name, SnpRole.FREQUENCY), effect, other);
    double n = sampleSize(fields, name);
    if (header.isCohort() && Double.isNaN(se)) {
      double z = zScore(fields, name, beta);
      if (Double.isNaN(beta) && n > 0) {
        // the estimate of a trait with variance 1 (Zhu et al. 2016, Nature Genet. 48, 481)
        double variance = frequency > 0 && frequency < 1 ? 2 * frequency * (1 - frequency) : 1;
        se = 1 / Math.sqrt(variance * (n + z * z));
        beta = z * se;
      } else {
        se = beta == 0 || z == 0 ? Double.NaN : Math.abs(beta / z);
      }
    }
    double info = lenient(fields, header.column(name, SnpRole.INFO));
    return new SnpCell(study, beta, se, effect, other, alleles.isNamed(), frequency, n, info);
  }

  /** z of its column, else of a p value with the sign of the estimate; NaN where neither is. */
  private double zScore(LineFields fields, String name, double beta) throws UnreadableLine {
    double z = number(fields, header.column(name, SnpRole.Z));
    if (!Double.isNaN(z)) {
      return z;
    }
    double minusLog10 = number(fields, header.column(name, SnpRole.MINUS_LOG10_P));
    if (minusLog10 >= 0) {
      return Math.copySign(Normal.ofLogTwoSided(-minusLog10 * LN10), beta);
    }
    int column = header.column(name, SnpRole.P);
    double p = number(fields, column);
    if (p < 0 || p > 1) {
      throw must("between 0 and 1", column, fields);
    }
    return p > 0 ? Math.copySign(Normal.upperQuantile(p / 2), beta) : Double.NaN;
  }

  /** Of its column, else of cases and controls together; NaN where it is not known. */
  private double sampleSize(LineFields fields, String name) {
    double n = lenient(fields, header.column(name, SnpRole.SAMPLE_SIZE));
    if (Double.isNaN(n)) {
      n =
          lenient(fields, header.column(name, SnpRole.CASES))
              + lenient(fields, header.column(name, SnpRole.CONTROLS));
    }
    return n > 0 && n < Double.POSITIVE_INFINITY ? n : Double.NaN;
  }

  /** A number that no estimate needs: NaN where it cannot be read. */
  private static double lenient(LineFields fields, int column) {
    return column == SnpHeader.NONE ? Double.NaN : fields.number(column);
  }

  /** Whether the standard error is -9, PLINK's code for a study that has no estimate. */
  private boolean isCoded(LineFields fields, String name) {
    int column = header.column(name, SnpRole.SE);
    return column != SnpHeader.NONE && isCode(fields, column);
  }

  private static boolean isCode(LineFields fields, int column) {
    return fields.length(column) > 1
        && fields.at(column, 0) == '-'
        && fields.at(column, 1) == '9'
        && fields.parse(column) == -9;
  }

  /** A standard error whose square is a number too; NaN where it is missing. */
  private double error(LineFields fields, int column) throws UnreadableLine {
    double se = positive(fields, column);
    if (se < SMALLEST || se > 1 / SMALLEST) {
      throw must("between 1e-150 and 1e150", column, fields);
    }
    return se;
  }

  /** Only palindromes need one: for others it may be missing where it cannot be read. */
  private double frequency(LineFields fields, int column, String effect, String other)
      throws UnreadableLine {
    if (column == SnpHeader.NONE || isCode(fields, column)) {
      return Double.NaN;
    }
    if (!(other.isEmpty() || Alleles.isComplement(effect, other))) {
      double frequency = lenient(fields, column);
      return frequency >= 0 && frequency <= 1 ? frequency : Double.NaN;
    }
    double frequency = number(fields, column);
    if (frequency < 0 || frequency > 1) {
      throw must("between 0 and 1", column, fields);
    }
    return frequency;
  }

  /**
   * The other allele. Where programs write REF and ALT beside the effect allele, it is the one of
   * them that the effect allele is not.
   *
   * @param fields of the line
   * @param study name; null for the alleles of the line
   * @param effect allele
   * @return in upper case; empty where it is missing
   */
  public String otherAllele(LineFields fields, @Nullable String study, String effect) {
    String other = allele(fields, column(study, SnpRole.OTHER_ALLELE));
    int alternate = column(study, SnpRole.ALTERNATE);
    return alternate != SnpHeader.NONE && other.equals(effect) ? allele(fields, alternate) : other;
  }

  private int column(@Nullable String study, SnpRole role) {
    return study == null ? header.column(role) : header.column(study, role);
  }

  /** The standard error of a log odds ratio with a 95 % interval; NaN where it is missing. */
  private double ofInterval(LineFields fields, String study) throws UnreadableLine {
    if (header.column(study, SnpRole.ODDS_RATIO) == SnpHeader.NONE) {
      return Double.NaN; // an interval of a log odds ratio is not told apart from one of a ratio
    }
    double lower = positive(fields, header.column(study, SnpRole.LOWER));
    double upper = positive(fields, header.column(study, SnpRole.UPPER));
    double se = Math.log(upper / lower) / (2 * Normal.QUANTILE_975);
    if (se <= 0) {
      throw new UnreadableLine(
          "the interval of '%s' ends at %s below its begin %s".formatted(study, upper, lower));
    }
    return se;
  }

  /** NaN where the column is not there, or the value is missing. */
  private double number(LineFields fields, int column) throws UnreadableLine {
    if (column == SnpHeader.NONE || fields.isMissing(column)) {
      return Double.NaN;
    }
    double value = fields.parse(column);
    if (Double.isFinite(value)) {
      return value;
    }
    throw must(Double.isNaN(value) ? "a number" : "finite", column, fields);
  }

  private double positive(LineFields fields, int column) throws UnreadableLine {
    double value = number(fields, column);
    if (value <= 0) {
      throw must("positive", column, fields);
    }
    return value;
  }

  UnreadableLine must(String be, int column, LineFields fields) {
    return new UnreadableLine(
        "%s must be %s, but holds '%s'"
            .formatted(names.get(column), be, PlainText.quoted(fields.text(column))));
  }

  /**
   * The position.
   *
   * @param fields of the line
   * @return in base pairs; -1 where it is not known
   * @throws UnreadableLine if it is no number
   */
  public long position(LineFields fields) throws UnreadableLine {
    double value = number(fields, header.column(SnpRole.POSITION));
    return Double.isNaN(value) ? -1 : (long) value;
  }

  /**
   * An allele. A dash is one: nothing is there.
   *
   * @param fields of the line
   * @param column number from 0, or {@link SnpHeader#NONE}
   * @return in upper case; empty where it is missing or N
   */
  public static String allele(LineFields fields, int column) {
    if (column == SnpHeader.NONE) {
      return "";
    }
    byte first = fields.length(column) == 1 ? fields.at(column, 0) : -1;
    return first >= 0 ? LETTERS[first] : allele(fields.text(column));
  }

  /**
   * An allele.
   *
   * @param cell that holds it
   * @return in upper case; empty where it is missing or N
   */
  public static String allele(String cell) {
    String allele = cell.toUpperCase(Locale.ROOT);
    boolean isKnown = allele.equals("-") || !SnpFields.isMissing(cell);
    return isKnown && !allele.equals("N") && !allele.equals("0") ? allele : "";
  }

  /** Of the effect allele of the line; NaN where it is not known. */
  double sharedFrequency(LineFields head) {
    try {
      double frequency = number(head, header.column(SnpRole.FREQUENCY));
      return frequency >= 0 && frequency <= 1 ? frequency : Double.NaN;
    } catch (UnreadableLine e) {
      return Double.NaN; // a frequency serves palindromes only
    }
  }
}
