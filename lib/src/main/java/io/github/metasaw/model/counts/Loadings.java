package io.github.metasaw.model.counts;

/**
 * How the linear predictors of a study are made: that of group a is sum_f fixed[a][f] phi_f + sum_r
 * random[a][r] s_r z_r, with independent standard normal z_r.
 *
 * @param fixed loadings of the F location parameters phi [m][F]
 * @param random loadings of the R random effects [m][R], R of 1 or 2
 */
public record Loadings(double[][] fixed, double[][] random) {

  /** One linear predictor: a location with one random effect about it. */
  public static final Loadings ONE_GROUP = new Loadings(new double[][] {{1}}, new double[][] {{1}});

  /**
   * Two groups: a level and a difference, which the first group has on top, and a random difference
   * halved between the groups, as metafor codes it.
   */
  public static final Loadings TWO_GROUPS =
      new Loadings(new double[][] {{1, 1}, {1, 0}}, new double[][] {{0.5}, {-0.5}});

  /** The same with a random level besides. */
  public static final Loadings RANDOM_LEVEL =
      new Loadings(new double[][] {{1, 1}, {1, 0}}, new double[][] {{1, 0.5}, {1, -0.5}});

  /** Two groups: a level that is random, and a difference that the first group has on top. */
  public static final Loadings RANDOM_BASELINE =
      new Loadings(new double[][] {{1, 1}, {1, 0}}, new double[][] {{1}, {1}});

  /**
   * Number of location parameters.
   *
   * @return F
   */
  int locations() {
    return fixed[0].length;
  }

  /**
   * Number of random effects.
   *
   * @return R
   */
  int effects() {
    return random[0].length;
  }

  /**
   * Number of parameters of a study: locations, then SDs.
   *
   * @return F + R
   */
  public int size() {
    return locations() + effects();
  }
}
