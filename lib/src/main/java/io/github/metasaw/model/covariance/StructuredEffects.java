package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Several effects with the same covariance matrix in all levels, G = D C D, where D holds the SDs,
 * one for all effects or one per effect, and C is an {@link EffectCorrelation}. The parameters are
 * the log SDs, followed by rho on the scale of its link if there is one.
 */
public final class StructuredEffects extends CommonCovariance {

  private final EffectCorrelation correlation;
  private final boolean isEqual;
  private final int m;

  /**
   * The covariance of several effects.
   *
   * @param correlation correlation of the effects
   * @param isEqual whether all effects have the same SD
   */
  public StructuredEffects(EffectCorrelation correlation, boolean isEqual) {
    this.correlation = correlation;
    this.isEqual = isEqual;
    this.m = correlation.size();
  }

  @Override
  int size() {
    return m;
  }

  @Override
  boolean isSerial() {
    return correlation instanceof EffectCorrelation.Autoregressive
        || correlation instanceof EffectCorrelation.ContinuousTime;
  }

  @Override
  boolean isHomoscedastic() {
    return isEqual;
  }

  @Override
  Optional<String> structured() {
    return Optional.of(correlation.pairs());
  }

  @Override
  Optional<EffectCorrelation> correlation() {
    return Optional.of(correlation);
  }

  private int sds() {
    return isEqual ? 1 : m;
  }

  @Override
  int dimension() {
    return sds() + (correlation.isEstimated() ? 1 : 0);
  }

  @Override
  List<Parameter> parameters(String group, List<String> effects) {
    List<Parameter> all = new ArrayList<>();
    if (isEqual) {
      all.add(Parameter.of(new Target.Sd(group), Parameter.INTERCEPT));
    } else {
      effects.forEach(effect -> all.add(new Parameter.EffectSd(group, effect)));
    }
    if (correlation.isEstimated()) {
      all.add(new Parameter.StructureCorrelation(group, correlation.link()));
    }
    return all;
  }

  @Override
  void start(double[] logSd, double[] theta, int from) {
    Arrays.fill(theta, from, from + dimension(), 0);
    if (isEqual) {
      theta[from] = Arrays.stream(logSd).average().orElse(0);
    } else {
      System.arraycopy(logSd, 0, theta, from, m);
    }
  }

  private double sd(double[] own, int a) {
    return Math.exp(own[isEqual ? 0 : a]);
  }

  private double rho(double[] own) {
    return correlation.isEstimated() ? own[sds()] : 0;
  }

  @Override
  void root(double[] own, double[] root) {
    double[] factor = correlation.root(rho(own));
    for (int a = 0; a < m; a++) {
      for (int c = 0; c <= a; c++) {
        root[a * m + c] = sd(own, a) * factor[a * m + c];
      }
    }
  }

  /** Whether the t-th parameter is the SD of row a of L. */
  private boolean isSdOf(int t, int a) {
    return t < sds() && (isEqual || t == a);
  }

  @Override
  void slope(double[] own, double[] root, int g, int t, double[] slope) {
    Arrays.fill(slope, 0);
    boolean ofRho = t == sds();
    double[] factor = ofRho ? correlation.slope(rho(own)) : new double[0];
    for (int a = 0; a < m; a++) {
      for (int c = 0; c <= a; c++) {
        if (ofRho) {
          slope[a * m + c] = sd(own, a) * factor[a * m + c];
        } else if (isSdOf(t, a)) {
          slope[a * m + c] = root[a * m + c];
        }
      }
    }
  }

  @Override
  List<Boundary> boundaries(int from) {
    List<Boundary> boundaries = new ArrayList<>();
    int rho = from + sds();
    // If only one effect varies, there is no correlation.
    boolean isLast = correlation.isEstimated() && sds() <= 2;
    for (int a = 0; a < sds(); a++) {
      Boundary zero = Boundary.variance(from + a);
      boundaries.add(isLast ? zero.idling(new int[] {rho}) : zero);
    }
    if (correlation.isEstimated() && correlation.link().equals(Link.ATANH)) {
      boundaries.add(Boundary.correlation(rho));
    } else if (correlation.isEstimated()) {
      boundaries.add(Boundary.lowest(rho));
      boundaries.add(Boundary.highest(rho));
    }
    return boundaries;
  }
}
