package io.github.metasaw.genetics.scan;

import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.genetics.output.ShortNumber;
import io.github.metasaw.genetics.output.TextBytes;
import java.util.List;

/** Results of a scan as lines of text. */
final class ScanText {

  private static final int DIGITS = 7;
  private static final int PROBABILITY_DIGITS = 5;

  private ScanText() {}

  /** Appends a line of results; {@code prior} is that of mu. */
  static void append(
      TextBytes out,
      SnpResult result,
      List<OutputColumn> columns,
      ScanFormat format,
      String prior) {
    for (int c = 0; c < columns.size(); c++) {
      if (c > 0) {
        out.append('\t');
      }
      append(out, result, columns.get(c), format.missing(), prior);
    }
    out.append('\n');
  }

  private static void append(
      TextBytes out, SnpResult result, OutputColumn column, String missing, String prior) {
    if (column.kind() == ScanColumn.Kind.TEXT) {
      appendText(out, column.text().apply(result), missing);
      return;
    }
    double value = column.number().applyAsDouble(result);
    switch (column.kind()) {
      case LIST -> appendText(out, list(result.models().mValues()), missing);
      case PRIOR -> appendText(out, prior, missing);
      case POSITION -> {
        if (value < 0) {
          out.append(missing);
        } else {
          out.append((long) value);
        }
      }
      case COUNT -> out.append((long) value);
      case NUMBER, SAMPLE, LOG10_BAYES_FACTOR, POSTERIOR_PROBABILITY -> {
        if (Double.isNaN(value)) {
          out.append(missing);
        } else {
          ShortNumber.append(out, value, DIGITS);
        }
      }
      case LOG_PROBABILITY, SAMPLE_LOG_PROBABILITY -> {
        if (Double.isNaN(value)) {
          out.append(missing);
        } else {
          ShortNumber.appendProbability(out, LogProbability.minusLog10(value), PROBABILITY_DIGITS);
        }
      }
      default -> throw new IllegalStateException();
    }
  }

  private static void appendText(TextBytes out, String text, String missing) {
    out.append(text.isEmpty() ? missing : text);
  }

  /** Numbers of studies with commas between them; empty where there are none. */
  static String list(List<Double> values) {
    TextBytes out = new TextBytes(16 * values.size());
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      ShortNumber.append(out, values.get(i), PROBABILITY_DIGITS);
    }
    return out.toString();
  }
}
