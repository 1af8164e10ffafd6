package io.github.metasaw.bayes;

import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Twelve made-up estimates of five studies, for tests of models with several variances. */
public final class ClusteredRows {

  static final String[] STUDY = {"a", "a", "a", "b", "b", "c", "d", "d", "d", "d", "e", "e"};
  static final double[] YI = {
    0.42, 0.31, 0.65, -0.12, 0.08, 0.55, 0.91, 0.70, 1.24, 0.78, 0.2, -0.1
  };
  static final double[] VI = {
    0.02, 0.03, 0.05, 0.02, 0.04, 0.03, 0.06, 0.02, 0.08, 0.03, 0.02, 0.05
  };

  private ClusteredRows() {}

  /** Columns study, yi, vi. */
  public static Table rows() {
    return Table.create(
        "dat",
        StringColumn.create("study", STUDY),
        DoubleColumn.create("yi", YI),
        DoubleColumn.create("vi", VI));
  }

  /** Columns study, yi, v, and the predictors year, type, lab, y2, w. */
  public static Table withPredictors() {
    Table dat = rows();
    double[] year = {1990, 1992, 1995, 2001, 2003, 2004, 1999, 2008, 2010, 2011, 1997, 2000};
    String[] type = {"x", "y", "x", "x", "y", "y", "x", "y", "x", "y", "x", "y"};
    String[] lab = {"p", "p", "p", "p", "p", "q", "q", "q", "q", "q", "r", "r"};
    double[] y2 = Arrays.stream(year).map(v -> Math.sin(v) / 2).toArray();
    dat.addColumns(
        DoubleColumn.create("year", year),
        StringColumn.create("type", type),
        StringColumn.create("lab", lab),
        DoubleColumn.create("y2", y2),
        DoubleColumn.create("w", Arrays.stream(year).map(v -> v - 1980).toArray()));
    dat.column("vi").setName("v");
    return dat;
  }
}
