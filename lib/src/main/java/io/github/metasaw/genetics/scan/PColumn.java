package io.github.metasaw.genetics.scan;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.pool.HanEskinTail;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpNumber;
import io.github.metasaw.genetics.snp.SnpRole;
import java.util.List;
import java.util.function.Consumer;

/**
 * A column of p values, as -log10 of them. Where a p value is 0 because a double held it, it is
 * computed anew from the statistic it belongs to, if the results have that.
 */
final class PColumn {

  /** -log10 of the least positive number; p values of 0 without a statistic are drawn here. */
  static final double LARGEST = 323.3;

  /** -log10 of the least number with all its digits. */
  private static final double INEXACT = 307.6;

  private final String column;

  /** What a p value of 0 is computed from, in the order of what {@link Statistic} takes. */
  private enum Statistic {
    /** Estimate and standard error. */
    WALD {
      @Override
      double logP(double a, double b) {
        return Normal.logTwoSided(a / b);
      }
    },
    /** z, in both of its columns. */
    Z {
      @Override
      double logP(double a, double b) {
        return Normal.logTwoSided(a);
      }
    },
    /** Cochran's Q and the number of studies. */
    Q {
      @Override
      double logP(double a, double b) {
        return ChiSquared.logSurvival(a, (int) b - 1);
      }
    },
    /** The statistic of Han and Eskin and the number of studies. */
    RE2 {
      @Override
      double logP(double a, double b) {
        return new HanEskinTail().logSurvival(a, (int) b);
      }
    },
    /** A chi-square and its degrees of freedom. */
    CHI_SQUARE {
      @Override
      double logP(double a, double b) {
        return ChiSquared.logSurvival(a, (int) b);
      }
    },
    /** Z^2 and the number of studies. */
    Z2 {
      @Override
      double logP(double a, double b) {
        return ChiSquared.logSurvival(a, (int) b);
      }
    };

    /** ln of the p value of two cells. */
    abstract double logP(double a, double b);
  }

  PColumn(String column) {
    this.column = column;
  }

  private Statistic statistic() {
    if (column.equalsIgnoreCase(ScanColumn.P_N.title())) {
      return Statistic.Z;
    }
    if (column.equalsIgnoreCase(ScanColumn.P_RE2.title())) {
      return Statistic.RE2;
    }
    if (column.equalsIgnoreCase(ScanColumn.P_MEGA.title())) {
      return Statistic.CHI_SQUARE;
    }
    return column.equalsIgnoreCase(ScanColumn.P_Q.title())
        ? Statistic.Q
        : column.equalsIgnoreCase(ScanColumn.P_Z2.title()) ? Statistic.Z2 : Statistic.WALD;
  }

  /** The two columns of the statistic; negative where they are not there. */
  private int[] places(String[] names) {
    int k = ScanResults.find(names, List.of(ScanColumn.K.title()));
    return switch (statistic()) {
      case Z -> {
        int z = ScanResults.find(names, List.of(ScanColumn.Z_N.title()));
        yield new int[] {z, z};
      }
      case Q -> new int[] {ScanResults.find(names, List.of(ScanColumn.Q.title())), k};
      case Z2 -> new int[] {find(names, ScanColumn.Z2), k};
      case RE2 -> new int[] {find(names, ScanColumn.RE2), k};
      case CHI_SQUARE ->
          new int[] {find(names, ScanColumn.X2_MEGA), find(names, ScanColumn.DF_MEGA)};
      case WALD -> wald(names);
    };
  }

  private int[] wald(String[] names) {
    if (column.equalsIgnoreCase(ScanColumn.P_RANDOM.title())) {
      return new int[] {find(names, ScanColumn.BETA_RANDOM), find(names, ScanColumn.SE_RANDOM)};
    }
    return column.equalsIgnoreCase(ScanColumn.P_REML.title())
        ? new int[] {find(names, ScanColumn.BETA_REML), find(names, ScanColumn.SE_REML)}
        : new int[] {only(names, SnpRole.BETA), only(names, SnpRole.SE)};
  }

  private static int find(String[] names, ScanColumn wanted) {
    return ScanResults.find(names, List.of(wanted.title()));
  }

  /** The only column of a role; negative where there is none, or are several. */
  private static int only(String[] names, SnpRole role) {
    int found = -1;
    for (int c = 0; c < names.length; c++) {
      if (SnpRole.of(names[c]) == role) {
        if (found >= 0) {
          return -1;
        }
        found = c;
      }
    }
    return found;
  }

  /**
   * Reads it with other columns.
   *
   * @param before columns that must be there
   * @param value hears the cells of each line, those of {@code before} first, and -log10 p
   */
  void read(ScanResults results, List<List<String>> before, Value value) {
    List<List<String>> required = new java.util.ArrayList<>(before);
    required.add(List.of(column));
    int at = before.size();
    Consumer<String[]> each =
        cells -> value.accept(cells, minusLog10(cells[at], cells[at + 1], cells[at + 2]));
    results.read(required, this::places, each);
  }

  /** Hears the cells of a line and a value. */
  interface Value {
    void accept(String[] cells, double minusLog10);
  }

  private double minusLog10(String cell, String a, String b) {
    double written = minusLog10(cell);
    if (!(written > INEXACT && written < LARGEST + 1)) {
      return written;
    }
    double logP = statistic().logP(SnpFields.number(a), SnpFields.number(b));
    double computed = LogProbability.minusLog10(logP);
    return computed > INEXACT ? computed : written;
  }

  /**
   * -log10 of a probability as text, also of one below the least double, and {@link #LARGEST} of 0;
   * NaN where missing.
   */
  static double minusLog10(String cell) {
    if (SnpFields.isMissing(cell)) {
      return Double.NaN;
    }
    int e = Math.max(cell.indexOf('e'), cell.indexOf('E'));
    double mantissa = SnpNumber.parse(e < 0 ? cell : cell.substring(0, e));
    if (mantissa == 0) {
      return LARGEST;
    }
    double exponent = e < 0 ? 0 : SnpNumber.parse(cell.substring(e + 1));
    double value = -Math.log10(mantissa) - exponent;
    return value >= 0 ? value : value > -1e-9 ? 0 : Double.NaN;
  }
}
