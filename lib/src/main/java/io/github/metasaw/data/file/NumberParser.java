package io.github.metasaw.data.file;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as the cells of a column write them, typographic minus signs among them. */
public record NumberParser(NumberMarks marks) {

  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "null", "NULL");
  private static final Set<String> MISSING_AMONG_NUMBERS =
      Set.of(".", "..", "...", "…", "-", "--", "–", "—", "*", "?");

  /**
   * How authors write among numbers that there is none: in English, German, French and Spanish; and
   * what spreadsheets show for a failed formula. Compared without blanks, stops and capitals.
   */
  private static final Set<String> MISSING_WORDS =
      Set.of(
          "na",
          "nr",
          "n/r",
          "nd",
          "n/d",
          "nc",
          "missing",
          "unknown",
          "unclear",
          "notreported",
          "notavailable",
          "notapplicable",
          "notgiven",
          "none",
          "ka",
          "k/a",
          "keineangabe",
          "fehlt",
          "fehlend",
          "unbekannt",
          "nichtberichtet",
          "manquant",
          "inconnu",
          "nondisponible",
          "nonrapporté",
          "s/d",
          "sindatos",
          "nodisponible",
          "noreportado",
          "desconocido",
          "#div/0!",
          "#value!",
          "#ref!",
          "#name?",
          "#num!",
          "#null!",
          "#n/a");

  /** Digits in groups of three, parted by blanks or apostrophes, which nothing else can be. */
  private static final Pattern PLAIN_GROUPS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(?:( \\d{3})+|('\\d{3})+|(’\\d{3})+)([.,]\\d*)?");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /** How a cell writes a number. */
  enum Form {
    /** Not at all. */
    NONE,
    /** Digits only. */
    WHOLE,
    /** With a decimal point, for certain. */
    POINT,
    /** With a decimal comma, for certain. */
    COMMA,
    /** {@code 1.204}: a decimal point, or thousands. */
    POINT_OR_GROUP,
    /** {@code 1,204}: a decimal comma, or thousands. */
    COMMA_OR_GROUP;

    private static final char FIRST_OTHER = '\u0080';
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d+([eE][-+]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");

    /** The same with a decimal point, thousands in groups or not. */
    private static final Pattern DECIMAL =
        Pattern.compile(
            "[-+]?(\\d+\\.\\d*|\\.\\d+)([eE][-+]?\\d+)?"
                + "|[-+]?[1-9]\\d{0,2}((,\\d{3})+\\.\\d*|(,\\d{3}){2,})");

    static Form of(String cell) {
      Form simple = simple(cell);
      if (simple != null) {
        return simple;
      }
      String plain = plain(cell);
      if (WHOLE_NUMBER.matcher(plain).matches()) {
        return WHOLE;
      }
      if (THOUSANDS.matcher(plain).matches()) {
        return plain.indexOf(',') < 0 ? POINT_OR_GROUP : COMMA_OR_GROUP;
      }
      if (DECIMAL.matcher(plain).matches()) {
        return POINT;
      }
      return DECIMAL.matcher(exchanged(plain)).matches() ? COMMA : NONE;
    }

    /** The form of digits with one sign between them at most; null where it takes a closer look. */
    private static @Nullable Form simple(String cell) {
      int start = !cell.isEmpty() && "+-".indexOf(cell.charAt(0)) >= 0 ? 1 : 0;
      int sign = digits(cell, start);
      int before = sign - start;
      if (sign == cell.length()) {
        return before > 0 ? WHOLE : NONE;
      }
      char mark = cell.charAt(sign);
      if (mark != '.' && mark != ',') {
        return before == 0 && mark < FIRST_OTHER && Character.isLetter(mark) ? NONE : null;
      }
      int end = digits(cell, sign + 1);
      int after = end - sign - 1;
      if (end < cell.length() || before + after == 0) {
        return null;
      }
      boolean mayGroup = after == 3 && before > 0 && before <= 3 && cell.charAt(start) != '0';
      if (mark == '.') {
        return mayGroup ? POINT_OR_GROUP : POINT;
      }
      return mayGroup ? COMMA_OR_GROUP : COMMA;
    }

    /** The end of the digits from a place on. */
    private static int digits(String text, int from) {
      int end = from;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end;
    }

    /** Commas for points and points for commas. */
    private static String exchanged(String text) {
      return text.replace('.', ';').replace(',', '.').replace(';', ',');
    }
  }

  /**
   * A number as people write it.
   *
   * @param value any number
   * @return {@code 3} and not {@code 3.0}
   */
  public static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    return MISSING.contains(cell);
  }

  /** Whether a cell says so among numbers, where a dash or a dot does too. */
  static boolean isMissingNumber(String cell) {
    return isMissing(cell) || MISSING_AMONG_NUMBERS.contains(cell) || isMissingWord(cell);
  }

  /** Whether a cell says so among numbers in words, such as {@code not reported}. */
  static boolean isMissingWord(String cell) {
    return cell.length() > 1
        && cell.length() < 20
        && !isMissing(cell)
        && (Character.isLetter(cell.charAt(0)) || cell.charAt(0) == '#')
        && MISSING_WORDS.contains(cell.replace(" ", "").replace(".", "").toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a cell is a number that has a comma where others have a point.
   *
   * @param cell text of a cell
   * @return false for other text
   */
  public static boolean isWithComma(String cell) {
    Form form = Form.of(cell.strip());
    return form == Form.COMMA || form == Form.COMMA_OR_GROUP;
  }

  /** The number of a cell; empty if it is not one. */
  OptionalDouble parse(String cell) {
    Form simple = marks.decimal() == '.' ? Form.simple(cell) : null;
    if (simple == Form.WHOLE || simple == Form.POINT) {
      return OptionalDouble.of(Double.parseDouble(cell));
    }
    String text = plain(cell);
    if (text.indexOf(marks.group()) >= 0) {
      text = isGrouped(text) ? text.replace(String.valueOf(marks.group()), "") : "";
    }
    if (marks.decimal() != '.') {
      text = text.indexOf('.') < 0 ? text.replace(marks.decimal(), '.') : "";
    }
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** Whether the grouping marks of a number stand between thousands. */
  private boolean isGrouped(String text) {
    String group = Pattern.quote(String.valueOf(marks.group()));
    String decimal = Pattern.quote(String.valueOf(marks.decimal()));
    return text.matches("[-+]?[1-9]\\d{0,2}(" + group + "\\d{3})+(" + decimal + "\\d*)?");
  }

  /**
   * A minus sign or a dash before a digit is a hyphen, as programs write it; blanks and apostrophes
   * between thousands are left out.
   */
  private static String plain(String cell) {
    boolean minus = cell.length() > 1 && "\u2212\u2013\u2012".indexOf(cell.charAt(0)) >= 0;
    String text = minus ? "-" + cell.substring(1) : cell;
    boolean mayGroup = text.indexOf(' ') > 0 || text.indexOf('\'') > 0 || text.indexOf('’') > 0;
    return mayGroup && PLAIN_GROUPS.matcher(text).matches() ? text.replaceAll("[ '’]", "") : text;
  }
}
