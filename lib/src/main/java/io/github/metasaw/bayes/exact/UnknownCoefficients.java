package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The unknown coefficients of the mean, with the estimates less the contribution of the known ones.
 * All priors are normal here; a scale mixture is represented by its normal at lambda = 1.
 */
final class UnknownCoefficients {

  private final double[] known;
  private final int[] columns;
  private final double[] y;
  private final double[] x;
  private final LocationPrior[] priors;

  private UnknownCoefficients(
      double[] known, int[] columns, double[] y, double[] x, LocationPrior[] priors) {
    this.known = known;
    this.columns = columns;
    this.y = y;
    this.x = x;
    this.priors = priors;
  }

  /**
   * Splits the design.
   *
   * @param yi estimates [k]
   * @param x design of the mean, row-major [k x p]
   * @param priors of its coefficients [p]
   */
  static UnknownCoefficients of(double[] yi, double[] x, List<LocationPrior> priors) {
    int k = yi.length;
    int p = priors.size();
    double[] known = new double[p];
    for (int j = 0; j < p; j++) {
      known[j] = priors.get(j).isKnown() ? priors.get(j).mode() : 0;
    }
    int[] columns = IntStream.range(0, p).filter(j -> !priors.get(j).isKnown()).toArray();
    int r = columns.length;
    double[] left = new double[k];
    double[] own = new double[k * r];
    for (int i = 0; i < k; i++) {
      double sum = 0;
      for (int j = 0; j < p; j++) {
        sum += x[i * p + j] * known[j];
      }
      left[i] = yi[i] - sum;
      for (int a = 0; a < r; a++) {
        own[i * r + a] = x[i * p + columns[a]];
      }
    }
    LocationPrior[] free =
        Arrays.stream(columns).mapToObj(priors::get).toArray(LocationPrior[]::new);
    return new UnknownCoefficients(known, columns, left, own, free);
  }

  /** Number of unknown coefficients, r. */
  int size() {
    return columns.length;
  }

  /** Number of all coefficients, p. */
  int all() {
    return known.length;
  }

  /** Estimates less the known part of their mean [k], not a copy. */
  double[] y() {
    return y;
  }

  /** Columns of the unknown coefficients, row-major [k x r], not a copy. */
  double[] x() {
    return x;
  }

  /** Number, from 0, of the unknown coefficient in this column of all p. */
  int indexOf(int column) {
    return Arrays.binarySearch(columns, column);
  }

  /** Prior of unknown coefficient a. */
  LocationPrior prior(int a) {
    return priors[a];
  }

  /** Prior means [r]. */
  double[] means() {
    return Arrays.stream(priors).mapToDouble(LocationPrior::mode).toArray();
  }

  /** Prior precisions, 0 of flat ones [r]. */
  double[] precisions() {
    return Arrays.stream(priors)
        .mapToDouble(prior -> 1 / (prior.scale() * prior.scale()))
        .toArray();
  }

  /** Number of proper priors. */
  int proper() {
    return (int) Arrays.stream(priors).filter(LocationPrior::isProper).count();
  }

  /**
   * Writes all coefficients, the known ones among them.
   *
   * @param b the unknown coefficients [r]
   * @param beta receives all p, from {@code at} on
   * @param at where they begin
   */
  void complete(double[] b, double[] beta, int at) {
    System.arraycopy(known, 0, beta, at, known.length);
    for (int a = 0; a < columns.length; a++) {
      beta[at + columns[a]] = b[a];
    }
  }

  /**
   * Writes the covariance of all coefficients; that of known ones is 0.
   *
   * @param c covariance of the unknown coefficients, row-major [r x r]
   * @param covariance receives that of all, row-major [p x p], from {@code at} on
   * @param at where it begins
   */
  void completeCovariance(double[] c, double[] covariance, int at) {
    int p = known.length;
    int r = columns.length;
    Arrays.fill(covariance, at, at + p * p, 0);
    for (int a = 0; a < r; a++) {
      for (int b = 0; b < r; b++) {
        covariance[at + columns[a] * p + columns[b]] = c[a * r + b];
      }
    }
  }

  /** Largest distance of an estimate from where proper priors alone put it; 0 beside flat ones. */
  double gapOfPriors() {
    int r = columns.length;
    if (proper() < r) {
      return 0;
    }
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      double gap = y[i];
      for (int a = 0; a < r; a++) {
        gap -= x[i * r + a] * priors[a].mode();
      }
      largest = Math.max(largest, Math.abs(gap));
    }
    return largest;
  }

  /**
   * Refuses columns that earlier ones explain.
   *
   * @param aliased numbers of such unknown coefficients
   * @param names of all p coefficients
   * @throws MetaException if there are any
   */
  void refuseAliased(int[] aliased, List<String> names) {
    if (aliased.length > 0) {
      throw MetaException.of(
          "the coefficient %s cannot be told from the others: earlier columns of the design explain it; leave it out"
              .formatted(names.get(columns[aliased[0]])));
    }
  }
}
