package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A change of the data of a fit, for fitting the same model again: some of the rows, rows drawn
 * with replacement, other estimates, permuted moderators, or added studies. Immutable.
 *
 * <pre>{@code
 * DataChange.rows(0, 1, 3)                              // without the third study
 * DataChange.all(k).withEstimates(simulated)            // a parametric bootstrap
 * DataChange.all(k).withModeratorsOf(permutation)       // a permutation test
 * DataChange.all(k).adding(filledYi, filledVi)          // trim and fill
 * }</pre>
 */
public final class DataChange {

  private static final double[] NONE = new double[0];

  private final int[] rows;
  private final int[] moderators;
  private final int[] scales;
  private final double[] estimates;
  private final double[] addedEstimates;
  private final double[] addedVariances;

  private DataChange(
      int[] rows,
      int[] moderators,
      int[] scales,
      double[] estimates,
      double[] addedEstimates,
      double[] addedVariances) {
    this.rows = rows;
    this.moderators = moderators;
    this.scales = scales;
    this.estimates = estimates;
    this.addedEstimates = addedEstimates;
    this.addedVariances = addedVariances;
  }

  /**
   * Some of the rows, in this order; a row that is named twice counts twice.
   *
   * @param rows of the fit, from 0
   * @return the change
   */
  public static DataChange rows(int... rows) {
    int[] own = rows.clone();
    return new DataChange(own, own, own, NONE, NONE, NONE);
  }

  /**
   * All rows, as a start for other changes.
   *
   * @param k number of rows of the fit
   * @return no change
   */
  public static DataChange all(int k) {
    return rows(IntStream.range(0, k).toArray());
  }

  /**
   * All rows but one.
   *
   * @param k number of rows of the fit
   * @param row the one left out, from 0
   * @return the change
   */
  public static DataChange without(int k, int row) {
    return rows(IntStream.range(0, k).filter(i -> i != row).toArray());
  }

  /**
   * The same rows with other estimates.
   *
   * @param yi of the rows, in their order, on the scale of yi
   * @return a copy
   * @throws MetaException unless there is one entry per row
   */
  public DataChange withEstimates(double... yi) {
    if (yi.length != rows.length) {
      throw MetaException.of("%d estimates for %d rows".formatted(yi.length, rows.length));
    }
    return new DataChange(rows, moderators, scales, yi.clone(), addedEstimates, addedVariances);
  }

  /**
   * The same estimates with the moderators of other rows, as permutation tests need them.
   *
   * @param order for each row, the row of the fit whose moderators of the mean it takes, from 0
   * @return a copy
   * @throws MetaException unless there is one entry per row
   */
  public DataChange withModeratorsOf(int... order) {
    if (order.length != rows.length) {
      throw MetaException.of("%d moderators for %d rows".formatted(order.length, rows.length));
    }
    return new DataChange(rows, order.clone(), scales, estimates, addedEstimates, addedVariances);
  }

  /**
   * The same estimates with the moderators of tau2 exchanged between rows. A model with one tau2
   * has no such moderators and does not change.
   *
   * @param order for each row, the row of the fit, from 0, whose values in {@code sigma ~ x} it
   *     takes
   * @return a copy
   * @throws MetaException unless there is one entry per row
   */
  public DataChange withScalesOf(int... order) {
    if (order.length != rows.length) {
      throw MetaException.of("%d scales for %d rows".formatted(order.length, rows.length));
    }
    return new DataChange(
        rows, moderators, order.clone(), estimates, addedEstimates, addedVariances);
  }

  /**
   * The same rows and further studies, for a model without moderators.
   *
   * @param yi their estimates, on the scale of yi
   * @param vi their sampling variances, on the scale of yi squared
   * @return a copy
   * @throws MetaException if there are not as many variances as estimates
   */
  public DataChange adding(double[] yi, double[] vi) {
    if (yi.length != vi.length) {
      throw MetaException.of("%d variances for %d estimates".formatted(vi.length, yi.length));
    }
    return new DataChange(rows, moderators, scales, estimates, yi.clone(), vi.clone());
  }

  /**
   * Number of rows after the change.
   *
   * @return those kept and those added
   */
  public int size() {
    return rows.length + addedEstimates.length;
  }

  /**
   * The rows of the fit.
   *
   * @return from 0, in their new order, a copy
   */
  public int[] rows() {
    return rows.clone();
  }

  /**
   * For each row, the row whose moderators it has.
   *
   * @return rows of the fit, from 0, in the order of {@link #rows}; a copy
   */
  public int[] moderators() {
    return moderators.clone();
  }

  /**
   * Whether the moderators are those of other rows.
   *
   * @return false if each row keeps its own
   */
  public boolean changesModerators() {
    return !Arrays.equals(rows, moderators);
  }

  /**
   * For each row, the row whose moderators of tau2 it takes.
   *
   * @return rows of the fit, from 0, in the order of {@link #rows}; a copy
   */
  public int[] scales() {
    return scales.clone();
  }

  /**
   * Whether the moderators of tau2 are exchanged between rows.
   *
   * @return false if each row keeps its own
   */
  public boolean changesScales() {
    return !Arrays.equals(rows, scales);
  }

  /**
   * The estimates of the rows.
   *
   * @param yi of the fit [k]
   * @return those given, or those of the fit [rows]
   */
  public double[] estimates(double[] yi) {
    return changesEstimates()
        ? estimates.clone()
        : Arrays.stream(rows).mapToDouble(i -> yi[i]).toArray();
  }

  /**
   * Whether the estimates are replaced.
   *
   * @return false if each row keeps its own
   */
  public boolean changesEstimates() {
    return estimates.length > 0;
  }

  /**
   * Whether a row appears more than once.
   *
   * @return true for a resample with replacement that repeats a row
   */
  public boolean repeatsRows() {
    return Arrays.stream(rows).distinct().count() < rows.length;
  }

  /**
   * Estimates of the studies added.
   *
   * @return on the scale of yi, a copy
   */
  public double[] addedEstimates() {
    return addedEstimates.clone();
  }

  /**
   * Sampling variances of the studies added.
   *
   * @return on the scale of yi squared, a copy
   */
  public double[] addedVariances() {
    return addedVariances.clone();
  }
}
