package io.github.metasaw.freq.pvalue;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How one-sided p values of independent tests are combined. Each tests the hypothesis that no study
 * has an effect; a small value says that at least one has. Compared with each other by Heard and
 * Rubin-Delanchy (2018, Biometrika 105, 239) and Loughin (2004, CSDA 47, 467).
 */
public enum PValueMethod implements Named {
  /** -2 sum log p, chi-squared with 2k degrees of freedom (Fisher 1932). R: metap's sumlog. */
  FISHER("fisher", "Fisher") {
    @Override
    CombinedPValue combine(PValues values) {
      double x2 = 0;
      for (double p : values.p()) {
        x2 -= 2 * Math.log(p);
      }
      int df = 2 * values.k();
      return new CombinedPValue(this, x2, df, ChiSquared.survival(x2, df));
    }
  },
  /** The weighted sum of z values over its SD (Stouffer 1949; Liptak 1958). R: metap's sumz. */
  STOUFFER("stouffer", "Stouffer") {
    @Override
    CombinedPValue combine(PValues values) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < values.k(); i++) {
        double p = values.p()[i];
        double z = p <= 0.5 ? Normal.upperQuantile(p) : -Normal.upperQuantile(values.rest()[i]);
        sum += values.weight(i) * z;
        squares += values.weight(i) * values.weight(i);
      }
      double z = sum / Math.sqrt(squares);
      return new CombinedPValue(this, z, Double.NaN, Normal.survival(z));
    }
  },
  /** The smallest p value: 1 - (1 - min p)^k (Tippett 1931). R: metap's minimump. */
  TIPPETT("tippett", "Tippett") {
    @Override
    CombinedPValue combine(PValues values) {
      double smallest = Arrays.stream(values.p()).min().orElseThrow();
      double p = -Math.expm1(values.k() * Math.log1p(-smallest));
      return new CombinedPValue(this, smallest, Double.NaN, p);
    }
  },
  /**
   * The number of p values of at most alpha, binomial with that probability (Wilkinson 1951, Psych.
   * Bull. 48, 156).
   */
  BINOMIAL("binomial", "Binomial") {
    @Override
    CombinedPValue combine(PValues values) {
      int count = (int) Arrays.stream(values.p()).filter(p -> p <= values.alpha()).count();
      double p =
          count == 0
              ? 1
              : BinomialDistribution.of(values.k(), values.alpha()).survivalProbability(count - 1);
      return new CombinedPValue(this, count, Double.NaN, p);
    }
  },
  /** The sum of the p values (Edgington 1972, J. Psychol. 80, 351). R: metap's sump. */
  EDGINGTON("edgington", "Edgington") {
    @Override
    CombinedPValue combine(PValues values) {
      double sum = Arrays.stream(values.p()).sum();
      return new CombinedPValue(this, sum, Double.NaN, UniformSum.cdf(sum, values.k()));
    }
  },
  /**
   * The sum of logits, scaled to t with 5k + 4 degrees of freedom (Mudholkar and George 1979). R:
   * metap's logitp.
   */
  LOGIT("logit", "Logit") {
    @Override
    CombinedPValue combine(PValues values) {
      double k = values.k();
      double sum = 0;
      for (int i = 0; i < values.k(); i++) {
        sum += Math.log(values.rest()[i]) - Math.log(values.p()[i]);
      }
      double df = 5 * k + 4;
      double t = sum * Math.sqrt(3 * df / (Math.PI * Math.PI * k * (5 * k + 2)));
      return new CombinedPValue(this, t, df, TDistribution.of(df).survivalProbability(t));
    }
  };

  private final String id;
  private final String label;

  PValueMethod(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The method of a name.
   *
   * @param name {@code fisher, stouffer, tippett, binomial, edgington, logit}
   * @return the method
   * @throws io.github.metasaw.diagnostic.MetaException for another name
   */
  public static PValueMethod parse(String name) {
    return Named.parse("method", name, values());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  abstract CombinedPValue combine(PValues values);
}
