package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.EnumMap;
import java.util.Map;

/** Events in person-time as strata of a Mantel-Haenszel estimate (Greenland and Robins 1985). */
final class RateStrata implements Strata {

  private final TwoGroupRates data;
  private final EffectMeasure measure;

  /**
   * Strata of person-time.
   *
   * @param data events and person-time
   * @param measure IRR or IRD
   */
  RateStrata(TwoGroupRates data, EffectMeasure measure) {
    this.data = data;
    this.measure = measure;
  }

  @Override
  public int k() {
    return data.k();
  }

  @Override
  public boolean isRatio() {
    return measure == EffectMeasure.IRR;
  }

  @Override
  public void terms(int i, double[] terms) {
    double x1 = data.x1i()[i];
    double x2 = data.x2i()[i];
    double t1 = data.t1i()[i];
    double t2 = data.t2i()[i];
    double t = t1 + t2;
    terms[2] = 0;
    if (isRatio()) {
      terms[0] = x1 * (t2 / t);
      terms[1] = x2 * (t1 / t);
      terms[3] = t1 / t * (t2 / t) * (x1 + x2);
      terms[4] = 0;
    } else {
      double w = t1 / t * t2;
      terms[0] = w * (x1 / t1 - x2 / t2);
      terms[1] = w;
      terms[3] = 0;
      terms[4] = w * w * (x1 / (t1 * t1) + x2 / (t2 * t2));
    }
  }

  @Override
  public Map<CountsTest, ChiSquareTest> tests(double estimate, double correction) {
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    if (isRatio()) {
      tests.put(CountsTest.MANTEL_HAENSZEL, HomogeneityTests.association(data, correction));
    }
    return tests;
  }
}
