package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The design of the mean: X [k x p] with its column names, and how to make the same columns from
 * new data. Immutable.
 */
public final class Design {

  private static final List<Parameter.Mean> INTERCEPT =
      List.of(new Parameter.Mean(0, Parameter.INTERCEPT));

  private final double[] x;
  private final int rows;
  private final List<Parameter.Mean> parameters;
  private final List<String> names;
  private final boolean intercept;
  private final Encoder encoder;
  private final Map<String, List<String>> factors;

  /** Makes the columns of a design from a table with the same moderators. */
  interface Encoder {
    /** X of the new rows, row-major [n x p]. */
    double[] encode(Table newdata);
  }

  Design(
      double[] x, int rows, List<Parameter.Mean> parameters, boolean intercept, Encoder encoder) {
    this(x, rows, parameters, intercept, encoder, Map.of());
  }

  Design(
      double[] x,
      int rows,
      List<Parameter.Mean> parameters,
      boolean intercept,
      Encoder encoder,
      Map<String, List<String>> factors) {
    this.x = x;
    this.rows = rows;
    this.parameters = List.copyOf(parameters);
    this.names = names(this.parameters);
    this.intercept = intercept;
    this.encoder = encoder;
    this.factors =
        factors.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(factors));
  }

  private static List<String> names(List<Parameter.Mean> parameters) {
    String[] names = new String[parameters.size()];
    for (int j = 0; j < names.length; j++) {
      names[j] = parameters.get(j).name();
    }
    return List.of(names);
  }

  /**
   * The design with nothing but an intercept.
   *
   * @param k number of rows
   * @return X = 1 [k x 1]
   */
  public static Design intercept(int k) {
    double[] ones = new double[k];
    java.util.Arrays.fill(ones, 1);
    return new Design(
        ones,
        k,
        INTERCEPT,
        true,
        newdata -> {
          double[] column = new double[newdata.rowCount()];
          java.util.Arrays.fill(column, 1);
          return column;
        });
  }

  /** The design without columns. */
  static Design none(int k) {
    return new Design(new double[0], k, List.of(), false, newdata -> new double[0]);
  }

  /**
   * The rows {@code keep}, in that order, coded as here.
   *
   * @param keep indices of rows, from 0
   * @return a copy
   */
  public Design select(int[] keep) {
    int p = names.size();
    double[] kept = new double[keep.length * p];
    for (int r = 0; r < keep.length; r++) {
      System.arraycopy(x, keep[r] * p, kept, r * p, p);
    }
    return new Design(kept, keep.length, parameters, intercept, encoder, factors);
  }

  /** X, row-major [k x p]: element (i, j) at {@code i * p + j}; a copy. */
  public double[] x() {
    return x.clone();
  }

  /** Whether every element is 0, so that nothing can be estimated. */
  public boolean isZero() {
    for (double value : x) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The arrays that a model with one tau computes with.
   *
   * @param studies in the rows of this design, with independent sampling errors
   */
  public RegressionData data(Studies studies) {
    return new RegressionData(studies.yi(), studies.vi(), x(), parameters);
  }

  /** The same columns as the predictors of a log SD or of Fisher's z. */
  ScaleDesign scale() {
    return ScaleDesign.of(x, rows, names);
  }

  /** k. */
  public int rows() {
    return rows;
  }

  /** p. */
  public int columns() {
    return names.size();
  }

  /**
   * What the coefficients of the columns are.
   *
   * @return in the order of the columns [p]
   */
  public List<Parameter.Mean> parameters() {
    return parameters;
  }

  /** Term names as R gives them [p]. */
  public List<String> names() {
    return names;
  }

  /** The moderators that have levels, each with its levels, the reference first. */
  public Map<String, List<String>> factors() {
    return factors;
  }

  /** Whether the first column is the intercept. */
  public boolean hasIntercept() {
    return intercept;
  }

  /** Whether there is an intercept and nothing else. */
  public boolean isInterceptOnly() {
    return intercept && names.size() == 1;
  }

  /**
   * X of new rows, row-major [n x p].
   *
   * @param newdata a table with the moderators
   * @return X [rows x p], row-major
   * @throws io.github.metasaw.diagnostic.MetaException if a moderator is missing or has a new level
   */
  public double[] encode(Table newdata) {
    return encoder.encode(newdata);
  }
}
