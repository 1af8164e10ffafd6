package io.github.metasaw.model.covariance;

import java.util.function.DoubleSupplier;

/** The factor of M at one theta, refilled at every step of a search; not for several threads. */
interface MarginalFactor {

  /** Factorises M; false if it is not positive definite. */
  boolean factor(Dispersion d);

  /** log |M|, natural. */
  double logDet();

  /**
   * log |M| in which each row counts {@code weights} times [n]; weights are the same in rows that
   * are correlated.
   */
  double logDet(double[] weights);

  /** Replaces {@code b} [n] by M^-1 b. */
  void solve(double[] b);

  /** Elements of M^-1. */
  void inverse(Dispersion d, SelectedElements into);

  /** A draw from N(0, M) [n], made of standard normal numbers. */
  double[] draw(DoubleSupplier normal);

  /** The storage of M in one word. */
  String storage();
}
