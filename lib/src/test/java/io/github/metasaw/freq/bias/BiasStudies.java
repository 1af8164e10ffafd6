package io.github.metasaw.freq.bias;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import io.github.metasaw.reference.ReferenceFile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Fits for tests of selection. */
final class BiasStudies {

  private BiasStudies() {}

  static FrequentistFit fit(double[] yi, double... vi) {
    return fit("REML", yi, vi);
  }

  static FrequentistFit fit(String method, double[] yi, double... vi) {
    return Meta.fit(
        Table.create(DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi)),
        "yi ~ 1",
        FreqOptions.defaults().withMethod(method));
  }

  /** Bangert-Drowns, Hurley and Wilkinson 2004, as metadat has them. */
  static FrequentistFit bangert() {
    return Meta.fit(
        ReferenceFile.of("metafor_uni/bangertdrowns2004_publication_bias").table(), "yi ~ 1");
  }

  /** BCG vaccine, log risk ratios. */
  static FrequentistFit bcg() {
    return Meta.fit(ReferenceFile.of("metafor_uni/bcg_RR_publication_bias").table(), "yi ~ 1");
  }

  /**
   * Studies of which all significant ones and some of the others are published.
   *
   * @param k number published
   * @param mu mean effect
   * @param tau its SD
   * @param others share of the others that is published
   */
  static FrequentistFit selected(int k, double mu, double tau, double others, long seed) {
    RandomStream random = Streams.of(seed).chain(0);
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; ) {
      vi[i] = 0.01 + 0.15 * random.nextUniform();
      yi[i] = mu + Math.sqrt(vi[i] + tau * tau) * random.nextGaussian();
      boolean isPublished = yi[i] / Math.sqrt(vi[i]) > 1.96 || random.nextUniform() < others;
      i += isPublished ? 1 : 0;
    }
    return fit(yi, vi);
  }
}
