package io.github.metasaw.bayes.exact;

import io.github.metasaw.distribution.QuadraticForms;

/**
 * Whether the values of tau in a list lie close enough together for a quadratic form: of many
 * studies its distribution given tau is narrow, and a rule of quadrature passes over it only where
 * neighbouring distributions overlap.
 */
final class TauResolution {

  /** Most SDs between neighbouring means; at this distance errors are near 1e-11. */
  private static final double MAX_DISTANCE = 0.7;

  /** 64 times as many values of tau; each then takes a millisecond or two at every value of x. */
  private static final int MAX_HALVINGS = 6;

  /** Neighbours of which one has a smaller probability do not count. */
  private static final double NEGLIGIBLE = 1e-9;

  /** An SD of a smaller share of the mean counts as this share. */
  private static final double MIN_SD = 0.01;

  private TauResolution() {}

  /**
   * How often the panels of the list have to be halved.
   *
   * @param forms one for each component of the list [n]
   * @param weight of the components [n]
   * @param tau of the components, equal ones together [n]
   * @return 0 where the list resolves the form
   */
  static int halvings(QuadraticForms forms, double[] weight, double[] tau) {
    double farthest = 0;
    int before = -1;
    double massBefore = 0;
    int from = 0;
    while (from < tau.length) {
      int heaviest = from;
      int to = from;
      double mass = 0;
      for (; to < tau.length && tau[to] == tau[from]; to++) {
        heaviest = weight[to] > weight[heaviest] ? to : heaviest;
        mass += weight[to];
      }
      if (Math.min(mass, massBefore) > NEGLIGIBLE) {
        farthest = Math.max(farthest, distance(forms, before, heaviest));
      }
      before = heaviest;
      massBefore = mass;
      from = to;
    }
    return farthest <= MAX_DISTANCE
        ? 0
        : (int) Math.min(MAX_HALVINGS, Math.ceil(Math.log(farthest / MAX_DISTANCE) / Math.log(2)));
  }

  /** Of two means, on the scale of logs, in SDs. */
  private static double distance(QuadraticForms forms, int a, int b) {
    double gap = Math.abs(Math.log(forms.mean(a) / forms.mean(b)));
    double sd = Math.min(forms.sd(a) / forms.mean(a), forms.sd(b) / forms.mean(b));
    return Double.isFinite(gap) ? gap / Math.max(MIN_SD, sd) : 0;
  }
}
